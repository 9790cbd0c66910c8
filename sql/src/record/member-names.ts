import type { Dimension } from '../dimension.js';
import type { LocalisedText, Words } from '../words.js';

/** A name that reference data gives a code of a column: in an edition of a taxonomy, or from a day on. */
export interface GivenName {
  readonly column: string;
  readonly code: string;
  readonly edition: string;
  readonly name: LocalisedText;
}

/** Words for the codes of columns. */
export type MemberNames = ReadonlyMap<string, Words>;

/** 2024 before 2025, v9 before v10. */
const byEdition = (a: GivenName, b: GivenName): number => a.edition.localeCompare(b.edition, 'en', { numeric: true });

/** The names in force: of several a code was given, that of the newest edition. A code that only an older edition has keeps its name. */
export function namesInForce(given: readonly GivenName[]): MemberNames {
  const names = new Map<string, Record<string, LocalisedText>>();
  for (const { column, code, name } of [...given].sort(byEdition)) {
    const words = names.get(column) ?? {};
    Object.defineProperty(words, code, { value: name, enumerable: true, configurable: true, writable: true });
    names.set(column, words);
  }
  return names;
}

/** A dimension with the names in force before its own words, part by part where its key is a composite. */
export function withNames(dimension: Dimension, names: MemberNames): Dimension {
  const columns = dimension.parts ?? [dimension.key];
  if (!columns.some((column) => names.has(column))) return dimension;
  return { ...dimension, words: columns.map((column, i) => ({ ...dimension.words?.[i], ...names.get(column) })) };
}
