/** The most a field may hold. */
export const MOST_CASES = 10_000_000;

/** A whole number of cases out of a field; null where it is none. */
export function wholeOf(text: string | number): number | null {
  const value = typeof text === 'number' ? text : Number(text.trim() === '' ? Number.NaN : text);
  return Number.isInteger(value) && value >= 0 && value <= MOST_CASES ? value : null;
}
