import type { Coverage } from '../../../filter/period.js';
import { addMonths, firstDay, lastDay, monthOf } from '../../../filter/month.js';
import type { Month } from '../../../filter/month.js';

/** How long the time is that a report is about. */
export type PeriodKind = 'month' | 'quarter' | 'year';

/** A period that a report can be asked for, with its first and last month. */
export interface ReportPeriod {
  /** `2026-10`, `2026Q3`, `2026`. */
  readonly id: string;
  readonly from: Month;
  readonly to: Month;
}

const LENGTH: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };
/** As many are offered. */
const MOST = 60;

function idOf(kind: PeriodKind, from: Month, fiscal: number): string {
  if (kind === 'month') return from;
  // A year is called after the one it begins in.
  const [year, month] = from.split('-').map(Number);
  const since = ((month ?? 1) - fiscal + 12) % 12;
  const begins = (year ?? 0) - ((month ?? 1) < fiscal ? 1 : 0);
  return kind === 'year' ? String(begins) : `${String(begins)}Q${String(since / LENGTH.quarter + 1)}`;
}

/** The periods that the data know in full, the newest first. `fiscal`: the month years begin with. */
export function reportPeriods(kind: PeriodKind, { asOf, firstReceivedOn, lastReceivedOn }: Coverage, fiscal = 1): ReportPeriod[] {
  const until = asOf ?? lastReceivedOn;
  if (until === null || firstReceivedOn === null) return [];
  const last = lastDay(monthOf(until)) <= until ? monthOf(until) : addMonths(monthOf(until), -1);
  const periods: ReportPeriod[] = [];
  for (let to = last; firstDay(to) >= firstDay(monthOf(firstReceivedOn)) && periods.length < MOST; to = addMonths(to, -1)) {
    const from = addMonths(to, 1 - LENGTH[kind]);
    const begins = (Number(from.slice(5)) - fiscal + 12) % LENGTH[kind] === 0;
    if (begins) periods.push({ id: idOf(kind, from, fiscal), from, to });
  }
  return periods;
}
