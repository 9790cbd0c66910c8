import type { DimensionId } from '@concord/sql';

/** What series are told apart by: a type, a place, or both; null for all of them. */
export interface Grain {
  readonly type: DimensionId | null;
  readonly place: DimensionId | null;
}

/** Grains in which counts are watched: two thousand series of a middle-sized bank. */
export const GRAINS: readonly Grain[] = [
  { type: 'issue', place: null },
  { type: 'subtype', place: null },
  { type: null, place: 'institution' },
  { type: 'issue', place: 'institution' },
  { type: 'subtype', place: 'institution' },
  { type: 'subtype', place: 'region' },
];

/** The grain's dimensions, type first. */
export const dimensionsOf = ({ type, place }: Grain): DimensionId[] => [type, place].filter((id) => id !== null);

/** Keys of a series of a grain, '' for what the grain does not tell apart. */
export const keysOf = ({ type }: Grain, keys: readonly string[]): { readonly typeKey: string; readonly placeKey: string } =>
  (type === null ? { typeKey: '', placeKey: keys[0] ?? '' } : { typeKey: keys[0] ?? '', placeKey: keys[1] ?? '' });
