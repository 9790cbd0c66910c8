import type { LocalisedText, Words } from './words.js';

/** Something cases are split and filtered by: a column of `case_fact` or an expression over it, and the words for its codes. */
export interface Dimension {
  /** snake_case; file name, GraphQL enum value and URL key. */
  readonly id: string;
  readonly label: LocalisedText;
  /** SQL over `case_fact` that yields text; may use `{range_to:Date}` when `snapshotOnly`. */
  readonly key: string;
  /** Words for the codes; several tables when the key is a composite joined by '|'. */
  readonly words?: readonly Words[];
  /** Order of members when the order is not by size, e.g. age bands. */
  readonly order?: readonly string[];
  /** Makes sense at one moment only (age of pending cases); cannot split a series over time. */
  readonly snapshotOnly?: true;
  /** Canonical column whose presence makes the dimension available. */
  readonly needs: string;
}

/** Identity that pins the id's literal type. */
export const defineDimension = <const D extends Dimension>(dimension: D): D => dimension;
