import type { DimensionId } from '../graphql/gen/graphql.js';
import { FISCAL_MONTHS } from './fiscal.js';
import type { FiscalMonth } from './fiscal.js';
import { DEFAULT_PERIOD, parsePeriod, periodParam } from './period.js';
import type { Coverage, Period } from './period.js';

/** One dimension narrowed to some of its values. */
export interface FilterClause {
  readonly dimension: DimensionId;
  readonly values: readonly string[];
}

/** What a reader looks at; the address holds all of it. */
export interface FilterState {
  readonly dataset: string;
  readonly period: Period;
  readonly filters: readonly FilterClause[];
  /** The month the reader's years begin with. */
  readonly fiscal: FiscalMonth;
}

/** The datasets a filter may name. */
export interface FilterableDataset extends Coverage {
  readonly id: string;
  readonly dimensions: readonly DimensionId[];
}

/** The part of a route that holds state: names to a value or several. */
export type Query = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>;

/** An address may hold this much; what is beyond is dropped, not cut in half. */
export const LIMITS = { values: 50, valueChars: 200, totalChars: 6_000 } as const;

const PREFIX = 'f.';

function own(query: Query, name: string): readonly string[] {
  if (!Object.hasOwn(query, name)) return [];
  const value = query[name];
  const list = Array.isArray(value) ? (value as readonly (string | null)[]) : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

/** The first value of a parameter when it is one of those allowed; else null. */
export function oneOf<T extends string>(query: Query, name: string, allowed: readonly T[]): T | null {
  const [value] = own(query, name);
  return allowed.find((candidate) => candidate === value) ?? null;
}

function clausesOf(query: Query, dimensions: readonly DimensionId[]): FilterClause[] {
  let room: number = LIMITS.totalChars;
  const clauses: FilterClause[] = [];
  for (const dimension of dimensions) {
    const values = [...new Set(own(query, PREFIX + dimension))]
      .filter((value) => value.length <= LIMITS.valueChars)
      .slice(0, LIMITS.values);
    const chars = values.reduce((sum, value) => sum + value.length, 0);
    if (values.length === 0 || chars > room) continue;
    room -= chars;
    clauses.push({ dimension, values });
  }
  return clauses;
}

/**
 * Reads the address against what exists: unknown datasets, dimensions, presets and oversized values are dropped.
 * Falls back to the dataset last chosen, else to the first, and to the default period. Throws when there is no dataset at all.
 */
export function parseFilterState(query: Query, datasets: readonly FilterableDataset[], lastChosen: string | null = null): FilterState {
  const called = (id: string | null | undefined): FilterableDataset | undefined => datasets.find((candidate) => candidate.id === id);
  const dataset = called(own(query, 'ds')[0]) ?? called(lastChosen) ?? datasets[0];
  if (dataset === undefined) throw new RangeError('a filter needs at least one dataset');
  return {
    dataset: dataset.id,
    period: parsePeriod(own(query, 'period')[0]) ?? DEFAULT_PERIOD,
    filters: clausesOf(query, dataset.dimensions),
    fiscal: FISCAL_MONTHS.find((month) => String(month) === own(query, 'fy')[0]) ?? 1,
  };
}

/** Writes the state into an address, keeping the page's own parameters. Defaults are written too: a copied address stays true. */
export function writeFilterState(state: FilterState, current: Query): Record<string, string | string[]> {
  const next: Record<string, string | string[]> = {};
  for (const name of Object.keys(current)) {
    if (name === 'ds' || name === 'period' || name === 'fy' || name.startsWith(PREFIX)) continue;
    const [value] = own(current, name);
    if (value !== undefined) next[name] = value;
  }
  next['ds'] = state.dataset;
  next['period'] = periodParam(state.period);
  // January is what a year begins with everywhere else: written only where the reader chose another month.
  if (state.fiscal !== 1) next['fy'] = String(state.fiscal);
  for (const clause of state.filters) {
    if (clause.values.length > 0) next[PREFIX + clause.dimension] = [...clause.values];
  }
  return next;
}

/** The filters with one dimension narrowed to these values; no values lift the filter. */
export function withClause(filters: readonly FilterClause[], dimension: DimensionId, values: readonly string[]): FilterClause[] {
  const others = filters.filter((clause) => clause.dimension !== dimension);
  return values.length === 0 ? others : [...others, { dimension, values }];
}
