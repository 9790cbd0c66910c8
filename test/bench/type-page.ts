import { addCalendarDays, type DimensionId, type MetricId } from '@concord/sql';
import type { PageAsked } from './asker.js';

/** A year that ends a day earlier each round; it begins with a month, as control limits want it. */
const yearOf = (round: number) => ({ from: '2025-11-01', to: addCalendarDays('2026-10-31', -round) });

/** What the page of one type asks at its first view: the largest sub-type of 演示数据, over a range nobody asked for before. */
export function typePage(round: number): PageAsked {
  const whole = { dataset: 'demo', range: yearOf(round) };
  const mine = { ...whole, filters: [{ dimension: 'subtype', values: ['B03-01'] }] };
  const part = (metric: MetricId, dimension: DimensionId) => ({ ...mine, metric, dimension, top: 8 });
  const trend = { ...mine, metrics: ['intake'], bucket: 'month', control: true };
  return {
    document: 'TypeOfDispute',
    variables: {
      dataset: 'demo', trend, earlier: trend, withEarlier: false, among: { ...whole, metric: 'intake', dimension: 'subtype', aged: 'pending_aged', repeats: 'repeat_dispute_rate', duration: 'time_to_resolution' },
      survival: { ...mine, metrics: ['time_to_resolution'], curve: true }, curve: { ...mine, metric: 'time_to_resolution' }, withSurvival: true, places: part('intake', 'institution'), withPlaces: true, reasons: part('intake', 'cause'), withReasons: true,
      outcomes: part('closings', 'outcome'), withOutcomes: true, settled: part('settlement_rate', 'institution'), withSettled: true,
    },
  };
}
