import type { Dataset } from '../../../catalogue/catalogue.js';
import type { QuestionBase } from '../../../filter/variables.js';
import type { DimensionId, MetricId, ProfileQueryVariables } from '../../../graphql/gen/graphql.js';
import { alikeOf } from '../question.js';
import type { Who } from '../question.js';

/** What is told of one beside everybody: size, results, time, contact, what came after, how it was found. */
const FIGURES: readonly MetricId[] = [
  'closings', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'settlement_rate_participating', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'reopen_rate', 'csat',
  'survey_response_rate', 'qa_pass_rate', 'oral_agreement_share', 'exclusion_rate', 'late_entry_rate', 'amount_recovered', 'amount_waived',
];
/** Kinds of case in the mix. */
const MIX: readonly DimensionId[] = ['complexity', 'business', 'product', 'intake_channel', 'issue'];
const TOP = 8;
/** Posts and trainings of one. */
const RECORDS = 100;
/** Changes of hands that are looked at. */
const CHANGES = 500;

/** What can be told of one in a dataset. */
export const figuresOf = ({ metrics }: Pick<Dataset, 'metrics'>): MetricId[] => FIGURES.filter((id) => metrics.includes(id));
/** By what the mix of cases is shown; null where cases are told apart by nothing. */
export const mixOf = ({ dimensions }: Pick<Dataset, 'dimensions'>): DimensionId | null => MIX.find((id) => dimensions.includes(id)) ?? null;

/** Everything the page asks for. `metric` is the share that is drawn over time and held against like cases. */
export function variablesOf(base: QuestionBase, dataset: Pick<Dataset, 'dimensions' | 'metrics'>, who: Who, key: string, metric: MetricId): ProfileQueryVariables {
  const own = { ...base, filters: [...base.filters.filter(({ dimension }) => dimension !== who), { dimension: who, values: [key] }] };
  const everybody = { ...base, filters: base.filters.filter(({ dimension }) => dimension !== who) };
  const metrics = figuresOf(dataset);
  const mix = mixOf(dataset);
  const size: MetricId = dataset.metrics.includes('intake') ? 'intake' : 'closings';
  return {
    dataset: base.dataset, key,
    own: { ...own, metrics, control: true }, all: { ...everybody, metrics, bucket: 'all' }, trend: { ...own, metrics: [metric], control: true },
    mix: { ...own, metric: size, dimension: mix ?? 'business', top: TOP }, allMix: { ...everybody, metric: size, dimension: mix ?? 'business', top: 500 }, withMix: mix !== null,
    plot: { ...everybody, metric, dimension: who, standardisedBy: alikeOf(dataset) },
    survival: { ...own, metric: 'time_to_resolution' }, withSurvival: dataset.metrics.includes('time_to_resolution'),
    taken: { dataset: base.dataset, column: 'mediator', filters: own.filters, first: CHANGES }, isPerson: who === 'mediator', records: RECORDS,
  };
}
