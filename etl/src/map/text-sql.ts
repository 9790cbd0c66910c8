import { sqlText, sqlTexts } from './literal.js';
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

/**
 * The delivered text of a column: the first of its source columns that holds something, else its default; '' when nothing was delivered, or
 * when the rule does not ask for this row.
 */
export function deliveredSql(rule: ColumnRule, staged: (header: string) => string, nulls: readonly string[]): string {
  const text = filledSql(rule, staged, nulls);
  return rule.where === undefined ? text : `if(${whereSql(rule.where, staged)}, ${text}, '')`;
}

function filledSql(rule: ColumnRule, staged: (header: string) => string, nulls: readonly string[]): string {
  if (rule.constant !== undefined) return sqlText(rule.constant);
  const tokens = nulls.filter((token) => token !== '');
  const values = (rule.from ?? []).map((header) => {
    const name = staged(header);
    return tokens.length === 0 ? name : `if(has(${sqlTexts(tokens)}, ${name}), '', ${name})`;
  });
  const last = sqlText(rule.default ?? '');
  if (values.length === 1 && rule.default === undefined) return values[0] ?? last;
  return `multiIf(${values.map((value) => `${value} != '', ${value}`).join(', ')}, ${last})`;
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

/** True where a text was delivered that the vocabulary does not have. */
export function unknownSql(text: string, vocabulary: Vocabulary): string {
  return `${text} != '' AND NOT has(${sqlTexts(vocabulary.words)}, ${foldedSql(text)})`;
}
