import type { MetricPageQuery } from '../../graphql/gen/graphql.js';

/** A step of a survival curve, as the contract answers it. */
export type CurvePoint = NonNullable<MetricPageQuery['total'][number]['curve']>[number];

/** A survival curve ready to be drawn. */
export interface Survival {
  readonly points: readonly CurvePoint[];
  readonly lastDay: number;
  /** First day at which half or fewer are open; null when the curve does not come down to a half. */
  readonly median: number | null;
  /** How many are observed on the first steps from some round days on, by the days of these steps: between two steps nobody counted. */
  readonly atRisk: readonly { readonly day: number; readonly n: number }[];
}

/** Few cases at the far end make the curve jump; it is drawn while at least this many are observed. */
const MIN_AT_RISK = 10;
const MARKS = [0, 15, 30, 60, 90, 120, 180, 360];

/** Orders the steps, from day 0 on, cuts the unreliable end, reads the median out. */
export function prepareSurvival(curve: readonly CurvePoint[]): Survival {
  const ordered = [...curve].sort((a, b) => a.day - b.day);
  const firm = ordered.filter((point) => point.atRisk >= MIN_AT_RISK);
  const steps = firm.length > 0 ? firm : ordered;
  const [first] = steps;
  // Until the first of them has ended all are open.
  const points = first !== undefined && first.day > 0 ? [{ ...first, day: 0, survival: 1, low: 1, high: 1 }, ...steps] : steps;
  const lastDay = points.at(-1)?.day ?? 0;
  return {
    points,
    lastDay,
    median: ordered.find((point) => point.survival <= 0.5)?.day ?? null,
    atRisk: [...new Map(MARKS.flatMap((mark) => { const step = steps.find(({ day }) => day >= mark); return step === undefined ? [] : [[step.day, { day: step.day, n: step.atRisk }] as const]; })).values()],
  };
}
