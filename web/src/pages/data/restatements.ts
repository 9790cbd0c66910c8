import type { RestatementsQuery } from '../../graphql/gen/graphql.js';

type Page = RestatementsQuery['restatements'];

/** How many cases a load restated in one column. */
export type ColumnCount = Page['columns'][number];

/** One column of one case that a load restated. */
export type Restatement = Page['rows'][number];

/** A bar of the counts by column. */
export interface CountBar extends ColumnCount {
  /** Per cent of the longest bar. */
  readonly width: number;
}

/** The counts by column as bars against the largest, in the order given. */
export function countBars(columns: readonly ColumnCount[]): readonly CountBar[] {
  const most = Math.max(0, ...columns.map(({ cases }) => cases));
  return columns.map((one) => ({ ...one, width: most === 0 ? 0 : (one.cases / most) * 100 }));
}

/** Where what a load restated can be fetched as CSV, as it is filtered. */
export function restatementsAddress(loadNo: number, filter: { readonly column: string | null; readonly caseId: string; readonly month: string | null }): string {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])));
  return `/loads/${String(loadNo)}/restatements.csv${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** Where a restated case is shown. */
export function casePath({ dataset, source, caseId }: Pick<Restatement, 'dataset' | 'source' | 'caseId'>): string {
  return `/case/${[dataset, source, caseId].map(encodeURIComponent).join('/')}`;
}
