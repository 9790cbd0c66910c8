import type { DimensionDefinition } from '../../../catalogue/catalogue.js';
import type { Calendar } from '../../../calendar/use-calendar.js';
import type { QuestionBase } from '../../../filter/variables.js';
import type { MetricId, TypeOfDisputeQueryVariables } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';

/** Members of a part before 其他. */
const TOP = 8;

/** What the page is about, and what the reader chose on it. Null where the dataset offers nothing. */
export interface TypeChoices {
  readonly metric: MetricId;
  readonly dimension: DimensionDefinition;
  readonly aged: MetricId | null;
  readonly repeats: MetricId | null;
  readonly duration: MetricDefinition | null;
  readonly closings: MetricDefinition | null;
  readonly settlement: MetricDefinition | null;
  readonly place: DimensionDefinition | null;
  readonly reason: DimensionDefinition | null;
  readonly outcome: DimensionDefinition | null;
}

/** Everything the page asks for, in one request: `whole` are the cases of all types, `mine` those of the one shown. What cannot be answered stands for nothing and is left out. */
export function typeVariables(whole: QuestionBase, mine: QuestionBase, choices: TypeChoices, calendar: { readonly [Part in 'earlier' | 'trend']: Calendar[Part]['value'] }): TypeOfDisputeQueryVariables {
  const { aged, closings, dimension, duration, metric, outcome, place, reason, repeats, settlement } = choices;
  const part = (id: MetricId, by: DimensionDefinition | null) => ({ ...mine, metric: id, dimension: (by ?? dimension).id, top: TOP });
  const trend = { ...mine, ...calendar.trend, metrics: [metric] };
  return {
    dataset: whole.dataset, trend, among: { ...whole, metric, dimension: dimension.id, aged, repeats, duration: duration?.id ?? null },
    withEarlier: calendar.earlier !== null, earlier: calendar.earlier === null ? trend : { ...mine, ...calendar.earlier, metrics: [metric] },
    withSurvival: duration !== null, survival: { ...mine, metrics: [duration?.id ?? metric], curve: duration !== null }, curve: { ...mine, metric: duration?.id ?? 'time_to_resolution' },
    withPlaces: place !== null, places: part(metric, place), withReasons: reason !== null, reasons: part(metric, reason),
    withOutcomes: closings !== null && outcome !== null, outcomes: part(closings?.id ?? metric, outcome),
    withSettled: settlement !== null && place !== null, settled: part(settlement?.id ?? metric, place),
  };
}
