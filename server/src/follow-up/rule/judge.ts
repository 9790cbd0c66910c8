import type { Metric } from '@concord/sql';
import { controlOf, type ControlContext, type Measured } from '../../metrics/control.js';
import type { ControlPoint } from '../../metrics/control.model.js';
import { changeBeyond, changeOfEvents, changeOfShares, changeOfStocks, changeOfValues, type Change } from '../../stats/effects/before-after.js';
import { trendBefore, type TrendBefore } from '../../stats/effects/trend-before.js';
import { interruptedSeries } from '../../stats/effects/interrupted-series.js';
import type { Interval } from '../../stats/interval.js';
import { at, mean } from '../../stats/numbers.js';
import { familyOf, isEnough, monthly, sidesOf, valuesOf, type Family, type Month, type Sides, type Windows } from './months.js';
import { asEvents, asShare, noEffectOf, type NoEffect } from './no-effect.js';
import { FEWEST_AFTER_FOR_SERIES, FEWEST_BEFORE, type Method, type Reason, type Verdict } from './terms.js';

/** A metric watched over an action. */
export interface Watched {
  readonly metric: Metric;
  /** Months up to the end of the data, oldest first. */
  readonly months: readonly Measured[];
  /** The months of every other group, where the group was chosen because it was worst among them. */
  readonly others: readonly (readonly Measured[])[] | null;
  readonly context: ControlContext;
  readonly windows: Windows;
  /** What was hoped for. */
  readonly hope: 'down' | 'up';
  /** Why it is too early, where it is: the day of review is still to come, or no month after is over. */
  readonly early: Reason | null;
}

/** A difference in the unit of the metric (counts: a month), with its 95 % interval; of events also the ratio. */
export interface FoundEffect extends Interval {
  readonly value: number;
  readonly ratio: (Interval & { readonly value: number }) | null;
  /** What it is held against: the figure before, that of the old trend, or that which would have come without effect. */
  readonly against: 'before' | 'no_effect' | 'trend';
  /** What would have been there, and what was, in the unit of the metric. */
  readonly expected: number;
  readonly observed: number;
}

/** What the rule says. */
export interface Judgement {
  readonly sides: Sides;
  readonly limits: ReadonlyMap<string, ControlPoint>;
  readonly method: Method | null;
  readonly noEffect: NoEffect | null;
  readonly effect: FoundEffect | null;
  /** What the effect is held against, month by month, in the unit of the metric; empty without one. */
  readonly line: ReadonlyMap<string, number>;
  /** Months after whose control limits say that they are no chance: on the hoped side, and on the other. */
  readonly signals: { readonly hoped: number; readonly feared: number };
  /** Where the months before were on their way to the hoped side already: what must be exceeded as well, a month's value. */
  readonly onItsWay: TrendBefore | null;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  /** What events over exposure are multiplied by to be in the unit of the metric, of a typical month after. */
  readonly scale: number;
}

/** Control limits of the months before alone, drawn on to those after. */
function limitsOf({ metric, months, context, windows: { beforeFrom, beforeTo } }: Watched): ReadonlyMap<string, ControlPoint> {
  const shown = months.filter(({ from }) => from >= beforeFrom);
  const frozen = { on: beforeFrom, why: 'rebase', text: { zh: '', en: '' }, frozenUntil: beforeTo } as const;
  return controlOf(metric, shown, { ...context, since: beforeFrom, resets: [frozen] }).points;
}

/** Rules that say a month lies on one side; a trend of seven would reach back before the action. */
const SIDED: ReadonlySet<string> = new Set(['astronomical', 'shift', 'twoOfThree']);

function signalsOf(after: readonly Month[], limits: ReadonlyMap<string, ControlPoint>, hope: Watched['hope']): Judgement['signals'] {
  const sides = after.flatMap(({ from, value }) => {
    const limit = limits.get(from);
    return limit === undefined || value === null || limit.rule === null || !SIDED.has(limit.rule) ? [] : [value > limit.centre];
  });
  const up = sides.filter(Boolean).length;
  return hope === 'up' ? { hoped: up, feared: sides.length - up } : { hoped: sides.length - up, feared: up };
}

function changeOf(family: Family, { before, after }: Sides): Change | null {
  switch (family) {
    case 'shares': return changeOfShares(before.map(asShare), after.map(asShare));
    case 'events': return changeOfEvents(before.map(asEvents), after.map(asEvents));
    case 'values': return changeOfValues(valuesOf(before), valuesOf(after));
    case 'stocks': return changeOfStocks(valuesOf(before), valuesOf(after));
  }
}

/** In the unit of the metric. */
function effectOf(change: Change, scale: number, against: FoundEffect['against']): FoundEffect {
  const { before, after, estimate, low, high } = change;
  const shown = { against, expected: before * scale, observed: after * scale };
  if (change.scale === 'difference') return { ...shown, value: estimate * scale, low: low * scale, high: high * scale, ratio: null };
  return { ...shown, value: (estimate - 1) * before * scale, low: (low - 1) * before * scale, high: (high - 1) * before * scale, ratio: { value: estimate, low, high } };
}

const isNext = (a: Month | undefined, b: Month): boolean => a === undefined || Date.parse(b.from) - Date.parse(a.to) === 86_400_000;
/** Months one after the other; the one an action began in may lie between both sides. */
const isUnbroken = (months: readonly Month[]): boolean => months.every((month, i) => isNext(months[i - 1], month));

/** Held against its own trend; null where months are missing, or there are too few. */
function seriesOf(family: Family, { before, after }: Sides, scale: number): Pick<Judgement, 'effect' | 'line'> & { readonly effect: FoundEffect } | null {
  // A stock wanders by itself: no trend of it holds. Months without a case have no share.
  if (family === 'stocks' || before.length < FEWEST_BEFORE || after.length < FEWEST_AFTER_FOR_SERIES || !isUnbroken(before) || !isUnbroken(after)) return null;
  const values = [...before, ...after].map((month) => monthly(family, month));
  if (values.some((value) => !Number.isFinite(value))) return null;
  const { average, coefficients } = interruptedSeries(values, before.length);
  const observed = mean(values.slice(before.length));
  return {
    effect: { against: 'trend', expected: (observed - average.value) * scale, observed: observed * scale, value: average.value * scale, low: average.low * scale, high: average.high * scale, ratio: null },
    line: new Map([...before, ...after].map((month, i) => [month.from, (at(coefficients, 0) + at(coefficients, 1) * (i + 1)) * month.unit])),
  };
}

const placeOf = ({ from }: Month): number => Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7));

/** The trend of the months before, where it leads to the hoped side; a stock wanders by itself, which its interval knows. */
function onItsWay(family: Family, { before, after }: Sides, hope: Watched['hope']): TrendBefore | null {
  if (family === 'stocks') return null;
  const trend = trendBefore([...before, ...after].map(placeOf), before.map((month) => monthly(family, month)), after.map((month) => monthly(family, month)));
  return trend.direction === (hope === 'up' ? 1 : -1) ? trend : null;
}

/** Counts are told for a month of as many working days as those after had on the mean. */
const scaleOf = (after: readonly Month[]): number => (after.length === 0 ? 1 : mean(after.map(({ unit }) => unit)));

/** What keeps an action from being judged; null where nothing does. */
function hindrance({ metric, windows, months, early }: Watched, { before, after }: Sides, limits: ReadonlyMap<string, ControlPoint>): Reason | null {
  const family = familyOf(metric);
  if (months.some(({ from, value }) => value.lack === 'deleted' && from >= windows.beforeFrom)) return 'deleted';
  // Of an action still to come, not all months before are over.
  if (before.length < FEWEST_BEFORE) return early !== null && windows.until < windows.beforeTo ? early : 'too_few_before';
  if (early !== null) return early;
  if (after.length === 0) return 'no_month_after';
  if (!isEnough(family, before) || !isEnough(family, after)) return 'too_few';
  return before.some(({ from }) => limits.has(from)) ? null : 'too_rare';
}

const TOO_EARLY: ReadonlySet<Reason> = new Set(['no_month_after', 'review_to_come']);

const sideOf = ({ low, high }: Interval, hope: Watched['hope']): 'feared' | 'hoped' | 'neither' => (low > 0 ? (hope === 'up' ? 'hoped' : 'feared') : high < 0 ? (hope === 'up' ? 'feared' : 'hoped') : 'neither');

const OF_SIDE = { hoped: 'improved', feared: 'worse', neither: 'no_evidence' } as const;

/** Before and after: the interval, the control limits, and a trend that was there already must all agree. */
function verdictOf(effect: Interval, hope: Watched['hope'], signals: Judgement['signals'], trend: TrendBefore | null): Verdict {
  const side = sideOf(effect, hope);
  if (side === 'neither' || signals[side] === 0) return 'no_evidence';
  return side === 'hoped' && trend !== null && sideOf(trend.beyond, hope) !== 'hoped' ? 'no_evidence' : OF_SIDE[side];
}

/**
 * The rule by which actions are judged, fixed before any is taken (`RULE`). At least twelve months before and one after, complete and with known outcomes, with 30 cases on either side.
 *
 * - Six months after and more, months without gaps, and the group not chosen for being worst: interrupted series. `improved` where the 95 % interval (the wider of OLS and HAC) of the average effect lies on the hoped side of 0.
 * - Else before and after: shares by Newcombe's interval, events by the Poisson ratio, both widened by over-dispersion; values of months by t; stocks by a random walk. `improved` where the interval lies on the hoped side of 0
 *   and a month after lies outside the limits of the months before on that side (or two of three near them, or seven on that side). Months that were on their way there already (80 %) must be exceeded by as much as their
 *   trend would have brought, too.
 * - A group chosen because it was worst is held against what it would have come to without any effect (`noEffectOf`), never against its own trend: the low months it was chosen for would bend it.
 *
 * `worse` mirrors `improved`; everything else is `no_evidence`. How often it is wrong: `simulation.test.ts`.
 */
export function judged(watched: Watched): Judgement {
  const { metric, months, others, context, windows, hope } = watched;
  const family = familyOf(metric);
  const sides = sidesOf(metric, months, windows, context);
  const limits = limitsOf(watched);
  const scale = scaleOf(sides.after);
  const signals = signalsOf(sides.after, limits, hope);
  const none = { sides, limits, method: null, noEffect: null, effect: null, signals, scale, onItsWay: null, line: new Map<string, number>() };
  const reason = hindrance(watched, sides, limits);
  if (reason !== null) return { ...none, verdict: TOO_EARLY.has(reason) ? 'too_early' : 'not_judged', reason };
  const noEffect = others === null ? null : noEffectOf(family, sides, others.map((own) => sidesOf(metric, own, windows, context)));
  if (others !== null && noEffect === null) return { ...none, verdict: 'not_judged', reason: 'no_peers' };
  const series = noEffect === null ? seriesOf(family, sides, scale) : null;
  if (series !== null) return { ...none, ...series, method: 'series', verdict: OF_SIDE[sideOf(series.effect, hope)], reason: null };
  const change = changeOf(family, sides);
  if (change === null) return { ...none, verdict: 'not_judged', reason: 'too_few' };
  const beyond = noEffect === null || (change.scale === 'ratio' && noEffect.expected <= 0) ? change : changeBeyond(change, noEffect.expected, noEffect.doubt);
  const effect = effectOf(beyond, scale, noEffect === null ? 'before' : 'no_effect');
  const trend = onItsWay(family, sides, hope);
  const line = new Map(sides.after.map((month) => [month.from, beyond.before * month.unit]));
  return { ...none, line, noEffect, method: family === 'shares' || family === 'events' ? 'counts' : 'limits', effect, onItsWay: trend, verdict: verdictOf(effect, hope, signals, trend), reason: null };
}
