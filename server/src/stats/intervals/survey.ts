import { count, refuseIf } from '../input.js';
import { around, Z95, type Interval } from '../interval.js';

/** Net promoter score in points, −100 to 100, with its standard error and limits. */
export interface NetPromoterScore extends Interval {
  readonly score: number;
  readonly standardError: number;
}

/** Share of promoters minus share of detractors; variance of a difference within one multinomial sample. Null when nobody answered. */
export function netPromoterScore(promoters: number, passives: number, detractors: number, z = Z95): NetPromoterScore | null {
  count('answers', promoters, passives, detractors);
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const score = (promoters - detractors) / n;
  const standardError = Math.sqrt(((promoters + detractors) / n - score * score) / n);
  return { score: 100 * score, standardError: 100 * standardError, ...around(100 * score, 100 * z * standardError) };
}

/** The share if nobody, and if everybody, who did not answer had been `positive` (Manski 1989): what the sample alone cannot exclude. Null when none was asked. */
export function nonResponseBounds(positive: number, answered: number, asked: number): Interval | null {
  count('answers', positive, answered, asked);
  refuseIf(positive > answered || answered > asked, 'MORE_THAN_TRIALS', 'answers');
  return asked === 0 ? null : { low: positive / asked, high: (positive + asked - answered) / asked };
}
