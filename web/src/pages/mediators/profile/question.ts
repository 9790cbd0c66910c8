import type { Dataset } from '../../../catalogue/catalogue.js';
import type { QuestionBase } from '../../../filter/variables.js';
import type { DimensionId, MetricId, ProfileQueryVariables } from '../../../graphql/gen/graphql.js';
import { alikeOf, countedBy } from '../question.js';
import type { Who } from '../question.js';

/** What is told of one beside everybody: size, results, time, contact, what came after, how it was found. */
const FIGURES: readonly MetricId[] = [
  'closings', 'pending', 'settlement_rate', 'settlement_rate_within_limit', 'settlement_rate_participating', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'reopen_rate', 'csat',
  'csat_institution', 'survey_response_rate', 'qa_pass_rate', 'oral_agreement_share', 'exclusion_rate', 'late_entry_rate', 'amount_recovered', 'amount_waived',
];
/** What there is to do, by who has it now; everything else is a result, by who answers for it. */
const WORK: readonly MetricId[] = ['closings', 'pending'];
/** Kinds of case in the mix. */
const MIX: readonly DimensionId[] = ['complexity', 'business', 'product', 'intake_channel', 'issue'];
const TOP = 8;
/** Posts and trainings of one person; posts of everybody in a body. */
const RECORDS = { person: 100, body: 1_000 } as const;
/** Changes of hands that are looked at. */
const CHANGES = 500;

/** What can be told of one in a dataset. */
export const figuresOf = ({ metrics }: Pick<Dataset, 'metrics'>): MetricId[] => FIGURES.filter((id) => metrics.includes(id));
/** What of it is work. */
export const isWork = (id: MetricId): boolean => WORK.includes(id);
/** By what the mix of cases is shown; null where cases are told apart by nothing. */
export const mixOf = ({ dimensions }: Pick<Dataset, 'dimensions'>): DimensionId | null => MIX.find((id) => dimensions.includes(id)) ?? null;

/** The filter without who it is about: everybody's cases. */
export function everybodysFilters<Clause extends { readonly dimension: DimensionId }>(filters: readonly Clause[], dataset: Pick<Dataset, 'dimensions'>, who: Who): Clause[] {
  const counted = countedBy(dataset, who);
  return filters.filter(({ dimension }) => dimension !== who && dimension !== counted);
}

/** Everything the page asks for: results by who answers for a case, work by who has it, too. `metric` is the share that is drawn over time and held against like cases; `on` the day on which it is told who is in a body. */
export function variablesOf(base: QuestionBase, dataset: Pick<Dataset, 'dimensions' | 'metrics'>, who: Who, key: string, metric: MetricId, may: { readonly records: boolean; readonly changes: boolean }, on: string): ProfileQueryVariables {
  const counted = countedBy(dataset, who);
  const everybody = { ...base, filters: everybodysFilters(base.filters, dataset, who) };
  const by = (dimension: DimensionId) => ({ ...everybody, filters: [...everybody.filters, { dimension, values: [key] }] });
  const [own, held] = [by(counted), by(who)];
  const metrics = figuresOf(dataset);
  const mix = mixOf(dataset);
  const size: MetricId = dataset.metrics.includes('intake') ? 'intake' : 'closings';
  return {
    dataset: base.dataset, key,
    own: { ...own, metrics, control: true }, work: { ...held, metrics: metrics.filter(isWork), control: true }, withWork: metrics.some(isWork) && counted !== who, all: { ...everybody, metrics, bucket: 'all' }, trend: { ...own, metrics: [metric], control: true },
    mix: { ...own, metric: size, dimension: mix ?? 'business', top: TOP }, allMix: { ...everybody, metric: size, dimension: mix ?? 'business', top: 500 }, withMix: mix !== null,
    plot: { ...everybody, metric, dimension: counted, standardisedBy: alikeOf(dataset) },
    survival: { ...own, metric: 'time_to_resolution' }, withSurvival: dataset.metrics.includes('time_to_resolution'),
    taken: { dataset: base.dataset, column: 'mediator', filters: held.filters, first: CHANGES }, isPerson: who === 'mediator' && may.records, withPosts: may.records, on: who === 'mediator' ? null : on, withTaken: who === 'mediator' && may.changes, records: who === 'mediator' ? RECORDS.person : RECORDS.body,
  };
}
