import { monthFrom } from '@concord/sql';
import type { Measured } from '../metrics/control.js';
import { followUpSentences } from './follow-up-findings.js';
import type { FollowUpRequest } from './follow-up.input.js';
import type { ExpectedWithoutEffect, FollowUp, FollowUpPoint, FollowUpWindow } from './follow-up.model.js';
import type { Judgement, Watched } from './rule/judge.js';
import { familyOf, figureOf, type Month } from './rule/months.js';
import { RULE, type NotB, type Reason } from './rule/terms.js';

interface Stamp {
  readonly asOf: string;
  readonly dataVersion: number;
}

/** All that an answer is made of; `then`: the same with the months before as they were known when the action was decided. */
export interface Judged {
  readonly request: FollowUpRequest;
  readonly stamp: Stamp;
  readonly watched: Watched;
  readonly judgement: Judgement;
  readonly then: Judgement | null;
}

const common = ({ metric, startsOn }: FollowUpRequest, stamp: Stamp) => ({ ...stamp, metric, startsOn, rule: RULE });

/** An answer where the metric is not known any more: there is nothing to look at. */
export function unasked(request: FollowUpRequest, stamp: Stamp, reason: Reason): FollowUp {
  const answer: Omit<FollowUp, 'sentences'> = {
    ...common(request, stamp), after: null, before: null, effect: null, evidence: 'A', expectedWithoutEffect: null, method: null, notB: ['not_judged'], points: [], reachesSize: null, reason, restated: null, verdict: 'not_judged',
  };
  return { ...answer, sentences: followUpSentences(answer, null, request) };
}

function windowOf({ metric }: Watched, side: readonly Month[], scale: number): FollowUpWindow | null {
  const [first, last] = [side[0], side.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to, months: side.length, ...figureOf(familyOf(metric), side, scale) };
}

/** Figures of groups in the unit of the metric. */
function referenceOf({ noEffect, scale }: Judgement, watched: Watched): ExpectedWithoutEffect | null {
  if (noEffect === null) return null;
  const { before, expected, groups, othersChange, overall, regressed, reliability, tau2, variance } = noEffect;
  const isRatio = familyOf(watched.metric) === 'events';
  return {
    groups, reliability, before: before * scale, expected: expected * scale, overall: overall * scale, regressed: regressed * scale, tau2: tau2 * scale ** 2, variance: variance * scale ** 2,
    othersChange: othersChange === null || isRatio ? othersChange : othersChange * scale,
  };
}

function pointsOf({ months, windows: { beforeFrom, beforeTo, afterFrom, until } }: Watched, { limits, line, sides }: Judgement): FollowUpPoint[] {
  const counted = new Set([...sides.before, ...sides.after].map(({ from }) => from));
  const sideOf = ({ from, to }: Measured): FollowUpPoint['side'] => (to <= beforeTo ? 'before' : from < afterFrom ? 'between' : to <= until ? 'after' : 'later');
  return months.filter(({ from }) => from >= beforeFrom).map((month) => ({
    from: month.from, to: month.to, value: month.value, side: sideOf(month), counts: counted.has(month.from), control: limits.get(month.from) ?? null, reference: line.get(month.from) ?? null,
  }));
}

/** What keeps it from B. Declared means: before the first month after was over. */
function notBOf({ declaredOn, chosenAsWorst }: FollowUpRequest, { windows: { afterFrom } }: Watched, { method, reason }: Judgement): NotB[] {
  if (reason !== null) return ['not_judged'];
  const unmet: NotB[] = [];
  if (chosenAsWorst) unmet.push('chosen');
  else if (method !== 'series') unmet.push('too_few_months');
  if (typeof declaredOn !== 'string' || declaredOn >= monthFrom(afterFrom, 1)) unmet.push('not_declared');
  return unmet;
}

/** Figures before that were restated so that another verdict comes of it are no ground for one. */
function inTheEnd({ judgement, then }: Judged): Judgement {
  return judgement.reason !== null || then === null || then.verdict === judgement.verdict ? judgement : { ...judgement, verdict: 'not_judged', reason: 'restated' };
}

/** Puts a judgement into an answer with its sentences. */
export function answerOf(all: Judged): FollowUp {
  const { request, stamp, watched, then } = all;
  const judgement = inTheEnd(all);
  const { effect, method, scale, sides, verdict, reason } = judgement;
  const before = windowOf(watched, sides.before, scale);
  const was = then === null ? null : windowOf(watched, then.sides.before, scale);
  const notB = notBOf(request, watched, judgement);
  const hoped = effect === null ? 0 : request.expected.direction === 'up' ? effect.value : -effect.value;
  const { size } = request.expected;
  const answer: Omit<FollowUp, 'sentences'> = {
    ...common(request, stamp), before, after: windowOf(watched, sides.after, scale), method, verdict, reason, notB, evidence: notB.length === 0 ? 'B' : 'A',
    effect: effect === null ? null : { ...effect, ratio: effect.ratio?.value ?? null }, expectedWithoutEffect: referenceOf(judgement, watched), points: pointsOf(watched, judgement),
    reachesSize: effect === null || typeof size !== 'number' ? null : hoped >= Math.abs(size), restated: was === null || (before !== null && was.value === before.value && was.n === before.n) ? null : { value: was.value, n: was.n },
  };
  return { ...answer, sentences: followUpSentences(answer, judgement, request) };
}
