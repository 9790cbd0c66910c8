import { axisOf } from '../../../chart/prepare/trend.js';
import type { Trend, TrendPoint } from '../../../chart/prepare/trend.js';
import type { OutlookQuery } from '../../../graphql/gen/graphql.js';

/** What is to come of one metric, as the contract answers it. */
export type Outlook = OutlookQuery['outlook'][number];

const PAST = 24;
const NOTHING = { low: null, high: null, caveat: null, limits: null } as const;

/** The last two years and the months to come: those dotted, with their interval. */
export function forecastTrend({ months, forecast }: Pick<Outlook, 'forecast' | 'months'>): Trend {
  const past = months.slice(-PAST).map(({ from, value }): TrendPoint => ({ ...NOTHING, from, to: from, value, n: value, complete: true }));
  const ahead = forecast.map(({ from, value, low, high }): TrendPoint => ({ ...NOTHING, from, to: from, value, low, high, n: 0, complete: false }));
  const known = past.flatMap(({ value }) => value ?? []);
  return {
    shape: 'line', points: [...past, ...ahead], firmUntil: Math.max(0, past.length - 1), gaps: 0, extent: known.length === 0 ? null : [Math.min(...known), Math.max(...known)],
    axis: axisOf([...known, ...forecast.map(({ high }) => high)], { kind: 'count' }), hasStrip: false,
  };
}
