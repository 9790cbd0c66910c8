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
function endsIn({ words, key }: NameForm, wanted: NameForm): boolean {
  if (wanted.isChinese) return wanted.key.length > 1 && key.endsWith(wanted.key);
  return wanted.joined.length > 3 && wanted.words.length <= words.length && wanted.words.every((word, i) => words[words.length - wanted.words.length + i] === word);
}

/** The same of two names as they are written. */
export const endsInName = (header: string, name: string): boolean => endsIn(formOf(header), formOf(name));

const OWN_NAMES = new Map<CanonicalColumnName, readonly string[]>(CANONICAL_COLUMNS.map(({ name, zh, en }) => [name, [name, zh, en]]));
/** So that the fortieth name of a column is still surer than a weak one. */
const STRONG = 0.97;
const STRONG_STEP = 0.003;
const WEAK = 0.65;
/** Named outright or not at all: `fee paid by consumer` names nobody, and `customer id` is no id of a case. */
const OUTRIGHT_ONLY: ReadonlySet<CanonicalColumnName> = new Set(['party', 'claimant_agent']);
const ofCase = (name: string): boolean => name.includes('案') || /\bcase\b/iu.test(name);

/** The names of a column, taken apart: a thousand headers meet each of them. */
interface ColumnNames {
  /** Place among the sure names by key. */
  readonly sure: ReadonlyMap<string, number>;
  readonly weak: ReadonlySet<string>;
  /** Sure names a header may end in. */
  readonly endings: readonly NameForm[];
}

function namesOf(column: CanonicalColumnName): ColumnNames {
  const { strong, weak } = COLUMN_NAMES[column];
  const sure = [...(OWN_NAMES.get(column) ?? []), ...strong];
  return {
    // The first of equal names counts.
    sure: new Map(sure.map((name, place) => [nameKey(name), place] as const).reverse()),
    weak: new Set(weak.map(nameKey)),
    endings: OUTRIGHT_ONLY.has(column) ? [] : sure.filter((name) => column !== 'case_id' || ofCase(name)).map(formOf),
  };
}

const NAMES = new Map(CANONICAL_COLUMNS.map(({ name }) => [name, namesOf(name)] as const));

/** How well a header names a column, from 0 (not at all) to 1. */
export function nameScore(header: string, column: CanonicalColumnName): number {
  const form = formOf(header);
  const names = NAMES.get(column);
  if (form.key === '' || names === undefined) return 0;
  const place = names.sure.get(form.key);
  if (place !== undefined) return STRONG - STRONG_STEP * place;
  if (names.weak.has(form.key)) return WEAK;
  const longest = names.endings.reduce((most, name) => (name.key.length > most && endsIn(form, name) ? name.key.length : most), 0);
  return longest === 0 ? 0 : 0.5 + 0.3 * (longest / form.key.length);
}

/** True where a header names what identifies or locates a person. */
export const namesPerson = (header: string): boolean => PERSONAL_NAMES.some((name) => nameKey(name) === nameKey(header) || endsIn(formOf(header), formOf(name)));
