import type { Dataset } from '../../../catalogue/catalogue.js';
import type { FilterClause } from '../../../filter/filter-state.js';
import type { QuestionBase } from '../../../filter/variables.js';
import type { DimensionId, HandoversQueryVariables, MetricId } from '../../../graphql/gen/graphql.js';
import type { Who } from '../question.js';

/** What is counted: cases received. */
export const COUNTED: MetricId = 'intake';

/** Which cases are told of one, in the order in which they are shown; the second and fourth are part of the one before. */
export const SIDES = ['given', 'kept', 'taken', 'passed'] as const;
/** One of them. */
export type Side = (typeof SIDES)[number];

/** How a case that changed hands may count. */
const CHANGED = ['kept', 'prompt', 'recusal'];

/** Within a team or an organisation: all cases that changed hands, and how they count. */
const WITHIN: Readonly<Record<Side, readonly string[]>> = { given: CHANGED, kept: ['kept'], taken: ['prompt'], passed: ['recusal'] };

/** Filters beside those that stand: of a person, from whom a case went, to whom, and for whom it counts; of a body, its cases that changed hands, and how they count. */
export function clausesOf(side: Side, who: Who, key: string): readonly FilterClause[] {
  if (who !== 'mediator') return [{ dimension: who, values: [key] }, { dimension: 'attribution', values: [...WITHIN[side]] }];
  const changed: FilterClause = { dimension: 'attribution', values: CHANGED };
  const party: FilterClause = { dimension: side === 'given' || side === 'kept' ? 'first_mediator' : 'mediator', values: [key] };
  return side === 'given' || side === 'taken' ? [party, changed] : [party, changed, { dimension: 'attributed_mediator', values: [key] }];
}

/** What says whose a case is. */
export const SAID: readonly DimensionId[] = ['mediator', 'first_mediator', 'attributed_mediator', 'attribution'];

/** Whether a dataset tells of hand-overs. */
export const tellsHandovers = ({ dimensions, metrics }: Pick<Dataset, 'dimensions' | 'metrics'>): boolean => dimensions.includes('first_mediator') && metrics.includes(COUNTED);

/** The question for all four. */
export function variablesOf(base: QuestionBase, who: Who, key: string): HandoversQueryVariables {
  const others = base.filters.filter(({ dimension }) => !SAID.includes(dimension) && dimension !== who);
  const of = (side: Side) => ({ ...base, bucket: 'all' as const, metrics: [COUNTED], filters: [...others, ...clausesOf(side, who, key).map(({ dimension, values }) => ({ dimension, values: [...values] }))] });
  return { given: of('given'), kept: of('kept'), taken: of('taken'), passed: of('passed') };
}
