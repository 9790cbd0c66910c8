import type { LocalisedText, Metric } from '@concord/sql';
import type { ControlChart, ControlPhase, MetricTarget } from '../metrics/control.model.js';
import type { Finding } from './finding.js';
import { phrase } from './phrase.js';
import { amountText, dateText, rangeText } from './text.js';

const MET = {
  pass: { zh: '稳定达标', en: 'met reliably' },
  fail: { zh: '稳定不达标', en: 'missed reliably' },
  inconsistent: { zh: '时达时不达', en: 'hit and miss' },
} as const;

const INSIDE = {
  pass: { zh: '稳定在区间内', en: 'reliably within' },
  fail: { zh: '稳定在区间外', en: 'reliably outside' },
  inconsistent: { zh: '时在内、时在外', en: 'in and out of it' },
} as const;

const WORDS = {
  target: { zh: '目标 {target}：{verdict}。', en: 'Target {target}: {verdict}.' },
  given: { zh: '目标 {target}。', en: 'Target {target}.' },
  within: { zh: '合理区间 {interval}：{verdict}。', en: 'Reasonable interval {interval}: {verdict}.' },
  interval: { zh: '合理区间 {interval}。', en: 'Reasonable interval {interval}.' },
  atLeast: { zh: '不低于 {bound}', en: 'at least {bound}' },
  atMost: { zh: '不高于 {bound}', en: 'at most {bound}' },
  rebased: { zh: '自{from}起重设基线：{reason}。', en: 'Baseline set anew from {from}: {reason}.' },
  frozen: { zh: '自{from}起重设基线，控制限冻结于{until}之前的月份：{reason}。', en: 'Baseline set anew from {from}, limits frozen on the months up to {until}: {reason}.' },
} as const;

/** An interval in words; open at an end: `不低于 40.0%`. */
export function intervalWords({ lower, upper }: Pick<MetricTarget, 'lower' | 'upper'>, { unit }: Metric): LocalisedText {
  if (lower !== null && upper !== null) return rangeText(lower, upper, unit);
  return lower === null ? phrase(WORDS.atMost, { bound: amountText(upper ?? 0, unit) }) : phrase(WORDS.atLeast, { bound: amountText(lower, unit) });
}

/** Whether the process, as it is, meets its target or stays in its reasonable interval; null where there is neither. */
export function targetFinding(metric: Metric, { assurance, target, within }: Pick<ControlChart, 'assurance' | 'target' | 'within'>): Finding<'target'> | null {
  if (within !== null) {
    const { lower, upper } = within;
    const interval = intervalWords(within, metric);
    const words = assurance === null ? phrase(WORDS.interval, { interval }) : phrase(WORDS.within, { interval, verdict: INSIDE[assurance] });
    return { what: 'target', tone: 'normal', figures: { ...(lower === null ? {} : { lower }), ...(upper === null ? {} : { upper }) }, words };
  }
  if (target === null) return null;
  const text = amountText(target, metric.unit);
  return { what: 'target', tone: 'normal', figures: { target }, words: assurance === null ? phrase(WORDS.given, { target: text }) : phrase(WORDS.target, { target: text, verdict: MET[assurance] }) };
}

/** That somebody set a new baseline, with the reason as it was written; null for phases that begin by themselves. */
export function rebaseFinding({ frozenUntil, startsOn, text, why }: ControlPhase): Finding<'rebase'> | null {
  if (why !== 'rebase' || startsOn === null || text === null) return null;
  const blanks = { from: dateText(startsOn), reason: { zh: text.zh.replace(/[。.]$/, ''), en: text.en.replace(/[。.]$/, '') } };
  return { what: 'rebase', tone: 'normal', figures: {}, words: frozenUntil === null ? phrase(WORDS.rebased, blanks) : phrase(WORDS.frozen, { ...blanks, until: dateText(frozenUntil) }) };
}
