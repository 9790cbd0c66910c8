import type { Direction, Metric } from '@concord/sql';
import { pChart } from '../stats/charts/attribute.js';
import { chartForProportions } from '../stats/charts/chart-choice.js';
import { assurance, variation, type Better } from '../stats/charts/icons.js';
import { NHS_SEVEN_POINTS } from '../stats/charts/rule-set.js';
import { trustOf, xmr, type XmrPoint } from '../stats/charts/xmr.js';
import type { ControlChart, ControlPhase, ControlPoint } from './control.model.js';
import type { Point } from './metrics.model.js';

/** A month as it was measured. */
export type Measured = Omit<Point, 'control'>;

/** What limits depend on besides the months themselves. */
export interface ControlContext {
  /** Days on which the definition changed, oldest first. */
  readonly breaks: readonly string[];
  readonly target: number | null;
  /** Working days of a month; undefined where no notice says which days were worked. */
  readonly workdays: (month: { readonly from: string; readonly to: string }) => number | undefined;
}

/** A chart, with the limits of each month that has some. */
export interface Controlled {
  readonly chart: ControlChart;
  readonly points: ReadonlyMap<string, ControlPoint>;
}

/** Below this share of known outcomes a cohort's month is not judged: half-known rates look like a collapse. */
const MATURE = 0.95;
/** The latest of 24 points of pure noise under the rules below; held between 0.6 and 2.0 in a hundred by simulation of several shapes of noise. */
const CHANCE = 0.012;
const BETTER: Readonly<Record<Direction, Better>> = { higher: 'increase', lower: 'decrease', none: null };

/** Months that may be judged. Those before anything was counted are not zeros but the time before the data. */
function judged(months: readonly Measured[]): Measured[] {
  const first = months.findIndex(({ value }) => value.n > 0);
  return first < 0 ? [] : months.slice(first).filter(({ complete, value }) => complete && value.value !== null && value.maturity >= MATURE);
}

/** Months in phases: a new one begins with the month in which a definition changed. */
function inPhases(months: readonly Measured[], breaks: readonly string[]): Measured[][] {
  const phaseOf = ({ to }: Measured): number => breaks.filter((day) => day <= to).length;
  return [...new Set(months.map(phaseOf))].map((phase) => months.filter((month) => phaseOf(month) === phase));
}

function chartOfPhase(months: readonly Measured[], kind: ControlChart['chart'], exposures: readonly number[]): readonly XmrPoint[] {
  if (trustOf(months.length) === 'too_few') return [];
  if (kind === 'p') return pChart(months.map(({ value }) => ({ successes: value.numerator ?? 0, trials: value.n })), { laney: true }).points;
  return xmr(months.map(({ value }, i) => (value.value ?? 0) / (exposures[i] ?? 1))).points;
}

/**
 * The control chart of a monthly series (oldest first): XmR by Making Data Count's rules; rates from months of very unequal size by the p′ chart; counts
 * per working day. A definition break begins a new phase, which has limits from its twelfth month on.
 */
export function controlOf(metric: Metric, months: readonly Measured[], { breaks, target, workdays }: ControlContext): Controlled {
  const used = judged(months);
  const days = metric.kind === 'count' ? used.map(workdays) : [];
  const perWorkday = days.length > 0 && days.every((n) => n !== undefined && n > 0);
  const exposureOf = new Map(used.map(({ from }, i) => [from, perWorkday ? (days[i] ?? 1) : 1]));
  const proportions = used.map(({ value }) => ({ successes: value.numerator ?? 0, trials: value.n }));
  const kind = metric.kind === 'ratio' && chartForProportions(proportions) === 'p' ? 'p' : 'xmr';
  const better = BETTER[metric.better];
  const phases = inPhases(used, breaks);
  const points = new Map<string, ControlPoint>(phases.flatMap((phase) => {
    const exposures = phase.map(({ from }) => exposureOf.get(from) ?? 1);
    return chartOfPhase(phase, kind, exposures).map(({ centre, lower, upper, signal }, i): [string, ControlPoint] => {
      const scale = exposures[i] ?? 1;
      return [phase[i]?.from ?? '', { centre: centre * scale, lower: lower * scale, upper: upper * scale, rule: signal?.rule ?? null, variation: variation(signal, better) }];
    });
  }));
  const latest = used.at(-1)?.from ?? null;
  const last = latest === null ? undefined : points.get(latest);
  return {
    points,
    chart: {
      chart: kind, chance: CHANCE, latest, perWorkday, target,
      phases: phases.map((phase): ControlPhase => ({ from: phase[0]?.from ?? '', trust: trustOf(phase.length) })),
      rules: `${NHS_SEVEN_POINTS.id} ${NHS_SEVEN_POINTS.version}`,
      variation: last?.variation ?? null,
      assurance: last === undefined ? null : assurance(last, target, better),
    },
  };
}
