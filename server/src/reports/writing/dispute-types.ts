import { dimensionById, metricById, monthFrom, type DimensionId, type LocalisedText, type Metric } from '@concord/sql';
import type { IssueType, Issues } from '../../issues/issues.model.js';
import type { IssuesService } from '../../issues/issues.service.js';
import { STATES, toneOf } from '../../narrative/control-sentence.js';
import { listed, phrase } from '../../narrative/phrase.js';
import { casesText, daysText, numberText, shareText } from '../../narrative/text.js';
import { WITHIN_NORMAL } from '../../narrative/sentences.js';
import { altOf } from '../document/alt.js';
import type { Block, Cell, Column, Passport, TableBlock } from '../document/document.js';
import type { PartOf } from '../template/parts.js';
import { monthsUpTo, rangeOf, selectionOf, type Asked } from './asked.js';
import { NOTHING, shareCell, valueCell, wordsCell } from './cells.js';
import { among, countPassport, partPassport, passportOf, sharePassport } from './passports.js';

const MOST_BARS = 10;
const NAMED = 5;
const FEWEST = 10;
const STUCK_MONTHS = 12;

const WORDS = {
  caption: { zh: '纠纷类型（{dimension}）：{metric}', en: 'Types of dispute ({dimension}): {metric}' },
  type: { zh: '类型', en: 'Type' }, cases: { zh: '件数', en: 'Cases' }, share: { zh: '占比', en: 'Share' }, cumulative: { zh: '累计占比', en: 'Cumulative' }, month: { zh: '本月波动', en: 'This month' }, marks: { zh: '标记', en: 'Marks' },
  recurring: { zh: '多发', en: 'recurring' }, notJudged: { zh: '不作判断', en: 'not judged' },
  rest: { zh: '其余 {types} 类与未分类', en: 'The other {types} types and unclassified' },
  largest: { zh: '最多的是{names}。', en: 'The largest: {names}.' }, five: { zh: '前五类：{names}。', en: 'The largest five: {names}.' }, named: { zh: '“{name}” {cases}（{share}）', en: '“{name}” {cases} ({share})' },
  stuckCaption: { zh: '未结案件超期情况（按类型）', en: 'Open cases beyond their limit, by type' },
  open: { zh: '未结', en: 'Open' }, aged: { zh: '超期', en: 'Beyond the limit' }, agedShare: { zh: '超期占比', en: 'Share beyond' }, days: { zh: '超期日数合计', en: 'Days beyond, in all' }, time: { zh: '办结时长（中位数）', en: 'Time to resolution (median)' }, verdict: { zh: '判断', en: 'Verdict' },
  stuck: { zh: '顽固', en: 'stuck' }, not: { zh: '未见', en: 'not found' },
} as const;

const number = (n: number, words: LocalisedText, form: NonNullable<Cell['form']>, passport?: Passport): Cell => ({ words, number: n, form, ...(passport === undefined ? {} : { passport }) });

const PARETO_COLUMNS: readonly Column[] = [
  { head: WORDS.type, isNumber: false, width: 30 }, { head: WORDS.cases, isNumber: true, width: 12 }, { head: WORDS.share, isNumber: true, width: 12 }, { head: WORDS.cumulative, isNumber: true, width: 12 }, { head: WORDS.month, isNumber: false, width: 18 }, { head: WORDS.marks, isNumber: false, width: 12 },
];

function stateOf(type: IssueType | undefined): LocalisedText {
  const variation = type?.variation ?? null;
  if (variation === null) return WORDS.notJudged;
  const tone = toneOf(variation);
  return tone === 'normal' ? WITHIN_NORMAL : STATES[tone];
}

/** Types as the table has them, with where each comes from. */
interface Paretoed { readonly issues: Issues; readonly pareto: Issues['paretos'][number]; readonly bars: readonly { readonly bar: Issues['paretos'][number]['bars'][number]; readonly passport: Passport }[] }

function paretoTable(asked: Asked, metric: Metric, { bars, issues, pareto }: Paretoed, caption: LocalisedText): TableBlock {
  const whole = { metric, filters: asked.filters, n: pareto.cases };
  const typeOf = new Map(issues.types.map((type) => [type.member.key, type]));
  const rows = bars.map(({ bar, passport }) => {
    const type = typeOf.get(bar.member.key);
    const cells = [
      wordsCell(bar.member.label), number(bar.cases, casesText(bar.cases), 'case', passport), shareCell(bar.share, sharePassport(passport, whole)), number(bar.cumulative, shareText(bar.cumulative), 'percent'),
      wordsCell(stateOf(type)), wordsCell(type?.recurring === true ? WORDS.recurring : NOTHING),
    ];
    return { cells, isTotal: false };
  });
  const rest = { cases: pareto.tail.cases + pareto.unclassified.cases, share: pareto.tail.share + pareto.unclassified.share };
  // All that is not named, what is not classified among it.
  const others = countPassport(among(asked, issues.dimension, bars.map(({ bar }) => bar.member.key), true), metric, rangeOf(asked), rest.cases);
  const last = [wordsCell(phrase(WORDS.rest, { types: numberText(pareto.tail.types) })), number(rest.cases, casesText(rest.cases), 'case', others), shareCell(rest.share, sharePassport(others, whole)), wordsCell(NOTHING), wordsCell(NOTHING), wordsCell(NOTHING)];
  return { kind: 'table', caption, columns: PARETO_COLUMNS, rows: rest.cases === 0 ? rows : [...rows, { cells: last, isTotal: false }], note: null };
}

/** Of the month: which types hold most of the disputes (Pareto), which depart from their normal variation, which recur. */
export async function writeTypes(service: IssuesService, asked: Asked, { instead, metric: wanted }: PartOf<'types'>): Promise<Block[]> {
  const id = [wanted, instead].find((one) => one !== undefined && asked.told.has(one));
  if (id === undefined) return [];
  const metric = metricById(id);
  const issues = await service.issues(asked.viewer, { ...selectionOf(asked), metric: id, range: rangeOf(asked), dimension: null, aged: null, duration: null, repeats: null });
  const pareto = issues.paretos.find(({ measure }) => measure === 'cases');
  if (pareto === undefined || pareto.bars.length === 0) return [];
  const caption = phrase(WORDS.caption, { dimension: dimensionById(issues.dimension).label, metric: metric.label });
  const bars = pareto.bars.map((bar) => ({ bar, passport: countPassport(asked, metric, rangeOf(asked), bar.cases, { dimension: issues.dimension, member: bar.member.key }) }));
  const named = pareto.bars.slice(0, NAMED).map(({ member, cases, share }) => phrase(WORDS.named, { name: member.label, cases: casesText(cases), share: shareText(share) }));
  const five = named.length < NAMED || pareto.total < FEWEST ? [] : [{ what: 'largest', words: phrase(WORDS.five, { names: listed(named) }), tone: 'normal' as const }];
  // Five say what three would.
  const sentences = [...pareto.findings.filter(({ what }) => five.length === 0 || what !== 'largest'), ...five, ...issues.findings].map(({ words, tone }) => ({ words, tone }));
  return [
    { kind: 'text', sentences },
    { kind: 'chart', caption, alt: altOf(caption, [phrase(WORDS.largest, { names: listed(pareto.bars.slice(0, 3).map(({ member }) => member.label)) })]), numbers: 'case', passports: bars.slice(0, MOST_BARS).map(({ passport }) => passport), chart: { form: 'bars', reference: null, bars: pareto.bars.slice(0, MOST_BARS).map(({ member, value }) => ({ label: member.label, value, isOther: false })) } },
    paretoTable(asked, metric, { issues, pareto, bars }, caption),
  ];
}

const STUCK_COLUMNS: readonly Column[] = [
  { head: WORDS.type, isNumber: false, width: 28 }, { head: WORDS.open, isNumber: true, width: 11 }, { head: WORDS.aged, isNumber: true, width: 11 }, { head: WORDS.agedShare, isNumber: true, width: 12 }, { head: WORDS.days, isNumber: true, width: 16 }, { head: WORDS.time, isNumber: true, width: 16 }, { head: WORDS.verdict, isNumber: false, width: 10 },
];

type Stuck = NonNullable<Issues['stuck']>;

/** A type as the table has it: what is open and beyond its limit stands at the last month end, how long cases take is of the twelve months. */
function stuckCells(asked: Asked, { dimension, row, stuck }: { readonly stuck: Stuck; readonly row: Stuck['rows'][number]; readonly dimension: DimensionId }, agedOf: Metric, duration: Metric): Cell[] {
  const [last, to, split] = [row.stocks.at(-1) ?? { open: 0, aged: 0 }, stuck.monthEnds.at(-1) ?? asked.period.to, { dimension, member: row.member.key }];
  const end = { from: monthFrom(to, 0), to };
  // Of the same cases without the limit, which stands beside it.
  const stock = metricById(agedOf.alongside?.[0] ?? agedOf.id);
  const [open, aged] = [countPassport(asked, stock, end, last.open, split), countPassport(asked, agedOf, end, last.aged, split)];
  const whole = { metric: stock, filters: among(asked, dimension, [row.member.key]).filters, n: last.open };
  return [
    wordsCell(row.member.label), number(last.open, casesText(last.open), 'case', open), number(last.aged, casesText(last.aged), 'case', aged), shareCell(last.open < FEWEST ? null : last.aged / last.open, sharePassport(aged, whole)),
    number(row.excessDays, daysText(row.excessDays), 'day', partPassport(aged, 'basis')), row.time === null ? wordsCell(NOTHING) : valueCell(duration, row.time, passportOf(asked, duration, monthsUpTo(asked.month, STUCK_MONTHS), row.time, split)), wordsCell(row.stuck ? WORDS.stuck : WORDS.not),
  ];
}

/** Which types stay unresolved: open cases beyond their limit at the end of the month, and whether that is beyond chance at three month ends in a row. */
export async function writeStuck(service: IssuesService, asked: Asked, { metric: of, aged, duration }: PartOf<'stuck'>): Promise<Block[]> {
  if (!asked.told.has(of) || !asked.told.has(aged)) return [];
  const range = monthsUpTo(asked.month, STUCK_MONTHS);
  const { dimension, stuck } = await service.issues(asked.viewer, { ...selectionOf(asked), metric: of, range, dimension: null, aged, duration: asked.told.has(duration) ? duration : null, repeats: null });
  if (stuck === null) return [];
  const rows = stuck.rows.map((row) => ({ isTotal: false, cells: stuckCells(asked, { stuck, row, dimension }, metricById(aged), metricById(duration)) }));
  const sentences = stuck.findings.map(({ words, tone }) => ({ words, tone }));
  return [{ kind: 'text', sentences }, ...(rows.length === 0 ? [] : [{ kind: 'table', caption: WORDS.stuckCaption, columns: STUCK_COLUMNS, rows, note: null } as const])];
}
