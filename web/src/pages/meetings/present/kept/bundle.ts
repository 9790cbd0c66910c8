import type { AnnotationsQuery, BreakdownQuery, BreakdownQueryVariables, CasesQuery, CasesQueryVariables, ExcellentCasesQuery, SeriesQuery, SeriesQueryVariables } from '../../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../../measure/measure.js';
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
  /** What happened meanwhile. */
  readonly annotations: AnnotationsQuery['annotations'];
  /** Excellent cases that were published. */
  readonly stories: ExcellentCasesQuery['excellentCases'];
}

/** Which cases are looked at one by one: of a share that should be high those that it lacks, else those that are counted. */
export const partOf = ({ better, kind }: Pick<MetricDefinition, 'better' | 'kind'>): 'numerator' | 'rest' => (kind === 'ratio' && better === 'higher' ? 'rest' : 'numerator');

/** Questions of the page of an item, all of the frozen data; null where it is about no number. */
export function questionsOf(meeting: Pick<Meeting, 'dataset' | 'dataVersion'>, { kind, link }: Pick<Item, 'kind' | 'link'>, part: ReturnType<typeof partOf>, mayDrill: boolean): { readonly series: SeriesQueryVariables; readonly breakdown: BreakdownQueryVariables | null; readonly cases: CasesQueryVariables | null } | null {
  if (link === null) return null;
  const base = { dataset: meeting.dataset, filters: asInput(link.filters), asOfLoad: meeting.dataVersion ?? null };
  const range = { from: link.from, to: link.to };
  // A signal was judged by its own method: limits of another would contradict it.
  const isJudged = kind === 'signal';
  return {
    series: { input: { ...base, metrics: [link.metric], range: monthsUpTo(link.to, MONTHS), bucket: 'month', control: !isJudged, top: 1 }, told: !isJudged },
    breakdown: link.split === null ? null : { input: { ...base, metric: link.metric, dimension: link.split, range, top: MEMBERS }, told: true },
    cases: mayDrill ? { input: { ...base, metric: link.metric, part, range, first: CASES } } : null,
  };
}

/** A series from the first month that has cases: what was before there were data says nothing. */
export function sinceFirst<One extends { readonly points: readonly { readonly value: { readonly n: number } }[] }>(series: One): One {
  const first = series.points.findIndex(({ value }) => value.n > 0);
  return first <= 0 ? series : { ...series, points: series.points.slice(first) };
}
