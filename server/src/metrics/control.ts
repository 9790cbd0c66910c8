import type { Direction, LocalisedText, Metric } from '@concord/sql';
import { pChart, uChart, type Rate } from '../stats/charts/attribute.js';
import { chartForCounts, chartForProportions, type ChartKind } from '../stats/charts/chart-choice.js';
import { assurance, assuranceWithin, variation, type Assurance, type Better } from '../stats/charts/icons.js';
import { NHS_SEVEN_POINTS } from '../stats/charts/rule-set.js';
import { trustOf, xmr, type XmrPoint } from '../stats/charts/xmr.js';
import type { ControlChart, ControlPhase, ControlPoint, MetricTarget } from './control.model.js';
import type { Point } from './metrics.model.js';

/** A month as it was measured. */
export type Measured = Omit<Point, 'control' | 'rolling'>;

/** What a metric is to reach in a span of time: a value, or an interval to lie in. */
export type Target = MetricTarget;

/** A day from which on limits are made anew. */
export interface Reset {
  readonly on: string;
  readonly why: 'definition_break' | 'rebase';
  /** Why, as it was written down. */
  readonly text: LocalisedText;
  /** Limits come from the months up to this day alone; null where they follow the data. */
  readonly frozenUntil: string | null;
}

/** What limits depend on besides the months themselves. */
export interface ControlContext {
  /** Oldest first; of two on one day the later counts. */
  readonly resets: readonly Reset[];
  /** Oldest first. */
  readonly targets: readonly Target[];
  /** The day whose target the assurance is about. */
  readonly targetOn: string;
  /** First day of the history limits are made of; only a frozen base reaches further back. */
  readonly since: string;
  /** Last day of which nearly every case received has been entered; later months are held back where cases are counted as they are received or accepted. */
  readonly enteredUntil: string;
  /** Working days of a month; undefined where no notice says which days were worked. */
  readonly workdays: (month: { readonly from: string; readonly to: string }) => number | undefined;
}

/** A chart, with the limits of each month that has some. */
export interface Controlled {
  readonly chart: ControlChart;
  readonly points: ReadonlyMap<string, ControlPoint>;
}

/** Below this share of known outcomes a cohort's month is not judged: half-known rates look like a collapse. */
export const MATURE = 0.95;
/** The latest of 24 points of pure noise under the rules below; held between 0.6 and 2.0 in a hundred by simulation of several shapes of noise. */
const CHANCE = 0.012;
const BETTER: Readonly<Record<Direction, Better>> = { higher: 'increase', lower: 'decrease', none: null };

/** Months that could be judged but for late entry. Those before anything was counted are not zeros but the time before the data. */
function known(months: readonly Measured[]): Measured[] {
  const first = months.findIndex(({ value }) => value.n > 0);
  return first < 0 ? [] : months.slice(first).filter(({ complete, value }) => complete && value.value !== null && value.maturity >= MATURE);
}

/** Dates that come with the case itself: nobody receives or accepts what has not come in. */
const ENTERED_LATE: ReadonlySet<string> = new Set(['accepted_on', 'received_on']);

/** The last day up to which nearly every case counted under a metric's date has been entered; `to` where entry does not matter. */
export const enteredBy = ({ basis }: Metric, to: string, { enteredUntil }: Pick<ControlContext, 'enteredUntil'>): string => (ENTERED_LATE.has(basis) && enteredUntil < to ? enteredUntil : to);

/** Whether a month waits until nearly every case received or accepted in it has been entered: half-entered it would look low. */
const isHeldBack = (metric: Metric, { to }: Measured, context: ControlContext): boolean => enteredBy(metric, to, context) < to;

/** The chart that fits how a metric is counted. */
function chartFor({ kind }: Metric, months: readonly Measured[]): ChartKind {
  switch (kind) {
    case 'ratio': return chartForProportions(months.map(({ value }) => ({ successes: value.numerator ?? 0, trials: value.n })));
    // A month of fewer than ten events has no rate: what is left is never rare.
    case 'rate': return 'u';
    case 'count':
    case 'level': return chartForCounts(months.map(({ value }) => value.n));
    default: return 'xmr';
  }
}

const rateOf = ({ value }: Measured): Rate => ({ events: value.n, exposure: value.denominator ?? 0 });

interface Phase {
  readonly months: readonly Measured[];
  readonly reset: Reset | undefined;
  /** How many of its first months limits are made of. */
  readonly base: number;
}

/** Months in phases: a new one begins with the month in which a definition changed or a baseline was set. */
function inPhases(months: readonly Measured[], resets: readonly Reset[], since: string): Phase[] {
  const phaseOf = ({ to }: Measured): number => resets.filter(({ on }) => on <= to).length;
  const isFrozen = (month: Measured): boolean => typeof resets[phaseOf(month) - 1]?.frozenUntil === 'string';
  const counted = months.filter((month) => month.from >= since || isFrozen(month));
  return [...new Set(counted.map(phaseOf))].map((phase) => {
    const [own, reset] = [counted.filter((month) => phaseOf(month) === phase), resets[phase - 1]];
    const until = reset?.frozenUntil ?? null;
    return { months: own, reset, base: until === null ? own.length : own.filter(({ to }) => to <= until).length };
  });
}

/** Limits of a phase; `scales`: what a point of the chart is multiplied by to be in the metric's unit. */
function chartOfPhase({ months, base }: Phase, kind: ChartKind, scales: readonly number[]): readonly XmrPoint[] {
  if (kind === 'rare' || trustOf(base) === 'too_few') return [];
  if (kind === 'u') return uChart(months.map(rateOf), { laney: true, baseline: base }).points;
  if (kind === 'p') return pChart(months.map(({ value }) => ({ successes: value.numerator ?? 0, trials: value.n })), { laney: true, baseline: base }).points;
  return xmr(months.map(({ value }, i) => (value.value ?? 0) / (scales[i] ?? 1)), { baseline: base }).points;
}

const phaseAnswer = ({ months, reset, base }: Phase): ControlPhase => ({
  from: months[0]?.from ?? '', trust: trustOf(base), why: reset?.why ?? 'first', startsOn: reset?.on ?? null, text: reset?.text ?? null, frozenUntil: reset?.frozenUntil ?? null,
});

/** The target that holds on a day. */
export const targetOn = (targets: readonly Target[], day: string): Target | null =>
  targets.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? null;

/** The interval a target gives; null where it is a value to reach. */
export const withinOf = (target: Target | null): Target | null => (target !== null && (target.lower !== null || target.upper !== null) ? target : null);

function assuranceOf(limits: ControlPoint | undefined, target: Target | null, better: Better): Assurance | null {
  const within = withinOf(target);
  if (limits === undefined) return null;
  return within === null ? assurance(limits, target?.value ?? null, better) : assuranceWithin(limits, within);
}

/**
 * The control chart of a monthly series (oldest first): XmR by Making Data Count's rules; shares from months of very unequal size by the p′ chart, rates
 * over an exposure by the u′ chart, counts per working day, and no limits where there is less than one event a month. A definition break or a new baseline begins a new phase, which has limits from its twelfth month on (frozen: of its base). Within a
 * reasonable interval no direction is better.
 */
export function controlOf(metric: Metric, months: readonly Measured[], context: ControlContext): Controlled {
  const { resets, since, targets, targetOn: day, workdays } = context;
  const all = known(months);
  const phases = inPhases(all.filter((month) => !isHeldBack(metric, month, context)), resets, since);
  const used = phases.flatMap((phase) => phase.months);
  const days = metric.kind === 'count' ? used.map(workdays) : [];
  const perWorkday = days.length > 0 && days.every((n) => n !== undefined && n > 0);
  const scaleOf = new Map(used.map(({ from }, i) => [from, metric.kind === 'rate' ? metric.per : perWorkday ? (days[i] ?? 1) : 1]));
  const kind = chartFor(metric, used);
  const target = targetOn(targets, day);
  const better = withinOf(target) === null ? BETTER[metric.better] : null;
  const points = new Map<string, ControlPoint>(phases.flatMap((phase) => {
    const scales = phase.months.map(({ from }) => scaleOf.get(from) ?? 1);
    return chartOfPhase(phase, kind, scales).map(({ centre, lower, upper, signal }, i): [string, ControlPoint] => {
      const scale = scales[i] ?? 1;
      return [phase.months[i]?.from ?? '', { centre: centre * scale, lower: lower * scale, upper: upper * scale, rule: signal?.rule ?? null, variation: variation(signal, better) }];
    });
  }));
  const latest = used.at(-1)?.from ?? null;
  const last = latest === null ? undefined : points.get(latest);
  return {
    points,
    chart: {
      chart: kind, chance: CHANCE, latest, perWorkday, heldBack: all.find((month) => isHeldBack(metric, month, context))?.from ?? null, targets, target: target?.value ?? null, within: withinOf(target),
      phases: phases.map(phaseAnswer),
      rules: `${NHS_SEVEN_POINTS.id} ${NHS_SEVEN_POINTS.version}`,
      variation: last?.variation ?? null, assurance: assuranceOf(last, target, better),
    },
  };
}
