import { canSplit } from '../../catalogue/catalogue.js';
import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import { addMonths, monthsBetween } from '../../filter/month.js';
import type { MonthRange } from '../../filter/period.js';
import type { DimensionId, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';

/** One rate of success on four bases: what is told apart is the denominator, not the cases. */
export const BASES: readonly MetricId[] = ['settlement_rate', 'settlement_rate_all', 'settlement_rate_within_limit', 'settlement_rate_participating'];
/** Whether limits were kept. */
export const LIMITS: readonly MetricId[] = ['sla_compliance', 'sla_extension_rate', 'first_contact_timeliness'];
/** What became of cases after their closing. */
export const AFTERMATH: readonly MetricId[] = ['settlement_rate_first_session', 'voluntary_performance', 'performance_amount_rate', 'instalment_rate', 'default_within_90', 'judicial_confirmation', 'reopen_rate', 'litigation_after_failure', 'litigation_after_settlement'];
/** The stock, and of it what is older than so many days, youngest first. */
export const AGES: readonly MetricId[] = ['pending', 'pending_over_30', 'pending_over_60', 'pending_over_90', 'pending_over_180'];
/** What is told of the stock beside its ages: shares, for they stand on one axis with those of limits. */
export const STOCK: readonly MetricId[] = ['backlog_share'];
/** The contact funnel: each counts within the one before. */
export const STEPS: readonly MetricId[] = ['funnel_attempted', 'funnel_reached', 'funnel_consented', 'funnel_heard', 'funnel_settled', 'funnel_performed'];

/** By what kinds of case a change is explained and durations are told apart: the first a dataset has is shown first. */
const KINDS_OF_CASE: readonly DimensionId[] = ['business', 'product', 'complexity', 'intake_channel', 'issue', 'region'];
/** Who mediates, and whose disputes they are. */
const FIRMS: readonly DimensionId[] = ['organisation', 'team'];
const PLACES: readonly DimensionId[] = ['institution', 'branch', 'region'];
/** A rate by its own outcome is 0 or 1: it explains nothing. */
const MEANINGLESS: ReadonlySet<DimensionId> = new Set<DimensionId>(['outcome']);

const listed = (ids: readonly DimensionId[], dimensions: readonly DimensionDefinition[]): DimensionDefinition[] => ids.flatMap((id) => dimensions.filter((one) => one.id === id));

/** The metrics of a list that the dataset answers, in the list's order. */
export const answered = (list: readonly MetricId[], known: readonly MetricId[]): MetricId[] => list.filter((id) => known.includes(id));

/** The bases a dataset tells; the share it has where it knows none of them. */
export function basesOf(known: readonly MetricId[], rate: MetricId): MetricId[] {
  const told = answered(BASES, known);
  return told.length > 0 ? told : [rate];
}

/** A funnel ends where a step is not known: what comes after could not be held against it. */
export function chain(list: readonly MetricId[], known: readonly MetricId[]): MetricId[] {
  const end = list.findIndex((id) => !known.includes(id));
  return end < 0 ? [...list] : list.slice(0, end);
}

/** Shares of cases: what can be decomposed and held against limits. */
export const sharesOf = (definitions: readonly MetricDefinition[]): MetricDefinition[] => definitions.filter(({ kind }) => kind === 'ratio');

/** Events over what they are held against: branches and customers, which places have, before months of work. */
export function volumesOf(definitions: readonly MetricDefinition[]): MetricDefinition[] {
  const rates = definitions.filter(({ kind }) => kind === 'rate');
  const isOfPlaces = (definition: MetricDefinition): boolean => PLACES.some((id) => canSplit(definition, id));
  return [...rates.filter(isOfPlaces), ...rates.filter((one) => !isOfPlaces(one))];
}

/** By whom events over something can be told apart: what their denominator knows, those compared on this page first. */
export function holdersOf(definition: MetricDefinition | undefined, dimensions: readonly DimensionDefinition[]): DimensionDefinition[] {
  return definition === undefined ? [] : listed([...PLACES, ...FIRMS], dimensions).filter(({ id }) => canSplit(definition, id));
}

/** What cases can be told apart by, the most telling first. */
export function kindsOfCase(dimensions: readonly DimensionDefinition[]): DimensionDefinition[] {
  const place = ({ id }: DimensionDefinition): number => { const at = KINDS_OF_CASE.indexOf(id); return at < 0 ? KINDS_OF_CASE.length : at; };
  return dimensions.filter(({ id }) => !MEANINGLESS.has(id)).map((one, i) => ({ one, i })).sort((a, b) => place(a.one) - place(b.one) || a.i - b.i).map(({ one }) => one);
}

/** Those who mediate. */
export const firmsOf = (dimensions: readonly DimensionDefinition[]): DimensionDefinition[] => listed(FIRMS, dimensions);
/** Those whose disputes they are. */
export const placesOf = (dimensions: readonly DimensionDefinition[]): DimensionDefinition[] => listed(PLACES, dimensions);

/** With which months a period is compared. */
export const VERSUS = ['previous', 'year'] as const;
/** One of them. */
export type Versus = (typeof VERSUS)[number];

/** As many months right before, or the same months a year before. */
export function monthsBefore({ from, to }: MonthRange, versus: Versus): MonthRange {
  const step = versus === 'year' ? -12 : -monthsBetween(from, to).length;
  return { from: addMonths(from, step), to: addMonths(to, step) };
}
