import { MIN_N_PERCENT, type LocalisedText } from '@concord/sql';
import { STATES, toneOf } from '../control-sentence.js';
import type { Finding, TogetherForm, Tone } from '../finding.js';
import type { Measured } from './measured.js';
import { monthFindings } from './month-findings.js';
import { listed, phrase } from '../phrase.js';
import { WITHIN_NORMAL } from '../sentences.js';
import { amountText, casesText, monthText, numberText, rangeText, shareText } from '../text.js';
import { briefWords, shownValue, valueWords } from '../value-words.js';

const WORDS = {
  base: { zh: '{name} {value}。', en: '{name}: {value}.' },
  range: {
    zh: '{count} 个口径在 {range} 之间：分母不同，不宜相互比较，也不宜与别处未写明口径的成功率比较。',
    en: 'The {count} bases lie within {range}: their denominators differ, so they are not to be compared with one another, nor with rates from elsewhere that do not name their basis.',
  },
  oneBase: { zh: '只能按这一个口径计算。', en: 'It can be told on this basis only.' },
  fact: { zh: '{name} {value}', en: '{name}: {value}' },
  facts: { zh: '{facts}。', en: '{facts}.' },
  nothing: { zh: '所选期间没有可以计算的案件。', en: 'No cases to count in this period.' },
  allNormal: { zh: '最近可判断的月份{normal}。', en: 'The latest months that can be judged are {normal}.' },
  signals: { zh: '最近可判断的月份出现{state}：{names}。', en: 'The latest month that can be judged shows {state}: {names}.' },
  notJudged: { zh: '可判断的月份不足 12 个，暂不判断波动。', en: 'Fewer than 12 months can be judged: no verdict on variation yet.' },
  reached: { zh: '{start}进入，走到“{last}”{end}，占 {share}。', en: '{start} entered; {end} got as far as “{last}”, {share}.' },
  reachedFew: { zh: '{start}进入，走到“{last}”{end}，件数太少，不计占比。', en: '{start} entered; {end} got as far as “{last}”, too few for a share.' },
  lost: { zh: '止步最多的一步在“{step}”之前：{n}，占进入的 {share}。', en: 'Most stopped before “{step}”: {n}, {share} of those who entered.' },
  stock: { zh: '{month}末{name} {n}，其中：{parts}。', en: 'At the end of {month}, {name}: {n}; {parts}.' },
  stockFew: { zh: '{month}末{name} {n}，件数太少，不计占比。', en: 'At the end of {month}, {name}: {n}, too few for shares.' },
  part: { zh: '{name} {n}（{share}）', en: '{name}: {n} ({share})' },
  stockBefore: { zh: '{month}末 {n}，{name}占 {share}。', en: 'At the end of {month}: {n}, {name}: {share}.' },
} as const;

const finding = (what: string, words: LocalisedText, figures: Finding['figures'] = {}, tone: Tone = 'normal'): Finding => ({ what, tone, figures, words });

/** How the latest months stand: which metrics show a signal, else that all are within normal variation. Nothing where no limits were asked for. */
function stateFindings(measured: readonly Measured[]): Finding[] {
  const asked = measured.filter(({ control }) => control !== null);
  const judged = asked.flatMap(({ control, definition }) => (control?.variation === null || control === null ? [] : [{ name: definition.label, tone: toneOf(control.variation) }]));
  if (asked.length === 0) return [];
  if (judged.length === 0) return [finding('control', WORDS.notJudged)];
  const tones = ['concern', 'improvement', 'neutral'] as const;
  const signals = tones.flatMap((tone) => {
    const names = judged.filter((one) => one.tone === tone).map(({ name }) => name);
    return names.length === 0 ? [] : [finding('control', phrase(WORDS.signals, { state: STATES[tone], names: listed(names) }), { metrics: names.length }, tone)];
  });
  return signals.length > 0 ? signals : [finding('control', phrase(WORDS.allNormal, { normal: WITHIN_NORMAL }), { metrics: judged.length })];
}

/** One rate on several bases, the first of them told in full: how far they lie apart and that they cannot be compared. */
function basesFindings(measured: readonly Measured[]): Finding[] {
  const [first] = measured;
  if (first === undefined) return [];
  const shown = measured.flatMap(({ definition, total }) => { const value = shownValue(definition, total); return value === null ? [] : [value]; });
  const base = finding('size', phrase(WORDS.base, { name: first.definition.label, value: valueWords(first.definition, first.total) }), { n: first.total.n, ...(first.total.value === null ? {} : { value: first.total.value }) });
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const range = measured.length === 1 ? [finding('bases', WORDS.oneBase)]
    : shown.length < 2 ? [] : [finding('bases', phrase(WORDS.range, { count: numberText(shown.length), range: rangeText(low, high, first.definition.unit) }), { low, high })];
  return [base, ...range, ...stateFindings([first])];
}

/** Several metrics side by side, each in brief with what it is of. */
function factsFindings(measured: readonly Measured[]): Finding[] {
  const told = measured.filter(({ total }) => total.n > 0);
  if (told.length === 0) return [finding('facts', WORDS.nothing)];
  const facts = told.map(({ definition, total }) => phrase(WORDS.fact, { name: definition.label, value: briefWords(definition, total) }));
  const joined = { zh: facts.map(({ zh }) => zh).join('；'), en: facts.map(({ en }) => en).join('; ') };
  return [finding('facts', phrase(WORDS.facts, { facts: joined }), { metrics: told.length }), ...stateFindings(told)];
}

/** Steps that each count within the one before (ratios), named by what who took them did and not by the rate: how many reach the last, and before which most stop. */
function stepsFindings(measured: readonly Measured[]): Finding[] {
  const steps = measured.map(({ definition, total }) => ({ label: definition.numeratorLabel, entered: total.denominator ?? 0, went: total.numerator ?? 0 }));
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || first.entered === 0) return [finding('steps', WORDS.nothing)];
  const start = first.entered;
  const blanks = { start: casesText(start), last: last.label, end: casesText(last.went) };
  if (start < MIN_N_PERCENT) return [finding('steps', phrase(WORDS.reachedFew, blanks), { start, end: last.went })];
  const worst = steps.reduce((most, step) => (step.entered - step.went > most.entered - most.went ? step : most));
  const lost = worst.entered - worst.went;
  return [
    finding('steps', phrase(WORDS.reached, { ...blanks, share: shareText(last.went / start) }), { start, end: last.went }),
    ...(lost === 0 ? [] : [finding('lost', phrase(WORDS.lost, { step: worst.label, n: casesText(lost), share: shareText(lost / start) }), { lost })]),
  ];
}

/** A stock (the first) and parts of it at the end of the last complete month, beside the first month. */
function agesFindings(measured: readonly Measured[]): Finding[] {
  const [whole, ...parts] = measured;
  const months = whole?.points ?? [];
  const at = Math.max(months.findLastIndex(({ complete }) => complete), months.length === 0 ? -1 : 0);
  const month = months[at];
  if (whole === undefined || month === undefined) return [];
  const of = ({ points }: Measured, i: number): number => points[i]?.value.value ?? 0;
  const [n, firstN] = [of(whole, at), of(whole, 0)];
  const blanks = { month: monthText(month.from), name: whole.definition.label, n: amountText(n, whole.definition.unit) };
  if (n < MIN_N_PERCENT) return [finding('stock', phrase(WORDS.stockFew, blanks), { n })];
  const told = parts.map((part) => phrase(WORDS.part, { name: part.definition.label, n: amountText(of(part, at), part.definition.unit), share: shareText(of(part, at) / n) }));
  const [youngest] = parts;
  const [opening] = months;
  const before = youngest === undefined || opening === undefined || at === 0 || firstN < MIN_N_PERCENT ? []
    : [finding('stock_before', phrase(WORDS.stockBefore, { month: monthText(opening.from), n: amountText(firstN, whole.definition.unit), name: youngest.definition.label, share: shareText(of(youngest, 0) / firstN) }), { n: firstN })];
  return [finding('stock', phrase(WORDS.stock, { ...blanks, parts: { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') } }), { n }), ...before];
}

const FINDINGS: Readonly<Record<TogetherForm, (measured: readonly Measured[], since: string) => Finding[]>> = { ages: agesFindings, bases: basesFindings, facts: factsFindings, month: monthFindings, steps: stepsFindings };

/** What may be said of several metrics of one question together, in the order they are to be told; a month is the last from `since` on. */
export const togetherFindings = (form: TogetherForm, measured: readonly Measured[], since = ''): Finding[] => FINDINGS[form](measured, since);
