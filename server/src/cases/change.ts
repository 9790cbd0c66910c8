import type { CanonicalColumn, LocalisedText } from '@concord/sql';
import { currencyWords } from '../narrative/text.js';
import type { CaseChange } from './cases.model.js';
import type { DimensionOf } from '../store/dimensions.js';
import { wordOf } from './code-word.js';

/** What a column of a case is called; an amount with the currency it is in. */
export function columnLabel({ kind, zh, en }: CanonicalColumn): LocalisedText {
  if (kind !== 'amount') return { zh, en };
  const currency = currencyWords();
  return { zh: `${zh}（${currency.zh}）`, en: `${en} (${currency.en})` };
}

/** A restated column with its names, and words for codes. Empty values become null; a party's pseudonym is never told, who a mediator is only to whoever may see names. */
export function changeOf(dimensionOf: DimensionOf, column: CanonicalColumn, before: string | null, after: string | null): CaseChange {
  const { name, kind } = column;
  const isHidden = kind === 'pseudonym' || !dimensionOf.isTold(name);
  const told = (value: string | null): string | null => (isHidden || value === '' ? null : value);
  const [from, to] = [told(before), told(after)];
  return { column: name, label: columnLabel(column), from, to, fromWord: wordOf(dimensionOf, name, from), toWord: wordOf(dimensionOf, name, to), isHidden };
}
