import { count, finite, refuseIf } from '../input.js';
import { mean } from '../numbers.js';
import { NHS_SEVEN_POINTS, type RuleSet } from './rule-set.js';
import { flagsOf, signalOf, type ControlPoint, type Flags, type Signal } from './signals.js';

/** 3/d₂ for moving ranges of two, as rounded in the literature and the NHS package. */
const LIMIT = 2.66;
/** D₄ for moving ranges of two. */
const RANGE_LIMIT = 3.267;
const POINTS_TO_DRAW = 12;
const POINTS_TO_TRUST = 20;

/** From point `at` on the process is known to be another one: centre and limits are computed anew. */
export interface Rebase {
  readonly at: number;
  /** Why, as a person wrote it; shown beside the chart. */
  readonly reason: string;
  /** Limits come from so many points from here on. */
  readonly baseline?: number;
}

/** How an XmR chart is to be drawn. */
export interface XmrOptions {
  readonly rules?: RuleSet;
  /** Limits of the first phase are frozen on its first so many points, once there are so many. */
  readonly baseline?: number;
  readonly rebases?: readonly Rebase[];
  /** Leave moving ranges of 3.267 times their mean and more out of the limits; off by default, since it narrows limits after the fact. */
  readonly screenRanges?: boolean;
}

/** One stretch of an unchanged process. */
export interface Phase {
  readonly from: number;
  readonly reason: string | null;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean moving range of all baseline points, and of those kept after screening. */
  readonly meanRange: number;
  readonly meanRangeUsed: number;
  readonly rangeLimit: number;
  /** `too_few` (below 12 points in the baseline): draw no limits, call nothing a signal; `provisional` below 20. */
  readonly trust: 'too_few' | 'provisional' | 'full';
}

/** A point with its limits, the rules it is part of, and the signal it is shown for; both empty in a phase of too few points. */
export interface XmrPoint extends ControlPoint {
  readonly flags: Flags;
  readonly signal: Signal | null;
}

/** An XmR chart. */
export interface XmrChart {
  readonly rules: RuleSet;
  readonly phases: readonly Phase[];
  readonly points: readonly XmrPoint[];
}

/** How far limits from so many points can be read. */
export function trustOf(points: number): Phase['trust'] {
  if (points < POINTS_TO_DRAW) return 'too_few';
  return points < POINTS_TO_TRUST ? 'provisional' : 'full';
}

const SILENT: Flags = { astronomical: 0, trend: 0, twoOfThree: 0, shift: 0 };

/** Centre and limits of one phase; a single point has no ranges, and limits at its own value. */
function phaseOf(values: readonly number[], { at: from, reason, baseline }: Rebase, screenRanges: boolean): Phase {
  const used = values.slice(0, baseline ?? values.length);
  const ranges = used.slice(1).map((value, i) => Math.abs(value - (used[i] ?? value)));
  const meanRange = ranges.length === 0 ? 0 : mean(ranges);
  const kept = screenRanges ? ranges.filter((range) => range < RANGE_LIMIT * meanRange) : ranges;
  const meanRangeUsed = kept.length === 0 ? 0 : mean(kept);
  const centre = mean(used);
  return {
    from,
    reason: reason === '' ? null : reason,
    mean: centre,
    lower: centre - LIMIT * meanRangeUsed,
    upper: centre + LIMIT * meanRangeUsed,
    meanRange,
    meanRangeUsed,
    rangeLimit: RANGE_LIMIT * meanRange,
    trust: trustOf(used.length),
  };
}

function check(values: readonly number[], starts: readonly Rebase[]): void {
  finite('values', ...values);
  starts.forEach(({ at, reason, baseline }, i) => {
    count('rebase', at);
    const end = starts[i + 1]?.at ?? values.length;
    refuseIf(i > 0 && reason.trim() === '', 'NO_REASON', 'rebase');
    refuseIf(at >= end && values.length > 0, 'OUT_OF_ORDER', 'rebases');
    if (baseline === undefined) return;
    count('baseline', baseline);
    refuseIf(baseline < 2, 'TOO_FEW', 'baseline points');
  });
}

/**
 * Individuals and moving-range chart: mean ± 2.66 × mean moving range, signals by a named rule set. `values` in time order without gaps;
 * no values give no phases. Limits move only by a frozen baseline or a rebase with a written reason. Wheeler & Chambers 1992;
 * NHSRplotthedots 0.2.2 (R/ptd_spc_standard.R).
 */
export function xmr(values: readonly number[], options: XmrOptions = {}): XmrChart {
  const rules = options.rules ?? NHS_SEVEN_POINTS;
  const first: Rebase = { at: 0, reason: '', ...(options.baseline === undefined ? {} : { baseline: options.baseline }) };
  const starts = [first, ...(options.rebases ?? [])];
  check(values, starts);
  if (values.length === 0) return { rules, phases: [], points: [] };
  const phases: Phase[] = [];
  const points = starts.flatMap((start, i) => {
    const own = values.slice(start.at, starts[i + 1]?.at);
    const phase = phaseOf(own, start, options.screenRanges ?? false);
    phases.push(phase);
    const placed = own.map((value): ControlPoint => ({ value, centre: phase.mean, lower: phase.lower, upper: phase.upper }));
    const flags = phase.trust === 'too_few' ? placed.map(() => SILENT) : flagsOf(placed, rules);
    return placed.map((point, at): XmrPoint => ({ ...point, flags: flags[at] ?? SILENT, signal: signalOf(flags[at] ?? SILENT) }));
  });
  return { rules, phases, points };
}
