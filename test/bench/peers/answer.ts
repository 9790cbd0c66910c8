/** What a question was answered with, in a form that is nobody's own: rows of text, numbers and nothing. */
export type Answer = readonly (readonly (string | number | null)[])[];

/** Sums of money are added up in another order by each, and may differ in their last bits. */
const LAST_BITS = 1e-9;

const isSame = (a: string | number | null | undefined, b: string | number | null | undefined): boolean =>
  (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= LAST_BITS * Math.max(1, Math.abs(a), Math.abs(b)) : a === b);

/** Where an answer first differs from the one expected, in one line; undefined where they are the same. */
export function difference(expected: Answer, told: Answer): string | undefined {
  if (expected.length !== told.length) return `${String(told.length)} rows instead of ${String(expected.length)}`;
  const at = expected.findIndex((row, i) => row.length !== told[i]?.length || !row.every((cell, j) => isSame(cell, told[i]?.[j])));
  return at === -1 ? undefined : `row ${String(at + 1)} is ${JSON.stringify(told[at])} instead of ${JSON.stringify(expected[at])}`;
}

/** Rows whose order nobody was asked for, in one. */
export const inOneOrder = (rows: Answer): Answer => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
