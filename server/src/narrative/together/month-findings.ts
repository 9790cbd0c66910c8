import { phrase, listed } from '../phrase.js';
import { possibleLimits, RULE_WORDS, STATES, toneOf } from '../control-sentence.js';
import { WITHIN_NORMAL } from '../sentences.js';
import { monthText, numberText, rangeText } from '../text.js';
import { labelBefore, MATURE, valueWords } from '../value-words.js';
import type { LocalisedText, MetricKind } from '@concord/sql';
import type { Finding, Tone } from '../finding.js';
import type { Measured } from './measured.js';

const WORDS = {
  facts: { zh: '{month}，{facts}。', en: '{month}: {facts}.' },
  partial: { zh: '{month}（未满月）', en: '{month} (not complete)' },
  fact: { zh: '{name} {value}', en: '{name} {value}' },
  earlier: { zh: '{name}（{month}）{value}', en: '{name} ({month}) {value}' },
  signal: { zh: '“{name}”{value}，{rule}（控制限 {limits}）', en: '“{name}” at {value}, {rule} (control limits {limits})' },
  signals: { zh: '超出偶然的变动：{state} {n} 项，{names}{more}。', en: 'Beyond chance, {n} with {state}: {names}{more}.' },
  others: { zh: '有控制限的 {judged} 项指标中，其余 {rest} 项{normal}；即使一切照旧，仅凭偶然平均也会有{chance}项出现信号。', en: 'Of the {judged} metrics that have control limits the others ({rest}) are {normal}; were nothing different, chance alone would give {chance} signals.' },
  every: { zh: '有控制限的 {judged} 项指标都有信号；即使一切照旧，仅凭偶然平均也会有{chance}项出现信号。', en: 'Every metric that has control limits ({judged}) shows a signal; were nothing different, chance alone would give {chance} signals.' },
  none: { zh: '有控制限的 {judged} 项指标全部{normal}；即使一切照旧，仅凭偶然平均也会有{chance}项出现信号。', en: 'The metrics that have control limits ({judged}) are all {normal}; were nothing different, chance alone would give {chance} signals.' },
  heldBack: { zh: '{names}在{month}的件数尚未录齐，暂不判断。', en: 'Cases of {month} are still being entered, so nothing is said of {names} yet.' },
  notJudged: { zh: '完整月份还不足 12 个，暂无控制限，不作判断。', en: 'Fewer than 12 complete months: no control limits yet, and no verdict.' },
  about: { zh: ' {n} ', en: '{n}' },
  fewer: { zh: '不到 {n} ', en: 'fewer than {n}' },
  more: { zh: '等', en: ' and others' },
} as const;

/** Kinds told first, and how many of each: how much, how much is left, how well, how fast. */
const TELLING: readonly (readonly [MetricKind, number])[] = [['count', 2], ['level', 1], ['ratio', 1], ['duration', 1]];
/** Signals told with their numbers, of each tone. */
const NAMED = 3;
const TONES: readonly Exclude<Tone, 'normal'>[] = ['concern', 'improvement', 'neutral'];
/** Fewer signals by chance than this are told as fewer. */
const FEWEST = 0.1;
const NOTHING: LocalisedText = { zh: '', en: '' };

type Month = Measured['points'][number];

/**
 * The month that is told of a metric: the last complete one from `since` on; of a cohort the last whose outcomes are known, however far back, since half-known
 * rates look like a collapse. Failing both, the last.
 */
export function monthTold<One extends Month>(points: readonly One[], since: string): One | undefined {
  const complete = points.findLastIndex((point) => point.complete && point.from >= since);
  return (complete === -1 ? undefined : points.slice(0, complete + 1).findLast(({ value }) => value.maturity >= MATURE) ?? points[complete]) ?? points.at(-1);
}

interface OfMonth {
  readonly measured: Measured;
  readonly month: Month;
}

function factsFinding(told: readonly OfMonth[], lead: Month): Finding | null {
  const chosen = TELLING.flatMap(([kind, most]) => told.filter(({ measured, month }) => measured.definition.kind === kind && month.value.value !== null).slice(0, most));
  if (chosen.length === 0) return null;
  const facts = chosen.map(({ measured: { definition }, month }) => {
    const blanks = { name: labelBefore(definition), value: valueWords(definition, month.value) };
    return month.from === lead.from ? phrase(WORDS.fact, blanks) : phrase(WORDS.earlier, { ...blanks, month: monthText(month.from) });
  });
  const name = monthText(lead.from);
  const joined = { zh: facts.map(({ zh }) => zh).join('；'), en: facts.map(({ en }) => en).join('; ') };
  return {
    what: 'facts', tone: 'normal', words: phrase(WORDS.facts, { month: lead.complete ? name : phrase(WORDS.partial, { month: name }), facts: joined }),
    figures: Object.fromEntries(chosen.map(({ measured, month }) => [measured.definition.id, month.value.value ?? 0])),
  };
}

function signalWords({ measured: { definition }, month: { control, value } }: OfMonth): LocalisedText {
  const { lower, upper } = possibleLimits(definition, control ?? { lower: 0, upper: 0 });
  return phrase(WORDS.signal, { name: definition.label, value: valueWords(definition, value), rule: RULE_WORDS[control?.rule ?? 'astronomical'], limits: rangeText(lower, upper, definition.unit) });
}

function stateFindings(told: readonly OfMonth[]): Finding[] {
  // Limits judge their own latest month; a tile of an earlier one is not judged by them.
  const judged = told.flatMap((one) => {
    const { control } = one.measured;
    return control === null || control.variation === null || control.latest !== one.month.from ? [] : [{ one, tone: toneOf(control.variation), chance: control.chance }];
  });
  if (judged.length === 0) return [{ what: 'control', tone: 'normal', figures: {}, words: WORDS.notJudged }];
  const signals = TONES.flatMap((tone): Finding[] => {
    const mine = judged.filter((of) => of.tone === tone);
    if (mine.length === 0) return [];
    const names = listed(mine.slice(0, NAMED).map(({ one }) => signalWords(one)));
    return [{ what: 'signals', tone, figures: { metrics: mine.length }, words: phrase(WORDS.signals, { state: STATES[tone], n: numberText(mine.length), names, more: mine.length > NAMED ? WORDS.more : NOTHING }) }];
  });
  const normal = judged.filter(({ tone }) => tone === 'normal').length;
  const byChance = judged.reduce((sum, { chance }) => sum + chance, 0);
  const blanks = { judged: numberText(judged.length), rest: numberText(normal), normal: WITHIN_NORMAL, chance: byChance < FEWEST ? phrase(WORDS.fewer, { n: numberText(FEWEST, 1) }) : phrase(WORDS.about, { n: numberText(byChance, 1) }) };
  return [...signals, { what: 'within_normal', tone: 'normal', figures: { judged: judged.length, normal, by_chance: byChance }, words: phrase(signals.length === 0 ? WORDS.none : normal === 0 ? WORDS.every : WORDS.others, blanks) }];
}

/** Which figures of the month are not all in yet: they would be read as a fall. */
function heldBackFindings(told: readonly OfMonth[], lead: Month): Finding[] {
  const waiting = told.filter(({ measured: { control, definition }, month }) => month.from === lead.from && definition.kind === 'count' && typeof control?.heldBack === 'string' && control.heldBack <= month.from);
  if (waiting.length === 0) return [];
  const names = listed(waiting.map(({ measured: { definition: { label } } }) => ({ zh: `“${label.zh}”`, en: `“${label.en}”` })));
  return [{ what: 'held_back', tone: 'normal', figures: { metrics: waiting.length }, words: phrase(WORDS.heldBack, { names, month: monthText(lead.from) }) }];
}

/** What a month says as a whole: its headline figures, what moved beyond chance and by which rule, and how much of what was judged did not. */
export function monthFindings(measured: readonly Measured[], since: string): Finding[] {
  const told = measured.flatMap((one): OfMonth[] => { const month = monthTold(one.points, since); return month === undefined ? [] : [{ measured: one, month }]; });
  const lead = told.map(({ month }) => month).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (lead === undefined) return [];
  return [factsFinding(told, lead), ...heldBackFindings(told, lead), ...stateFindings(told)].filter((finding) => finding !== null);
}
