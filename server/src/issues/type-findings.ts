import { MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import { RULE_WORDS } from '../narrative/control-sentence.js';
import type { Finding } from '../narrative/finding.js';
import { listed, phrase } from '../narrative/phrase.js';
import { WITHIN_NORMAL } from '../narrative/sentences.js';
import { casesText, dateText, daysText, monthText, numberText, shareText } from '../narrative/text.js';
import type { Issues, IssueType, StuckTypes } from './issues.model.js';
import type { JudgedType } from './stuck.js';
import { isRising } from './type-months.js';

const WORDS = {
  unjudged: { zh: '可判断的月份或案件太少，不判断哪些类型偏离正常波动。', en: 'Too few months or cases to judge which types depart from normal variation.' },
  rising: {
    zh: '{month}，可判断的 {judged} 类中有 {rising} 类高于正常波动：{names}{more}；即使毫无变化，仅凭偶然平均也会有约 {chance} 类出现信号。',
    en: 'In {month}, {rising} of the {judged} types that can be judged lie above their normal variation: {names}{more}; were nothing different, chance alone would give about {chance} signals.',
  },
  normal: { zh: '{month}，可判断的 {judged} 类都没有高于正常波动的信号，{normal}。', en: 'In {month}, none of the {judged} types that can be judged shows a signal above its limits: {normal}.' },
  falling: { zh: '另有 {falling} 类低于正常波动。', en: '{falling} lie below it.' },
  risen: { zh: '“{name}” {n}（控制上限 {upper}）', en: '“{name}” {n} (upper limit {upper})' },
  run: { zh: '“{name}” {n}（{rule}）', en: '“{name}” {n} ({rule})' },
  more: { zh: ' 等', en: ' and others' },
  stock: {
    zh: '{day}在办 {open}，其中 {aged}（{share}）已过期限或超过 60 日，合计超出 {excess}。',
    en: 'On {day}, {open} are open; {aged} ({share}) are past their limit or over 60 days old, {excess} beyond it in all.',
  },
  fewOpen: { zh: '{day}在办 {open}，其中 {aged} 已过期限或超过 60 日。', en: 'On {day}, {open} are open; {aged} are past their limit or over 60 days old.' },
  stuck: { zh: '连续三个月末久拖占比都显著高于总体的有 {stuck} 类：{names}{more}。', en: 'With a larger share beyond the limit than all types together, beyond chance, at three month ends in a row: {stuck}, {names}{more}.' },
  noneStuck: { zh: '没有类型的久拖占比连续三个月末都显著高于总体。', en: 'No type has had a larger share beyond the limit than all types together, beyond chance, at three month ends in a row.' },
  cell: {
    zh: '图中 {types} 类、{months} 个月，件数最多的一格是 {month}的“{name}”，{n}；超出正常波动的有 {signals} 处。',
    en: '{types} types over {months} months are drawn; the largest cell is “{name}” in {month} with {n}; {signals} lie outside of normal variation.',
  },
  held: { zh: '“{name}”（{aged}/{open}，超出 {excess}）', en: '“{name}” ({aged}/{open}, {excess} beyond)' },
} as const;

/** Names in one sentence; what is beyond is in the list below it. */
const NAMED = 3;
const NOTHING: LocalisedText = { zh: '', en: '' };

const namedOf = <T>(items: readonly T[], name: (item: T) => LocalisedText): { readonly names: LocalisedText; readonly more: LocalisedText } =>
  ({ names: listed(items.slice(0, NAMED).map(name)), more: items.length > NAMED ? WORDS.more : NOTHING });

/** By its limit where it is beyond; else by the rule, for a month within its limits held against them would seem to be no signal. */
function risen({ member, signals }: IssueType): LocalisedText {
  const { n = 0, rule = 'astronomical', upper = 0 } = signals.at(-1) ?? {};
  const blanks = { name: member.label, n: casesText(n) };
  return rule === 'astronomical' ? phrase(WORDS.risen, { ...blanks, upper: numberText(upper, 1) }) : phrase(WORDS.run, { ...blanks, rule: RULE_WORDS[rule] });
}

/** What may be said of the latest judged month: which types are above their normal variation, and how many chance alone would give. */
export function monthFindings({ byChance, judged, latest, types }: Pick<Issues, 'byChance' | 'judged' | 'latest' | 'types'>): Finding[] {
  if (latest === null || judged === 0) return [{ what: 'unjudged', tone: 'normal', figures: {}, words: WORDS.unjudged }];
  const rising = types.filter(isRising);
  const falling = types.filter(({ variation }) => variation?.endsWith('_low') === true).length;
  const blanks = { month: monthText(latest), judged: numberText(judged) };
  const words = rising.length === 0 ? phrase(WORDS.normal, { ...blanks, normal: WITHIN_NORMAL })
    : phrase(WORDS.rising, { ...blanks, rising: numberText(rising.length), ...namedOf(rising, risen), chance: numberText(byChance, 1) });
  return [
    { what: 'rising', tone: rising.length === 0 ? 'normal' : 'neutral', figures: { judged, rising: rising.length, by_chance: byChance }, words },
    ...(falling === 0 ? [] : [{ what: 'falling', tone: 'normal' as const, figures: { falling }, words: phrase(WORDS.falling, { falling: numberText(falling) }) }]),
  ];
}

/** Types that a map of types by months has rows for: more cannot be read. */
export const HEAT_ROWS = 18;

/** What may be said of the map of the largest classified types by months: its largest cell, and how many months stand out. */
export function heatFindings({ months, types }: Pick<Issues, 'months' | 'types'>): Finding[] {
  const drawn = types.filter(({ unclassified }) => !unclassified).slice(0, HEAT_ROWS);
  const cells = drawn.flatMap(({ member, monthly }) => monthly.map((n, i) => ({ n, label: member.label, month: months[i]?.from ?? '' })));
  const [most] = cells.toSorted((a, b) => b.n - a.n);
  if (most === undefined) return [];
  const signals = drawn.reduce((sum, type) => sum + type.signals.length, 0);
  return [{
    what: 'cell', tone: 'normal', figures: { types: drawn.length, months: months.length, n: most.n, signals },
    words: phrase(WORDS.cell, { types: numberText(drawn.length), months: numberText(months.length), month: monthText(most.month), name: most.label, n: casesText(most.n), signals: numberText(signals) }),
  }];
}

function held({ excessDays, member, stocks }: JudgedType): LocalisedText {
  const last = stocks.at(-1);
  return phrase(WORDS.held, { name: member.label, aged: numberText(last?.aged ?? 0), open: numberText(last?.open ?? 0), excess: daysText(excessDays) });
}

/** What may be said of how long cases stay open: how many are beyond their limit, and which types more than all, three month ends in a row. */
export function stuckFindings({ excessDays, monthEnds, overall, rows }: Omit<StuckTypes, 'findings' | 'rows'> & { readonly rows: readonly JudgedType[] }): Finding[] {
  const [last, day] = [overall.at(-1), monthEnds.at(-1)];
  if (last === undefined || day === undefined) return [];
  const blanks = { day: dateText(day), open: casesText(last.open), aged: casesText(last.aged) };
  const stuck = rows.filter((row) => row.stuck);
  return [
    { what: 'aged', tone: 'normal', figures: { open: last.open, aged: last.aged, excess_days: excessDays }, words: last.open < MIN_N_PERCENT ? phrase(WORDS.fewOpen, blanks) : phrase(WORDS.stock, { ...blanks, share: shareText(last.aged / last.open), excess: daysText(excessDays) }) },
    stuck.length === 0 ? { what: 'stuck', tone: 'normal', figures: { stuck: 0 }, words: WORDS.noneStuck }
      : { what: 'stuck', tone: 'concern', figures: { stuck: stuck.length }, words: phrase(WORDS.stuck, { stuck: numberText(stuck.length), ...namedOf(stuck, held) }) },
  ];
}
