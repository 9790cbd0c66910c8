import type { SplitRule } from './cell-rules.js';

/** A cell taken apart at separators. */
export type SeparatedSplit = Extract<SplitRule, { by: unknown }>;

/**
 * The part of a text at its place between separators, without blanks around it; '' where there is none. `splitSql` in `../map/split-sql.ts` is the
 * same rule for the engine; the two are tested against each other.
 */
export function partOf(text: string, { by: [first = '', ...more], take }: SeparatedSplit): string {
  if (take === 'distinct') return text;
  const parts = more.reduce((rest, separator) => rest.replaceAll(separator, first), text).split(first);
  return (parts.at(take < 0 ? take : take - 1) ?? '').replace(/^[\s\u3000\u00a0]+|[\s\u3000\u00a0]+$/gu, '');
}
