import type { LocalisedText, Words } from './words.js';

/** Between the parts of a composite key, e.g. an issue's business, sub-type and cause. */
export const PART = '|';

/** Something cases are split and filtered by: a column of `case_fact` or an expression over it, and the words for its codes. */
export interface Dimension {
  /** snake_case; file name, GraphQL enum value and URL key. */
  readonly id: string;
  readonly label: LocalisedText;
  /** SQL over `case_fact` that yields text; may use `{range_to:Date}` when `snapshotOnly`. */
  readonly key: string;
  /** Columns whose codes a composite key is made of, in its order. */
  readonly parts?: readonly string[];
  /** Words for the codes; several tables when the key is a composite joined by '|'. */
  readonly words?: readonly Words[];
  /** All members there can be, in their order, when that is not by size, e.g. age bands. */
  readonly order?: readonly string[];
  /** Makes sense at one moment only (age of pending cases); cannot split a series over time. */
  readonly snapshotOnly?: true;
  /** Its members are people who mediate: only whoever may see their names splits or narrows by it. */
  readonly namesPeople?: true;
  /** Canonical column whose presence makes the dimension available. */
  readonly needs: string;
}

/**
 * What 其他 is called, in lower case (RE2 and JavaScript read it alike): codes end in 99 on every level (C99, B04-99), sources without codes say 其他… or
 * Other….
 */
export const OTHER_PATTERN = '^([a-z]([0-9]{2}-)?99$|其他|其它|other([^a-z]|$))';

const OTHER = new RegExp(OTHER_PATTERN, 'u');

/**
 * Whether a member says nothing of its cases: nothing given, or 其他. A composite says nothing when any of its parts is 其他, for a type with an unknown
 * cause is no type that could be acted on, or when all of them are empty.
 */
export function isUnclassified(key: string): boolean {
  const parts = key.split(PART).filter((part) => part !== '');
  return parts.length === 0 || parts.some((part) => OTHER.test(part.toLowerCase()));
}

/** Identity that pins the id's literal type. */
export const defineDimension = <const D extends Dimension>(dimension: D): D => dimension;
