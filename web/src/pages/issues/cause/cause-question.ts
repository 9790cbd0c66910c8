import type { CauseOfTypeQuery, CauseOfTypeQueryVariables, DimensionId, LinkedNumberInput, MetricId } from '../../../graphql/gen/graphql.js';
import type { QuestionBase } from '../../../filter/variables.js';

/** What is told of a type first, in this order. */
const HEADLINE: readonly MetricId[] = ['intake', 'pending', 'pending_aged', 'backlog_share', 'time_to_resolution', 'settlement_rate', 'sla_compliance'];
/** From step to step of a case. */
const STEPS: readonly MetricId[] = ['days_to_acceptance', 'days_to_assignment', 'days_to_contact', 'days_to_session', 'days_to_closing'];
const IMPROVES: readonly MetricId[] = ['sla_compliance', 'time_to_resolution'];
const PARTS: readonly DimensionId[] = ['cause', 'institution', 'product', 'branch'];
const FEATURES: readonly DimensionId[] = ['intake_channel', 'mediation_mode', 'contact_in_time', 'contact_valid', 'amount_band', 'complexity', 'party_group', 'institution', 'organisation', 'region'];
const SETTLED: MetricId = 'settlement_rate';
const STOCK: MetricId = 'pending';

/** What the page is answered. */
export type Cause = CauseOfTypeQuery['cause'];
/** A metric of the type beside the others. */
export type Measure = Cause['headline'][number];
/** A duration from step to step of both. */
export type Step = Cause['steps'][number];

/** A type by what it is told by. */
export interface TypeAsked {
  readonly dimension: DimensionId;
  readonly member: string;
}

/** All of the page in one question; what the dataset does not tell is left out. Null where it tells not even how many cases there are. */
export function causeVariables(base: QuestionBase, { dimension, member }: TypeAsked, metrics: readonly MetricId[], dimensions: readonly DimensionId[]): CauseOfTypeQueryVariables | null {
  const told = (ids: readonly MetricId[]): MetricId[] => ids.filter((id) => metrics.includes(id));
  const held = (ids: readonly DimensionId[]): DimensionId[] => ids.filter((id) => dimensions.includes(id) && id !== dimension);
  const [metric] = told(['intake', 'closings']);
  if (metric === undefined) return null;
  return {
    input: {
      ...base, dimension, member, metric, headline: told(HEADLINE), steps: told(STEPS), parts: held(PARTS), features: held(FEATURES), improves: told(IMPROVES),
      settled: metrics.includes(SETTLED) ? SETTLED : null, stock: metrics.includes(STOCK) && dimensions.includes('standing_step') ? STOCK : null,
    },
  };
}

/** A number of the type that may be chosen as evidence or finding. */
export const numberOf = (metric: MetricId, base: QuestionBase, { dimension, member }: TypeAsked): LinkedNumberInput =>
  ({ metric, range: base.range, filters: [...base.filters, { dimension, values: [member] }] });

/** How wide each step is of the longer of both rows, from its median; 0 where it is not reached. */
export function stepWidths(steps: readonly Step[]): { readonly own: readonly number[]; readonly others: readonly number[] } {
  const days = (side: 'others' | 'own'): number[] => steps.map((step) => step[side].value.value ?? 0);
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const [own, others] = [days('own'), days('others')];
  const longest = Math.max(1, sum(own), sum(others));
  return { own: own.map((one) => one / longest), others: others.map((one) => one / longest) };
}

/** Something that was done about types that got better. */
export type Done = NonNullable<Cause['better']>['events'][number];
