import { metricById, MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { MetricValue } from '../../../metrics/metrics.model.js';
import type { RecordsService } from '../../../records/records.service.js';
import { listed, paragraph, phrase } from '../../../narrative/phrase.js';
import { factorsText, numberText } from '../../../narrative/text.js';
import { briefWords } from '../../../narrative/value-words.js';
import { altOf } from '../../document/alt.js';
import type { Block, Passport } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { periodText } from '../../template/period.js';
import { rangeOf, type Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';
import { partPassport, passportOf } from '../passports.js';
import { barsOf, groupNamed, MOST_BARS } from './members.js';
import { byMember, groupsOf, isCut, medianOf, peersOf, type Held } from './peers.js';
import { beforeNumber, figureOf, inRow, led, pointOf } from './sentences.js';

const WORDS = {
  lead: { zh: '{group}{name}。', en: '{name}: {group}.' },
  median: { zh: '{period}，{group}{name}的中位数为{median}{unit}。', en: '{period}: the median of {group} is {median} {unit}.' },
  medianLine: { zh: '中位数 {median}', en: 'median {median}' },
  items: { zh: '其中，{items}。', en: 'Of these: {items}.' }, item: { zh: '{name}{value}{unit}', en: '{name} {value}' },
  missing: { zh: '参考数据缺{names}的分母，未列。', en: 'Not told, for want of a denominator in the reference data: {names}.' },
  few: { zh: '{names}不足 10 件，不计算。', en: 'Fewer than 10 cases, not computed: {names}.' },
  none: { zh: '参考数据中没有{group}的分母（{denominator}），不计算。', en: 'Reference data lack the denominators ({denominator}) of {group}, so nothing is computed.' },
  caption: { zh: '{group}{name}（{unit}）', en: '{name}: {group} ({unit})' }, institution: { zh: '机构名称', en: 'Institution' },
} as const;

type Told = Held & { readonly rate: number };

/** A rate of so many of what it is held against; null where it has none, or rests on fewer than ten cases. */
export const perOf = ({ denominator, lack, n, numerator }: MetricValue, per: number, months = 1): number | null =>
  (lack !== null || numerator === null || denominator === null || denominator === 0 || n < MIN_N_PERCENT ? null : (numerator / denominator) * (per / months));

/** Cases of a group held against how large its members are: the median, each, and who cannot be told for want of a denominator. */
export async function writePeerRate(metrics: MetricsService, records: RecordsService, asked: Asked, { metric: id, group: named, name, per, unit }: PartOf<'peer-rate'>): Promise<Block[]> {
  const metric = metricById(id);
  if (metric.kind !== 'rate') return [];
  const ofWhat = metric.denominatorLabel ?? metric.label;
  const { by } = peersOf(asked);
  const group = groupNamed(await groupsOf(records, asked), named);
  const blanks = { group: group.title, name, unit };
  const lead = pointOf(asked, phrase(WORDS.lead, blanks));
  const untellable = [{ kind: 'text', sentences: [led(lead, phrase(WORDS.none, { ...blanks, denominator: ofWhat }))] }] as const;
  if (!asked.told.has(id)) return [...untellable];
  const all = await byMember(metrics, asked, id);
  const known = [...new Set(group.members)].flatMap((key): Held[] => { const one = all.held.get(key); return one === undefined ? [] : [one]; });
  const told = known.flatMap((one): Told[] => { const value = perOf(one.value, per); return value === null ? [] : [{ ...one, rate: value }]; }).sort((a, b) => b.rate - a.rate || (a.key < b.key ? -1 : 1));
  const without = (isWanted: (value: MetricValue) => boolean, words: LocalisedText): LocalisedText[] => { const list = known.filter(({ value }) => isWanted(value)); return list.length === 0 ? [] : [phrase(words, { names: listed(list.map(({ label }) => label)) })]; };
  const untold = [...without(({ lack }) => lack !== null, WORDS.missing), ...without(({ lack, n }) => lack === null && n < MIN_N_PERCENT, WORDS.few)];
  const median = medianOf(told.map(({ rate }) => rate));
  if (median === null) return known.some(({ value }) => value.lack === null) ? [{ kind: 'text', sentences: [led(lead, paragraph(untold))] }] : [...untellable];
  // Figures of one sentence have the same decimals: those of the least.
  const rates = [...told.map(({ rate }) => rate), median];
  const [official, shown] = [factorsText(rates, 'official'), factorsText(rates, 'grouped')];
  const isMiddle = told.length > 1 && !isCut(asked);
  const rest = paragraph([
    ...(!isMiddle ? [] : [phrase(WORDS.median, { ...blanks, period: periodText(asked.period), median: official(median) })]),
    phrase(WORDS.items, { items: inRow(told.map(({ label, rate }) => phrase(WORDS.item, { name: beforeNumber(label), unit, value: official(rate) }))) }), ...untold,
  ]);
  const caption = figureOf(asked, phrase(WORDS.caption, blanks));
  const passport = ({ key, value }: Held): Passport => passportOf(asked, metric, rangeOf(asked), value, { dimension: by, member: key });
  const count = (n: number | null, from: Passport) => (n === null ? wordsCell(NOTHING) : { words: numberText(n), number: n, passport: from });
  return [
    { kind: 'text', sentences: [led(lead, rest)] },
    { kind: 'chart', caption, alt: altOf(caption, [rest]), numbers: 'times', passports: told.slice(0, MOST_BARS).map(passport), chart: barsOf(told.map(({ label, rate }) => ({ label, value: rate })), !isMiddle ? null : { label: phrase(WORDS.medianLine, { median: official(median) }), value: median }) },
    {
      kind: 'table', caption, note: null,
      columns: [{ head: WORDS.institution, isNumber: false, width: 30 }, { head: unit, isNumber: true, width: 22 }, { head: metric.numeratorLabel, isNumber: true, width: 16 }, { head: ofWhat, isNumber: true, width: 18 }],
      rows: [...told, ...known.filter(({ key }) => !told.some((one) => one.key === key))].map((one: Held & Partial<Told>) => {
        const from = passport(one);
        const value = one.rate !== undefined ? { words: shown(one.rate), number: one.rate, form: 'times' as const, passport: from } : { words: briefWords(metric, one.value), number: null, passport: from };
        return { isTotal: false, cells: [wordsCell(one.label), value, count(one.value.numerator, partPassport(from, 'numerator')), count(one.value.denominator, partPassport(from, 'denominator'))] };
      }),
    },
  ];
}
