import type { FilterInput } from '../../../graphql/gen/graphql.js';
import type { Locale } from '../../../text/locale.js';

/** A report that is asked for. */
export interface AskedReport {
  readonly dataset: string;
  readonly template: string;
  readonly period: string;
  readonly filters: readonly FilterInput[];
  readonly subject: string | null;
  readonly round: string | null;
}

/** Where a report is fetched as a file; the reason is added by whoever takes it. */
export function reportAddress({ dataset, filters, period, round, subject, template }: AskedReport, format: string, language: Locale): string {
  const query = new URLSearchParams({ language });
  if (filters.length > 0) query.set('filters', JSON.stringify(filters.map(({ dimension, values }) => ({ dimension, values }))));
  if (subject !== null) query.set('subject', subject);
  if (round !== null) query.set('round', round);
  return `/datasets/${encodeURIComponent(dataset)}/reports/${encodeURIComponent(template)}/${encodeURIComponent(period)}.${format}?${query.toString()}`;
}

/** The same as questions about it take it. */
export const reportVariables = ({ dataset, period, round, subject, template }: AskedReport) => ({ dataset, template, period, subject, round });
