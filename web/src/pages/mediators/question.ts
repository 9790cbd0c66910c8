import type { Dataset } from '../../catalogue/catalogue.js';
import type { QuestionBase } from '../../filter/variables.js';
import type { DimensionId, MediatorsQueryVariables, MetricId } from '../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../measure/measure.js';

/** Who may be held against each other. */
export const WHO = ['mediator', 'team', 'organisation'] as const;
/** One of them. */
export type Who = (typeof WHO)[number];

/**
 * By whom results are counted: people by who answers for a case, as the board counts them (intention to treat), where a dataset tells who had it first; teams and organisations as they are.
 * Work is counted by who has it.
 */
export type CountedBy = Who | 'attributed_mediator';

/** What was known of a case before anybody was assigned to it, from the general to the special: cases equal in all of it are alike. */
const ALIKE: readonly DimensionId[] = ['complexity', 'business', 'intake_channel', 'cause', 'amount_band'];
/** In what it is looked whether like cases are alike as well. */
const CHECKED: readonly DimensionId[] = ['product', 'region', 'party_group', 'mediation_mode'];
/** What is shown first, where a dataset tells it: the first counts cases that are still open past their limit as not settled. */
const FIRST: readonly MetricId[] = ['settlement_rate_within_limit', 'settlement_rate'];
/** More than this are put together as 其他 in the workload, and their posts are not told. */
const EVERYONE = 5_000;

/** What the reader chose; the address holds all of it. */
export interface Choices {
  readonly who: Who;
  readonly metric: MetricId;
  /** Empty: held against everybody's cases. */
  readonly likeBy: readonly DimensionId[];
}

const known = (list: readonly DimensionId[], { dimensions }: Pick<Dataset, 'dimensions'>): DimensionId[] => list.filter((id) => dimensions.includes(id));

/** Who a dataset knows. */
export const whoOf = (dataset: Pick<Dataset, 'dimensions'>): Who[] => WHO.filter((id) => dataset.dimensions.includes(id));
/** By whom the results of these are counted in a dataset. */
export const countedBy = ({ dimensions }: Pick<Dataset, 'dimensions'>, who: Who): CountedBy => (who === 'mediator' && dimensions.includes('attributed_mediator') ? 'attributed_mediator' : who);
/** What makes cases alike in a dataset. */
export const alikeOf = (dataset: Pick<Dataset, 'dimensions'>): DimensionId[] => known(ALIKE, dataset);
/** In what else they are looked at. */
export const checkedOf = (dataset: Pick<Dataset, 'dimensions'>): DimensionId[] => known(CHECKED, dataset);

/** The share that is shown where none is asked for. */
export const firstShare = (shares: readonly MetricDefinition[]): MetricDefinition | undefined => FIRST.flatMap((id) => shares.filter((one) => one.id === id))[0] ?? shares[0];

/** Everything the page asks for; posts for whoever may see the reference data about people. */
export function variablesOf(base: QuestionBase, dataset: Pick<Dataset, 'asOf' | 'dimensions' | 'metrics'>, { who, metric, likeBy }: Choices, seesPosts: boolean): MediatorsQueryVariables {
  const breakdown = (id: MetricId) => ({ ...base, metric: id, dimension: who, top: EVERYONE });
  return {
    plot: { ...base, metric, dimension: countedBy(dataset, who), standardisedBy: [...likeBy] },
    closings: breakdown('closings'), withClosings: dataset.metrics.includes('closings'), open: breakdown('pending'), withOpen: dataset.metrics.includes('pending'),
    dataset: base.dataset, on: base.range.to < dataset.asOf ? base.range.to : dataset.asOf, withPosts: who === 'mediator' && seesPosts, everyone: EVERYONE,
  };
}
