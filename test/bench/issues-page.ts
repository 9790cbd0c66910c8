import { addCalendarDays, type DateRange } from '@concord/sql';
import type { PageAsked } from './asker.js';

/** A year that ends a day earlier each round; it begins with a month, as control limits want it. */
const yearOf = (round: number): DateRange => ({ from: '2025-11-01', to: addCalendarDays('2026-10-31', -round) });

/** What the Issues page asks at its first view of 演示数据; the classification is left to the server: the page's own document, over a range nobody asked for before. */
export function issuesPage(round: number): PageAsked {
  const base = { dataset: 'demo', range: yearOf(round) };
  return { document: 'Issues', variables: { input: { ...base, metric: 'intake', aged: 'pending_aged', repeats: 'repeat_dispute_rate', duration: 'time_to_resolution' }, trend: { ...base, metrics: ['intake'], bucket: 'month', control: true } } };
}
