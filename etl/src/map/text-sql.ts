import { sqlText, sqlTexts } from './literal.js';
import { splitSql, unfitSql } from './split-sql.js';
import { foldText } from '../profile/fold-text.js';
import type { ColumnRule } from '../profile/schema.js';

/** The rule of `foldText` as an expression over `text`. LowCardinality makes the engine fold each distinct value of a block once. */
export function foldedSql(text: string): string {
  return `replaceRegexpAll(lowerUTF8(normalizeUTF8NFKC(toString(toLowCardinality(${text})))), '\\\\s+', '')`;
}

/** True in rows that hold one of the words a rule asks for in each of its columns, spelled in any width and case. */
function whereSql(where: NonNullable<ColumnRule['where']>, staged: (header: string) => string): string {
  return Object.entries(where).map(([header, words]) => `has(${sqlTexts(words.map(foldText))}, ${foldedSql(staged(header))})`).join(' AND ');
}

/** What of a column's rule says where its text comes from. */
type DeliveredBy = Pick<ColumnRule, 'from' | 'constant' | 'default' | 'where' | 'split'>;

/**
 * The delivered text of a column: the first of its source columns that holds something, else its default; '' when nothing was delivered, or
 * when the rule does not ask for this row. Of a cell that is split, the part that is taken. `hashed`: the column holds pseudonyms.
 */
export function deliveredSql(rule: DeliveredBy, staged: (header: string) => string, nulls: readonly string[], hashed: boolean): string {
  const text = filledSql(rule, staged, nulls, hashed);
  return rule.where === undefined ? text : `if(${whereSql(rule.where, staged)}, ${text}, '')`;
}

function filledSql(rule: DeliveredBy, staged: (header: string) => string, nulls: readonly string[], hashed: boolean): string {
  if (rule.constant !== undefined) return sqlText(rule.constant);
  const { split } = rule;
  // Cells that stand for nothing were emptied while they were read, and what is pseudonymised was split.
  const values = (rule.from ?? []).map(staged).map((whole) => (split === undefined || hashed ? whole : splitSql(whole, split, nulls.filter((token) => token !== ''))));
  const last = sqlText(rule.default ?? '');
  if (values.length === 1 && rule.default === undefined) return values[0] ?? last;
  return `multiIf(${values.map((value) => `${value} != '', ${value}`).join(', ')}, ${last})`;
}

/** True in rows whose cells do not fit the pattern by which a rule splits them; undefined for a rule that does not. */
export function notSplitSql(rule: DeliveredBy, staged: (header: string) => string): string | undefined {
  const unfit = (rule.from ?? []).flatMap((header) => unfitSql(staged(header), rule.split) ?? []);
  if (unfit.length === 0) return undefined;
  const any = unfit.map((one) => `(${one})`).join(' OR ');
  return rule.where === undefined ? any : `(${whereSql(rule.where, staged)}) AND (${any})`;
}

/** A vocabulary as folded words and the codes they stand for, in step. A code stands for itself too. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

/** Flattens `code: [words]`; words come out folded and each once. */
export function flattenVocabulary(codes: Readonly<Record<string, readonly string[]>>): Vocabulary {
  const entries = new Map<string, string>();
  for (const [code, words] of Object.entries(codes)) for (const word of words) entries.set(foldText(word), code);
  for (const code of Object.keys(codes)) if (code !== '' && !entries.has(foldText(code))) entries.set(foldText(code), code);
  entries.delete('');
  return { words: [...entries.keys()], codes: [...entries.values()] };
}

/** The code a text stands for, or `otherwise` (an expression) when the vocabulary does not have it. */
export function codeSql(text: string, vocabulary: Vocabulary, otherwise: string): string {
  return vocabulary.words.length === 0 ? otherwise : `transform(${foldedSql(text)}, ${sqlTexts(vocabulary.words)}, ${sqlTexts(vocabulary.codes)}, ${otherwise})`;
}

/** The codes a list of texts stands for, each once and joined with `; `; texts the vocabulary does not have stay as they are. */
export function listedSql(list: string, vocabulary: Vocabulary | undefined): string {
  const codes = vocabulary === undefined ? list : `arrayMap(part -> ${codeSql('part', vocabulary, 'part')}, ${list})`;
  return `arrayStringConcat(arraySort(arrayDistinct(arrayFilter(part -> part != '', ${codes}))), '; ')`;
}

/** True where a text was delivered that the vocabulary does not have. */
export function unknownSql(text: string, vocabulary: Vocabulary): string {
  return `${text} != '' AND NOT has(${sqlTexts(vocabulary.words)}, ${foldedSql(text)})`;
}
