import type { DimensionId, FilterInput, MetricId, PassportInput, WholeInput } from '../../graphql/gen/graphql.js';
import type { Query } from '../../filter/filter-state.js';

/** A number as the address of this page names it. */
export interface NamedNumber {
  readonly input: PassportInput;
  /** The version of its definition in the report; null where the address does not say. */
  readonly definition: number | null;
  /** What the number is of the value, where it is not the value or a share: a part of it, or worked out from it. */
  readonly part: NumberPart | null;
}

/** A number is the value of its metric unless its address says otherwise. */
export type NumberPart = 'basis' | 'denominator' | 'numerator';
const PARTS: readonly string[] = ['basis', 'denominator', 'numerator'] satisfies readonly NumberPart[];

/** What there is: an address that names anything else names no number. */
export interface Known {
  readonly metrics: ReadonlySet<string>;
  readonly dimensions: ReadonlySet<string>;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;
const LIMITS = { filters: 20, values: 500, chars: 200, text: 20_000 } as const;

const textOf = (query: Query, name: string): string | null => { const value = Object.hasOwn(query, name) ? query[name] : null; return typeof value === 'string' ? value : null; };
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= LIMITS.chars;

function wholeOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}

function filterOf(value: unknown, { dimensions }: Known): FilterInput | null {
  if (typeof value !== 'object' || value === null || !('dimension' in value) || !('values' in value)) return null;
  const { dimension, values } = value;
  if (typeof dimension !== 'string' || !dimensions.has(dimension) || !Array.isArray(values) || values.length === 0 || values.length > LIMITS.values || !values.every(isShort)) return null;
  return { dimension: dimension as DimensionId, values, exclude: 'exclude' in value && value.exclude === true };
}

function read(text: string): unknown {
  try {
    return text.length > LIMITS.text ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null where they are not what they should be: leaving one out would name another number. */
function filtersOf(value: unknown, known: Known): FilterInput[] | null {
  if (!Array.isArray(value) || value.length > LIMITS.filters) return null;
  const filters = value.map((one: unknown) => filterOf(one, known));
  return filters.every((one) => one !== null) ? filters : null;
}

/** What a share is a part of; null where it is not what it should be. */
function wholeOfShare(value: unknown, known: Known): WholeInput | null {
  if (typeof value !== 'object' || value === null || !('metric' in value) || !('filters' in value)) return null;
  const { metric } = value;
  const filters = filtersOf(value.filters, known);
  return typeof metric !== 'string' || !known.metrics.has(metric) || filters === null ? null : { metric: metric as MetricId, filters };
}

/** The number that an address names; null where it names none. */
export function numberOf(query: Query, known: Known): NamedNumber | null {
  const [dataset, metric, from, to, by, member] = ['dataset', 'metric', 'from', 'to', 'by', 'member'].map((name) => textOf(query, name));
  const [version, filters, ofShare, part] = [wholeOf(textOf(query, 'version')), filtersOf(read(textOf(query, 'filters') ?? '[]'), known), textOf(query, 'whole'), textOf(query, 'part')];
  if (!isShort(dataset) || dataset === '' || typeof metric !== 'string' || !known.metrics.has(metric) || !DAY.test(from ?? '') || !DAY.test(to ?? '') || version === null || version < 1 || filters === null) return null;
  if (typeof by === 'string' && (!known.dimensions.has(by) || !isShort(member))) return null;
  const whole = ofShare === null ? null : wholeOfShare(read(ofShare), known);
  if ((ofShare !== null && whole === null) || (part !== null && !PARTS.includes(part))) return null;
  const [earlier, later, more] = (textOf(query, 'against') ?? '').split('..');
  const isHeld = DAY.test(earlier ?? '') && DAY.test(later ?? '') && more === undefined;
  return {
    definition: wholeOf(textOf(query, 'definition')), part: part as NumberPart | null,
    input: {
      dataset, metric: metric as MetricId, range: { from: from ?? '', to: to ?? '' }, version, filters,
      by: typeof by === 'string' ? (by as DimensionId) : null, member: typeof by === 'string' ? (member ?? null) : null, against: isHeld ? { from: earlier ?? '', to: later ?? '' } : null, whole,
    },
  };
}
