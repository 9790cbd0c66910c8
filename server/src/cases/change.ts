import type { CanonicalColumn } from '@concord/sql';
import type { CaseChange } from './cases.model.js';
import type { DimensionOf } from '../store/dimensions.js';
import { wordOf } from './code-word.js';

/** A restated column with its names, and words for codes. Empty values become null; a party's pseudonym is never told. */
export function changeOf(dimensionOf: DimensionOf, { name, kind, zh, en }: CanonicalColumn, before: string | null, after: string | null): CaseChange {
  const isHidden = kind === 'pseudonym';
  const told = (value: string | null): string | null => (isHidden || value === '' ? null : value);
  const [from, to] = [told(before), told(after)];
  return { column: name, label: { zh, en }, from, to, fromWord: wordOf(dimensionOf, name, from), toWord: wordOf(dimensionOf, name, to), isHidden };
}
