import type { LocalisedText, Metric } from '@concord/sql';
import type { ControlChart, ControlPoint } from '../metrics/control.model.js';
import type { Finding, Tone } from './finding.js';
import { phrase } from './phrase.js';
import { monthText, rangeText } from './text.js';
import { WITHIN_NORMAL } from './sentences.js';

/** The rules of control charts, as a sentence names them. */
export const RULE_WORDS = {
  astronomical: { zh: '超出控制限', en: 'outside the control limits' },
  shift: { zh: '连续七个月在中线一侧', en: 'seven months in a row on one side of the centre' },
  trend: { zh: '连续七个月同向变化', en: 'seven months in a row moving one way' },
  twoOfThree: { zh: '三个月中两个接近控制限', en: 'two of three months close to a control limit' },
} as const;

/** Tones as a sentence names them. */
export const STATES = {
  concern: { zh: '关注信号', en: 'a signal of concern' },
  improvement: { zh: '改善信号', en: 'a signal of improvement' },
  neutral: { zh: '变化信号', en: 'a signal of change' },
} as const;

const WORDS = {
  tooFew: { zh: '可判断的月份不足 12 个，暂无控制限，不作判断。', en: 'Fewer than 12 months can be judged: no control limits yet, and no verdict.' },
  rare: { zh: '平均每月不足一件，按月的控制图判断不了。', en: 'Fewer than one a month on average: no monthly control chart can judge that.' },
  rareSide: {
    zh: '“{name}”与其余之中，较少的一方平均每月不足一件，按月的控制图判断不了。',
    en: 'Of “{name}” and the others, the fewer come less than once a month on average: no monthly control chart can judge that.',
  },
  heldBack: { zh: '{month}起收案尚未录齐，暂不判断。', en: 'From {month} on cases are still being entered, so nothing is judged yet.' },
  normal: { zh: '{month}{normal}（控制限 {limits}）。', en: '{month} is {normal} (control limits {limits}).' },
  signal: { zh: '{month}出现{state}：{rule}（控制限 {limits}）。', en: '{month} shows {state}: {rule} (control limits {limits}).' },
} as const;

/** The tone of a variation of the control chart: grey unless a rule fired. */
export const toneOf = (variation: NonNullable<ControlChart['variation']>): Tone => (variation === 'common_cause' ? 'normal' : (variation.slice(0, variation.indexOf('_')) as Tone));

/** Limits cut off at what is possible: nothing counted is below zero, no share above one. */
export function possibleLimits({ kind }: Metric, { lower, upper }: Pick<ControlPoint, 'lower' | 'upper'>): { readonly lower: number; readonly upper: number } {
  return { lower: kind === 'balance' ? Math.max(-100, lower) : Math.max(0, lower), upper: kind === 'ratio' ? Math.min(1, upper) : kind === 'balance' ? Math.min(100, upper) : upper };
}

/** What the control chart says of its latest judged month, whose limits are `point`: normal variation, or the rule that fired; why nothing, where there are no limits; and which month waits for late entry. */
export function controlFinding(metric: Metric, chart: Pick<ControlChart, 'chart' | 'heldBack' | 'latest' | 'variation'>, point: ControlPoint | null): Finding<'control'> {
  const finding = verdict(metric, chart, point);
  if (chart.heldBack === null) return finding;
  const { zh, en } = phrase(WORDS.heldBack, { month: monthText(chart.heldBack) });
  return { ...finding, words: { zh: `${finding.words.zh}${zh}`, en: `${finding.words.en} ${en}` } };
}

/** Of a share it is its rarer side that is rare, be it those counted or the others; of a count the cases. */
const rareWords = ({ kind, numeratorLabel }: Metric): LocalisedText => (kind === 'ratio' ? phrase(WORDS.rareSide, { name: numeratorLabel }) : WORDS.rare);

function verdict(metric: Metric, { chart, latest, variation }: Pick<ControlChart, 'chart' | 'latest' | 'variation'>, point: ControlPoint | null): Finding<'control'> {
  if (latest === null || variation === null || point === null) return { what: 'control', tone: 'normal', figures: {}, words: chart === 'rare' ? rareWords(metric) : WORDS.tooFew };
  const { lower, upper } = possibleLimits(metric, point);
  const tone = toneOf(variation);
  const blanks = { month: monthText(latest), limits: rangeText(lower, upper, metric.unit), normal: WITHIN_NORMAL };
  const words = tone === 'normal' || point.rule === null ? phrase(WORDS.normal, blanks) : phrase(WORDS.signal, { ...blanks, state: STATES[tone], rule: RULE_WORDS[point.rule] });
  return { what: 'control', tone, figures: { lower, centre: point.centre, upper }, words };
}
