import jstat from 'jstat';
import { incompleteBeta } from './incomplete-beta.js';

/** P(Z ≤ z) of the standard normal distribution; absolute error below 1e-9. */
export const normalCdf = (z: number): number => jstat.jStat.normal.cdf(z, 0, 1);

/** The z below which the standard normal distribution has the share `p`, 0 < p < 1. */
export const normalQuantile = (p: number): number => jstat.jStat.normal.inv(p, 0, 1);

/** Quantile of Student's t distribution; seven digits. */
export const studentQuantile = (p: number, degreesOfFreedom: number): number => jstat.jStat.studentt.inv(p, degreesOfFreedom);

/** P(T ≥ t) of Student's t distribution. */
export function studentUpperTail(t: number, degreesOfFreedom: number): number {
  const beyond = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
  return t >= 0 ? beyond : 1 - beyond;
}
