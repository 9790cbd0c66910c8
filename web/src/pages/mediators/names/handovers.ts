import type { Dataset } from '../../../catalogue/catalogue.js';
import type { FilterClause } from '../../../filter/filter-state.js';
import type { QuestionBase } from '../../../filter/variables.js';
import type { HandoversQueryVariables, MetricId } from '../../../graphql/gen/graphql.js';

/** What is counted: cases received. */
export const COUNTED: MetricId = 'intake';

/** Which cases are told of one, in the order in which they are shown; the second and fourth are part of the one before. */
export const SIDES = ['given', 'kept', 'taken', 'passed'] as const;
/** One of them. */
export type Side = (typeof SIDES)[number];

/** How a case that changed hands may count. */
const CHANGED = ['kept', 'prompt', 'recusal'];

/** Filters beside those that stand: from whom a case went, to whom, and for whom it counts. */
export function clausesOf(side: Side, key: string): readonly FilterClause[] {
  const changed: FilterClause = { dimension: 'attribution', values: CHANGED };
  const party: FilterClause = { dimension: side === 'given' || side === 'kept' ? 'first_mediator' : 'mediator', values: [key] };
  return side === 'given' || side === 'taken' ? [party, changed] : [party, changed, { dimension: 'attributed_mediator', values: [key] }];
}

/** Whether a dataset tells of hand-overs. */
export const tellsHandovers = ({ dimensions, metrics }: Pick<Dataset, 'dimensions' | 'metrics'>): boolean => dimensions.includes('first_mediator') && metrics.includes(COUNTED);

/** The question for all four. */
export function variablesOf(base: QuestionBase, key: string): HandoversQueryVariables {
  const others = base.filters.filter(({ dimension }) => !['mediator', 'first_mediator', 'attributed_mediator', 'attribution'].includes(dimension));
  const of = (side: Side) => ({ ...base, bucket: 'all' as const, metrics: [COUNTED], filters: [...others, ...clausesOf(side, key).map(({ dimension, values }) => ({ dimension, values: [...values] }))] });
  return { given: of('given'), kept: of('kept'), taken: of('taken'), passed: of('passed') };
}
