import type { QuestionBase } from '../../../filter/variables.js';
import type { MetricId, Part, RestatementsInput, RestatementsQuery } from '../../../graphql/gen/graphql.js';

type Page = RestatementsQuery['restatements'];

/** One column of one case that a load restated. */
export type Restatement = Page['rows'][number];

/** What a list of restatements is about: one load, or all loads of a dataset as the filter has it, perhaps only the cases behind a number. */
export type RestatementScope = { readonly loadNo: number } | { readonly base: QuestionBase; readonly behind: { readonly metric: MetricId; readonly part: Part } | null };

/** What a reader narrows the list to. */
export interface RestatementChoice {
  readonly column: string | null;
  readonly caseId: string;
  readonly month: string | null;
  /** One of the loads of a dataset. */
  readonly loadNo: number | null;
}

/** A count with its bar, per cent of the longest. */
export type Barred<Counted> = Counted & { readonly width: number };

/** Counts as bars against the largest, in the order given. */
export function countBars<Counted extends { readonly cases: number }>(counts: readonly Counted[]): readonly Barred<Counted>[] {
  const most = Math.max(0, ...counts.map(({ cases }) => cases));
  return counts.map((one) => ({ ...one, width: most === 0 ? 0 : (one.cases / most) * 100 }));
}

/** The question as the contract takes it. */
export function restatementsInput(scope: RestatementScope, { column, caseId, month, loadNo }: RestatementChoice): Omit<RestatementsInput, 'first'> {
  const narrowed = { column, month, caseId: caseId === '' ? null : caseId, filters: [], part: 'denominator' as const };
  if ('loadNo' in scope) return { ...narrowed, loadNo: scope.loadNo };
  const { base, behind } = scope;
  return { ...narrowed, dataset: base.dataset, filters: base.filters, range: base.range, loadNo, ...(behind ?? {}) };
}

/** Where all of it can be fetched as CSV, as it is filtered. */
export function restatementsAddress(scope: RestatementScope, { column, caseId, month, loadNo }: RestatementChoice): string {
  const chosen = { column, caseId, month };
  const given = 'loadNo' in scope ? chosen : {
    ...chosen, loadNo: loadNo === null ? null : String(loadNo), metric: scope.behind?.metric ?? null, part: scope.behind?.part ?? null, from: scope.base.range.from, to: scope.base.range.to,
    filters: scope.base.filters.length === 0 ? null : JSON.stringify(scope.base.filters),
  };
  const query = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]])));
  const path = 'loadNo' in scope ? `/loads/${String(scope.loadNo)}` : `/datasets/${encodeURIComponent(scope.base.dataset)}`;
  return `${path}/restatements.csv${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** Where a restated case is shown. */
export function casePath({ dataset, source, caseId }: Pick<Restatement, 'dataset' | 'source' | 'caseId'>): string {
  return `/case/${[dataset, source, caseId].map(encodeURIComponent).join('/')}`;
}
