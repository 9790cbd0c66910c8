import type { Interval } from '../stats/interval.js';
import { binomialLimits, FUNNEL_TAILS, observedOverExpectedLimits } from '../stats/ranking/funnel.js';
import { overDispersedLimits, overDispersedRatioLimits } from '../stats/ranking/over-dispersion.js';
import type { FunnelLimits, FunnelPosition } from './funnel-plot.model.js';

/** Where a share of so many cases, or an O/E of so many expected, may lie. */
export type LimitsAt = (size: number, tail: number) => Interval;

const DRAWN = 48;
/** A share that lies on a limit is inside, whatever the last bit says. */
const LAST_BITS = 1e-12;

/** Exact binomial limits around `target`; widened by τ² where members truly differ. */
export const limitsAround = (target: number, tau2: number): LimitsAt =>
  (n, tail) => (tau2 > 0 ? overDispersedLimits(n, target, tail, tau2) : binomialLimits(n, target, tail));

/** Exact Poisson limits of O/E around 1; widened by τ² where members truly differ. */
export const ratioLimits = (tau2: number): LimitsAt => (expected, tail) => (tau2 > 0 ? overDispersedRatioLimits(expected, tail, tau2) : observedOverExpectedLimits(expected, tail));

/** Where a share of n cases, or an O/E of n expected, lies. */
export function positionOf(rate: number, n: number, limits: LimitsAt): FunnelPosition {
  const [far, near] = [limits(n, FUNNEL_TAILS.p998), limits(n, FUNNEL_TAILS.p95)];
  if (rate > far.high + LAST_BITS) return 'above_998';
  if (rate < far.low - LAST_BITS) return 'below_998';
  if (rate > near.high + LAST_BITS) return 'above_95';
  return rate < near.low - LAST_BITS ? 'below_95' : 'within';
}

/** The limits from the smallest to the largest size, closer together where they bend; of whole numbers where cases are counted. */
export function drawnLimits(sizes: readonly number[], limits: LimitsAt, areWhole = true): FunnelLimits[] {
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  if (sizes.length === 0) return [];
  const steps = new Set(Array.from({ length: DRAWN }, (_, i) => { const size = low * (high / low) ** (i / (DRAWN - 1)); return areWhole ? Math.round(size) : size; }));
  return [...steps].map((n) => {
    const [near, far] = [limits(n, FUNNEL_TAILS.p95), limits(n, FUNNEL_TAILS.p998)];
    return { n, low95: near.low, high95: near.high, low998: far.low, high998: far.high };
  });
}
