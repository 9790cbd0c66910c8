import { benjaminiHochberg } from './benjamini-hochberg.js';
import type { Exceedance } from './exceedance.js';

/** 蓝 提示, 橙 预警, 红 重大. */
export type AlertLevel = 'notice' | 'warning' | 'critical';

/** One judged series of a period, with what makes a warning critical. */
export interface JudgedSeries {
  readonly exceedance: Pick<Exceedance, 'alarm' | 'exceedance' | 'pValue'>;
  /** Institutions on which the same type is in alarm in this period. */
  readonly institutions: number;
  /** The amount at stake lies above the 95th percentile of its past. */
  readonly largeAmount: boolean;
}

/** X from which a warning is critical by itself. */
const CRITICAL = 1.5;

/**
 * Levels of all series of one period, judged together: `notice` for an alarm; `warning` when it also holds among all series tested
 * (Benjamini–Hochberg at `q`); `critical` for a warning that is large, wide or dear. Null for no alarm. Give every series that was
 * tested, not the alarms alone, or the control of false alarms is lost.
 */
export function alertLevels(series: readonly JudgedSeries[], q = 0.1): (AlertLevel | null)[] {
  const { rejected } = benjaminiHochberg(series.map((s) => s.exceedance.pValue), q);
  return series.map(({ exceedance, institutions, largeAmount }, i) => {
    if (!exceedance.alarm) return null;
    if (!rejected[i]) return 'notice';
    return exceedance.exceedance > CRITICAL || institutions >= 2 || largeAmount ? 'critical' : 'warning';
  });
}

/** A type nobody has seen before and that is already more than an accident: first seen at most 60 days ago, 3 cases, 2 branches or institutions. */
export const isNewType = (seenForDays: number, cases: number, places: number): boolean => seenForDays <= 60 && cases >= 3 && places >= 2;
