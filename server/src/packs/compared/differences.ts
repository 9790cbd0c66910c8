import type { ReportDocument } from '../../reports/document/document.js';
import { numbersOf, type PlacedNumber } from './numbers.js';

/** A place of two reports that does not tell the same: null where one of them has no such place. */
export interface NumberDifference {
  readonly earlier: PlacedNumber | null;
  readonly later: PlacedNumber | null;
}

/** Two numbers that were worked out alike differ by what adding in another order leaves, at most. */
const SAME = 1e-12;

function isSame(a: PlacedNumber, b: PlacedNumber): boolean {
  if (a.number === null || b.number === null) return a.number === b.number && a.words.zh === b.words.zh;
  return Math.abs(a.number - b.number) <= SAME * Math.max(1, Math.abs(a.number), Math.abs(b.number));
}

/** How many places two reports were held against each other at, and those that differ, in the order of the later one. */
export function differencesBetween(earlier: ReportDocument, later: ReportDocument): { readonly compared: number; readonly differing: readonly NumberDifference[] } {
  const before = new Map([...numbersOf(earlier)].map((one) => [one.key, one]));
  const after = new Map([...numbersOf(later)].map((one) => [one.key, one]));
  const differing = [...after.values()].flatMap((one): NumberDifference[] => {
    const old = before.get(one.key);
    return old !== undefined && isSame(old, one) ? [] : [{ earlier: old ?? null, later: one }];
  });
  const gone = [...before.values()].filter(({ key }) => !after.has(key)).map((one): NumberDifference => ({ earlier: one, later: null }));
  return { compared: new Set([...before.keys(), ...after.keys()]).size, differing: [...differing, ...gone] };
}
