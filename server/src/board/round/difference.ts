/**
 * How far two boards lie apart: the largest difference of two numbers at the same place, over the larger of the two (of 1 where both are less); 0 for equal ones, null where anything else differs.
 * Exponentials of another version of the machine's mathematics differ in their last bit; places, tiers and all digits that are told do not.
 */
export function differenceOf(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b)) : null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? 0 : null;
  const [before, after] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length) return null;
  let largest = 0;
  for (const key of keys) {
    const difference = Object.hasOwn(after, key) ? differenceOf(before[key], after[key]) : null;
    if (difference === null) return null;
    largest = Math.max(largest, difference);
  }
  return largest;
}

/** Two numbers that differ by no more, over the larger, differ in bits nobody is told. */
export const LAST_BITS = 1e-9;

/** Whether two parts of boards are the same in all that is told of them. */
export const isSameTold = (a: unknown, b: unknown): boolean => (differenceOf(a, b) ?? 1) <= LAST_BITS;
