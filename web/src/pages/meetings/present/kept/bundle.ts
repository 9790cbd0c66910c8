import type { BreakdownQuery, BreakdownQueryVariables, CasesQuery, CasesQueryVariables, SeriesQuery, SeriesQueryVariables } from '../../../../graphql/gen/graphql.js';
import { asInput, monthsUpTo } from '../../meeting.js';
import type { Item, Meeting } from '../../meeting.js';

/** Months on the chart of an item. */
const MONTHS = 25;
/** Members told one by one. */
const MEMBERS = 8;
/** Cases told one by one. */
const CASES = 20;

/** What a page of the presentation is drawn from. Null: there is no such thing for this item, or not for this viewer. */
export interface Page {
  readonly series: SeriesQuery['series'][number] | null;
  readonly breakdown: BreakdownQuery['breakdown'] | null;
  readonly cases: CasesQuery['cases'] | null;
}

/** Questions of the page of an item, all of the frozen data; null where it is about no number. */
export function questionsOf(meeting: Pick<Meeting, 'dataset' | 'dataVersion'>, { link }: Pick<Item, 'link'>, mayDrill: boolean): { readonly series: SeriesQueryVariables; readonly breakdown: BreakdownQueryVariables | null; readonly cases: CasesQueryVariables | null } | null {
  if (link === null) return null;
  const base = { dataset: meeting.dataset, filters: asInput(link.filters), asOfLoad: meeting.dataVersion ?? null };
  const range = { from: link.from, to: link.to };
  return {
    series: { input: { ...base, metrics: [link.metric], range: monthsUpTo(link.to, MONTHS), bucket: 'month', control: true, top: 1 }, told: true },
    breakdown: link.split === null ? null : { input: { ...base, metric: link.metric, dimension: link.split, range, top: MEMBERS }, told: true },
    cases: mayDrill ? { input: { ...base, metric: link.metric, part: 'numerator', range, first: CASES } } : null,
  };
}

/** A series from the first month that has cases: what was before there were data says nothing. */
export function sinceFirst<One extends { readonly points: readonly { readonly value: { readonly n: number } }[] }>(series: One): One {
  const first = series.points.findIndex(({ value }) => value.n > 0);
  return first <= 0 ? series : { ...series, points: series.points.slice(first) };
}
