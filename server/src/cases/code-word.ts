import { allDimensions, memberLabel, type Dimension, type DimensionId, type LocalisedText } from '@concord/sql';

/** The word for a code in a column that is a dimension with words; null where the value is its own word. */
export function wordOf(dimensionOf: (id: DimensionId) => Dimension, column: string, value: string | null): LocalisedText | null {
  const id = allDimensions.find(({ key }) => key === column)?.id;
  if (id === undefined || value === null || value === '') return null;
  const dimension = dimensionOf(id as DimensionId);
  return dimension.words === undefined ? null : memberLabel(dimension, value);
}
