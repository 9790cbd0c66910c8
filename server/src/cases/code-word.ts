import { allDimensions, memberLabel, type LocalisedText } from '@concord/sql';

/** The word for a code in a column that is a dimension with words; null where the value is its own word. */
export function wordOf(column: string, value: string | null): LocalisedText | null {
  const dimension = allDimensions.find((d) => d.key === column && d.words);
  return dimension && value !== null && value !== '' ? memberLabel(dimension, value) : null;
}
