import type { DimensionDefinition } from '../../../catalogue/catalogue.js';
import type { DimensionId } from '../../../graphql/gen/graphql.js';

/** Where cases come from, the most telling first. */
export const PLACES: readonly DimensionId[] = ['institution', 'branch', 'region', 'organisation', 'intake_channel'];

/** What cases are about, besides their type. */
export const REASONS: readonly DimensionId[] = ['cause', 'subtype', 'product', 'business', 'party_group'];

/** The dimensions of a list that a dataset has, without the one the type is of. */
export function splitsOf(wanted: readonly DimensionId[], dimensions: readonly DimensionDefinition[], type: DimensionId): DimensionDefinition[] {
  return wanted.flatMap((id) => dimensions.filter((dimension) => dimension.id === id && id !== type));
}
