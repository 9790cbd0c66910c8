import { CANONICAL_COLUMNS, type CanonicalColumnName } from '@concord/sql';
import { foldText } from '../profile/fold-text.js';
import { COLUMN_NAMES, PERSONAL_NAMES } from './column-names.js';

const CJK = /[\u4e00-\u9fff]/u;

/** The words of a name: `CLAIM_AMT`, `claimAmt` and `Claim amt (yuan)` are two each; what stands in brackets is a unit or a remark. */
function wordsOf(name: string): readonly string[] {
  return name.normalize('NFKC').replace(/[(【[].*?[)】\]]/gu, ' ').replace(/([a-z])([A-Z])/gu, '$1 $2')
    .split(/[^\p{L}\p{N}#]+/u).map(foldText).filter((word) => word !== '');
}

/** A name, ready to be compared. */
interface NameForm {
  readonly words: readonly string[];
  readonly joined: string;
  /** Folded, without punctuation; a day and a time of day are dates. */
  readonly key: string;
  readonly isChinese: boolean;
}

/** A header of a wide file meets every name of every column: each is taken apart once. Bounded, for headers come from outside. */
const forms = new Map<string, NameForm>();
const FORMS_KEPT = 8_192;

function formOf(name: string): NameForm {
  const known = forms.get(name);
  if (known !== undefined) return known;
  const words = wordsOf(name);
  const joined = words.join('');
  const form = { words, joined, key: joined.replace(/(?<=[\u4e00-\u9fff])(?:时间|日)$/u, '日期'), isChinese: CJK.test(name) };
  if (forms.size >= FORMS_KEPT) forms.clear();
  forms.set(name, form);
  return form;
}

/** The form in which names are compared. */
export const nameKey = (name: string): string => formOf(name).key;

/** True where `header` ends in the words of `name`: the last word says what a thing is, in Chinese as in English. */
export function endsIn(header: string, name: string): boolean {
  const [{ words, key }, wanted] = [formOf(header), formOf(name)];
  if (wanted.isChinese) return wanted.key.length > 1 && key.endsWith(wanted.key);
  return wanted.joined.length > 3 && wanted.words.length <= words.length && wanted.words.every((word, i) => words[words.length - wanted.words.length + i] === word);
}

const OWN_NAMES = new Map<CanonicalColumnName, readonly string[]>(CANONICAL_COLUMNS.map(({ name, zh, en }) => [name, [name, zh, en]]));
/** So that the fortieth name of a column is still surer than a weak one. */
const STRONG = 0.97;
const STRONG_STEP = 0.003;
const WEAK = 0.65;
/** Named outright or not at all: `fee paid by consumer` names nobody, and `customer id` is no id of a case. */
const OUTRIGHT_ONLY: ReadonlySet<CanonicalColumnName> = new Set(['party']);
const ofCase = (name: string): boolean => name.includes('案') || /\bcase\b/iu.test(name);

/** How well a header names a column, from 0 (not at all) to 1. */
export function nameScore(header: string, column: CanonicalColumnName): number {
  const key = nameKey(header);
  if (key === '') return 0;
  const { strong, weak } = COLUMN_NAMES[column];
  const sure = [...(OWN_NAMES.get(column) ?? []), ...strong];
  const place = sure.findIndex((name) => nameKey(name) === key);
  if (place >= 0) return STRONG - STRONG_STEP * place;
  if (weak.some((name) => nameKey(name) === key)) return WEAK;
  if (OUTRIGHT_ONLY.has(column)) return 0;
  const parts = sure.filter((name) => endsIn(header, name) && (column !== 'case_id' || ofCase(name))).map((name) => 0.5 + 0.3 * (nameKey(name).length / key.length));
  return Math.max(0, ...parts);
}

/** True where a header names what identifies or locates a person. */
export const namesPerson = (header: string): boolean => PERSONAL_NAMES.some((name) => nameKey(name) === nameKey(header) || endsIn(header, name));
