import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import type { Query } from '../../filter/filter-state.js';
import { oneOf } from '../../filter/filter-state.js';
import type { DimensionId, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';

/** Cuts of time a table can have; `all` is the whole period as one. */
export const GRAINS = ['all', 'month', 'merged_month', 'quarter', 'year'] as const;
/** What values are held against. */
export const AGAINST = ['none', 'period', 'year', 'target'] as const;
/** How the answer is shown. */
export const FORMS = ['chart', 'table'] as const;
/** How many members of a split are listed before 其他. */
export const TOPS = ['5', '12', '30', '100'] as const;

/** What is explored, the filter apart; the address holds all of it. */
export interface ExploreState {
  readonly metrics: readonly MetricId[];
  readonly rows: DimensionId | null;
  readonly columns: DimensionId | null;
  readonly grain: (typeof GRAINS)[number];
  readonly against: (typeof AGAINST)[number];
  readonly form: (typeof FORMS)[number];
  readonly top: number;
  /** The column rows are ordered by (`-` before it: smallest first); null: largest by cases first. */
  readonly sort: string | null;
}

/** More metrics side by side are read by nobody. */
export const MAX_METRICS = 6;
const MAX_SORT = 80;
/** Kinds of dispute, the coarsest that says something first. */
const FAMILIES: readonly DimensionId[] = ['business', 'product', 'subtype', 'issue', 'cause', 'institution'];

/** A dimension that makes sense at one moment only splits a stock, and no time. */
const mayBe = (dimension: DimensionDefinition, metrics: readonly MetricDefinition[], grain: ExploreState['grain']): boolean =>
  !dimension.snapshotOnly || (grain === 'all' && metrics.every(({ kind }) => kind === 'level'));

/** The splits that can be chosen for these metrics. */
export function splitsFor(dimensions: readonly DimensionDefinition[], metrics: readonly MetricDefinition[], grain: ExploreState['grain']): DimensionDefinition[] {
  return dimensions.filter((dimension) => mayBe(dimension, metrics, grain));
}

/** What a reader sees who has chosen nothing: how much came in and how much of it settled, by kind of dispute, month by month against the year before. */
function firstView(metrics: readonly MetricDefinition[], dimensions: readonly DimensionDefinition[]): ExploreState {
  const sizes = metrics.filter(({ kind, tile }) => kind === 'count' && tile !== null);
  const rates = metrics.filter(({ kind, tile }) => kind === 'ratio' && tile !== null);
  const chosen = [...sizes.slice(0, 1), ...rates.slice(0, 1)];
  return {
    metrics: (chosen.length > 0 ? chosen : metrics.slice(0, 1)).map(({ id }) => id), rows: FAMILIES.find((id) => dimensions.some((dimension) => dimension.id === id)) ?? null,
    columns: null, grain: 'month', against: 'year', form: 'chart', top: 5, sort: null,
  };
}

/** Reads the address against what the dataset has: unknown metrics and splits are dropped; an address that names no metric gets the first view. */
export function parseExploreState(query: Query, metrics: readonly MetricDefinition[], dimensions: readonly DimensionDefinition[]): ExploreState {
  if (typeof query['m'] !== 'string') return firstView(metrics, dimensions);
  const named = query['m'].split(',');
  const found = [...new Set(named)].flatMap((id) => metrics.filter((metric) => metric.id === id)).slice(0, MAX_METRICS);
  const chosen = found.length > 0 ? found : metrics.filter(({ tile }) => tile !== null).slice(0, 1);
  const grain = oneOf(query, 'grain', GRAINS) ?? 'all';
  const ids = splitsFor(dimensions, chosen, grain).map(({ id }) => id);
  const rows = oneOf(query, 'rows', ids);
  const columns = rows === null ? null : oneOf(query, 'cols', ids.filter((id) => id !== rows));
  const sort = query['sort'];
  return {
    metrics: chosen.map(({ id }) => id), rows, columns, grain,
    against: oneOf(query, 'vs', AGAINST) ?? 'none', form: oneOf(query, 'form', FORMS) ?? 'table', top: Number(oneOf(query, 'top', TOPS) ?? '12'),
    sort: typeof sort === 'string' && sort.length <= MAX_SORT ? sort : null,
  };
}

/** The state as parameters of the address; undefined removes one. What was sorted by goes with the table it belonged to. */
export function exploreParams(state: ExploreState): Record<string, string | undefined> {
  return {
    m: state.metrics.join(','), rows: state.rows ?? undefined, cols: state.columns ?? undefined, grain: state.grain === 'all' ? undefined : state.grain,
    vs: state.against === 'none' ? undefined : state.against, form: state.form === 'table' ? undefined : state.form, top: state.top === 12 ? undefined : String(state.top), sort: state.sort ?? undefined,
  };
}
