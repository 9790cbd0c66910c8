import { patternGroups, type SplitRule } from '../profile/cell-rules.js';
import { sqlText, sqlTexts } from './literal.js';

const trimmed = (text: string): string => `replaceRegexpAll(${text}, '^[\\\\s\\\\x{3000}\\\\x{a0}]+|[\\\\s\\\\x{3000}\\\\x{a0}]+$', '')`;

/** The parts of a text between separators, as Array(String). */
function partsSql(text: string, [first = '', ...more]: readonly string[]): string {
  return `splitByString(${sqlText(first)}, ${more.reduce((rest, separator) => `replaceAll(${rest}, ${sqlText(separator)}, ${sqlText(first)})`, text)})`;
}

/** A pattern as the engine takes it: groups are told by their place and need no names. */
const patternText = (pattern: string): string => sqlText(pattern.replace(/\(\?<[A-Za-z]\w*>/gu, '('));

/** A group of a pattern; the whole text where it does not fit, so that what is rejected can be seen. */
const groupSql = (text: string, pattern: string, group: string): string =>
  `if(match(${text}, ${patternText(pattern)}), regexpExtract(${text}, ${patternText(pattern)}, ${String(patternGroups(pattern).indexOf(group) + 1)}), ${text})`;

/** True where a text holds something that the pattern of a rule does not fit; undefined for a rule without one. */
export const unfitSql = (text: string, split: SplitRule | undefined): string | undefined =>
  (split !== undefined && 'pattern' in split ? `${text} != '' AND NOT match(${text}, ${patternText(split.pattern)})` : undefined);

/** The part of `text` that a rule takes, '' where there is none. Of a rule that takes all parts, the text as it is: `listSql` takes it apart. */
export function splitSql(text: string, split: SplitRule, nulls: readonly string[]): string {
  if (!('pattern' in split) && split.take === 'distinct') return text;
  const part = 'pattern' in split ? groupSql(text, split.pattern, split.group) : `arrayElement(${partsSql(text, split.by)}, ${String(split.take)})`;
  return nulls.length === 0 ? trimmed(part) : `if(has(${sqlTexts(nulls)}, ${trimmed(part)}), '', ${trimmed(part)})`;
}

/** All parts of a text that hold something, each once, as Array(String); undefined for a rule that takes one. */
export function listSql(text: string, split: SplitRule | undefined, nulls: readonly string[]): string | undefined {
  if (split === undefined || 'pattern' in split || split.take !== 'distinct') return undefined;
  return `arrayDistinct(arrayFilter(part -> part != '' AND NOT has(${sqlTexts(nulls)}, part), arrayMap(part -> ${trimmed('part')}, ${partsSql(text, split.by)})))`;
}
