import { addCalendarDays } from '@concord/sql';
import type { PageAsked } from './asker.js';

/** Months that 演示数据 have a year of before them, and a year before that. */
const ENDS = 12;

const firstDay = (month: number): string => `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** What Explore asks at its first view: intake and the settlement rate by kind of dispute and month, against the year before; whole months that end earlier each round, then with one more row. */
export function explorePage(round: number): PageAsked {
  const end = 2026 * 12 + 10 - (round % ENDS);
  const range = { from: firstDay(end - 12), to: addCalendarDays(firstDay(end), -1) };
  return { document: 'Exploration', variables: { input: { dataset: 'demo', filters: [], range, metrics: ['intake', 'settlement_rate'], rows: 'business', columns: null, grain: 'month', against: 'year', topRows: 5 + Math.floor(round / ENDS), topColumns: 5 } } };
}
