import { compileNumberChange, metricById, type DateRange, type Filter, type LocalisedText, type Metric, type MetricId, type Part, type Scope } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText, spanText } from '../../narrative/text.js';
import type { Passport } from '../../reports/document/document.js';
import type { Snapshot } from '../../store/store.js';
import type { NumberDifference } from './differences.js';

/** Why a number is another one. */
export const CHANGE_REASONS = ['late', 'moved_in', 'moved_out', 'corrected_in', 'corrected_out', 'withdrawn', 'revalued', 'definition', 'follows', 'records'] as const;
/** One of them. */
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** One reason, with the cases it is about (null where it is about none). */
export interface NumberReason {
  readonly what: ChangeReason;
  readonly cases: number | null;
  readonly words: LocalisedText;
}

/** The data of two reports. */
export interface Versions {
  readonly dataset: string;
  readonly scope: Scope;
  readonly earlier: number;
  readonly later: number;
}

const REASONS: Readonly<Record<ChangeReason, LocalisedText>> = {
  late: { zh: '后来才交付、现在计入 {n} 件', en: '{n} came in later and count now' },
  moved_in: { zh: '重新归类后计入 {n} 件', en: '{n} were reclassified and count now' },
  moved_out: { zh: '重新归类后不再计入 {n} 件', en: '{n} were reclassified and count no more' },
  corrected_in: { zh: '日期或结果更正后计入 {n} 件', en: '{n} count after a date or an outcome was corrected' },
  corrected_out: { zh: '日期或结果更正后不再计入 {n} 件', en: '{n} count no more after a date or an outcome was corrected' },
  withdrawn: { zh: '来源撤回 {n} 件', en: '{n} were withdrawn by their source' },
  revalued: { zh: '计入的案件未变，其中的日期或金额有更正', en: 'the same cases count; dates or amounts of theirs were corrected' },
  definition: { zh: '口径由第 {from} 版改为第 {to} 版', en: 'its definition went from version {from} to {to}' },
  follows: { zh: '随同一部分的其他数字而变', en: 'it follows from other numbers of the same part' },
  records: { zh: '案件未变；参考数据、基线或规则另有更改', en: 'the cases are the same; reference data, a baseline or a rule was changed' },
};
const PARTS: Readonly<Record<'denominator' | 'numerator' | 'whole', LocalisedText>> = { numerator: { zh: '分子：', en: 'numerator: ' }, denominator: { zh: '分母：', en: 'denominator: ' }, whole: { zh: '', en: '' } };
const EARLIER_TIME: LocalisedText = { zh: '对比期（{span}）', en: 'the time it is held against ({span}) ' };
const MOVES = ['late', 'moved_in', 'moved_out', 'corrected_in', 'corrected_out', 'withdrawn'] as const;
/** Metrics of two lists of cases. */
const TWO_LISTS: ReadonlySet<Metric['kind']> = new Set(['ratio', 'balance', 'quotient', 'stock_ratio', 'turnover', 'duration']);

const partsOf = ({ kind }: Metric): readonly Part[] => (TWO_LISTS.has(kind) ? ['numerator', 'denominator'] : ['numerator']);
/** What shares are taken of: the cases of a denominator, where there is one. */
const sizePart = (metric: Metric): Part => partsOf(metric).at(-1) ?? 'numerator';

/** Cases that a number rests on: one of its lists, and what to call it. */
interface CountedList { readonly metric: MetricId; readonly filters: readonly Filter[]; readonly part: Part; readonly named: keyof typeof PARTS }

/** The lists behind a number; none where it rests on no cases, as the outlets that cases are held against. */
function listsOf({ filters: own, metric: id, part, split, whole }: Passport): CountedList[] {
  const metric = metricById(id);
  const filters = [...own, ...(split === null ? [] : [{ dimension: split.dimension, values: [split.member] }])];
  if (whole !== undefined) return [{ metric: id, filters, part: sizePart(metric), named: 'numerator' }, { ...whole, part: sizePart(metricById(whole.metric)), named: 'denominator' }];
  const parts = partsOf(metric);
  if (part === 'numerator' || part === 'denominator') return parts.includes(part) ? [{ metric: id, filters, part, named: 'whole' }] : [];
  return parts.map((one) => ({ metric: id, filters, part: one, named: parts.length === 1 ? 'whole' : one === 'numerator' ? 'numerator' : 'denominator' }));
}

async function movesOf(snapshot: Snapshot, { dataset, earlier, later }: Versions, passport: Passport, range: DateRange, lead: LocalisedText): Promise<NumberReason[]> {
  const all = await Promise.all(listsOf(passport).map(async ({ filters, metric, named, part }): Promise<NumberReason[]> => {
    const [then, now] = await Promise.all([earlier, later].map(async (asOfLoad) => ({ ...(await snapshot.cases({ dataset, filters, asOfLoad })), metrics: [metric], range, bucket: 'all' as const })));
    if (then === undefined || now === undefined) return [];
    const [row] = await snapshot.ask(compileNumberChange(metricById(metric), part, then, now));
    return MOVES.flatMap((what) => {
      const cases = row?.num(what) ?? 0;
      const said = phrase(REASONS[what], { n: numberText(cases) });
      return cases === 0 ? [] : [{ what, cases, words: { zh: lead.zh + PARTS[named].zh + said.zh, en: lead.en + PARTS[named].en + said.en } }];
    });
  }));
  return all.flat();
}

/** Why a number of the later report is not that of the earlier one; at least one reason. Throws `QuestionError`, `EngineError`. */
export async function reasonsOf(snapshot: Snapshot, versions: Versions, { earlier, later }: NumberDifference): Promise<NumberReason[]> {
  const bare = (what: ChangeReason, blanks: Readonly<Record<string, LocalisedText>> = {}): NumberReason => ({ what, cases: null, words: phrase(REASONS[what], blanks) });
  const [then, now] = [earlier?.passport ?? null, later?.passport ?? null];
  const passport = now ?? then;
  if (passport === null) return [bare('follows')];
  const defined = then !== null && now !== null && then.definitionVersion !== now.definitionVersion ? [bare('definition', { from: numberText(then.definitionVersion), to: numberText(now.definitionVersion) })] : [];
  if (versions.earlier === versions.later) return defined.length > 0 ? defined : [bare('records')];
  const [own, against] = await Promise.all([
    movesOf(snapshot, versions, passport, passport.range, PARTS.whole),
    passport.against === null ? [] : movesOf(snapshot, versions, passport, passport.against, phrase(EARLIER_TIME, { span: spanText(passport.against) })),
  ]);
  const moved = [...defined, ...own, ...against];
  if (moved.length > 0) return moved;
  return [bare(['amount', 'duration'].includes(metricById(passport.metric).kind) ? 'revalued' : 'records')];
}
