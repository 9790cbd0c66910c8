import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addCalendarDays, type DateRange } from '@concord/sql';
import { pageDocuments } from '../fixtures/page-documents.js';

/** A year that ends a day earlier each round; it begins with a month, as control limits want it. */
const yearOf = (round: number): DateRange => ({ from: '2025-11-01', to: addCalendarDays('2026-10-31', -round) });

const QUERY = pageDocuments(join(fileURLToPath(new URL('../../..', import.meta.url)), 'web/src')).get('Issues') ?? '';

/** What the Issues page asks at its first view of 演示数据; the classification is left to the server: the page's own document, over a range nobody asked for before. */
export function issuesPage(round: number): { readonly query: string; readonly variables: object } {
  const base = { dataset: 'demo', range: yearOf(round) };
  return { query: QUERY, variables: { input: { ...base, metric: 'intake', aged: 'pending_aged', repeats: 'repeat_dispute_rate', duration: 'time_to_resolution' }, trend: { ...base, metrics: ['intake'], bucket: 'month', control: true } } };
}
