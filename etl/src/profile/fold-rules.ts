import type { CanonicalColumn } from '@concord/sql';

/** How the rows of a case become one value. All but `must_agree` ignore empty values; `distinct` joins with `; `, `sum_distinct` adds each value once. */
export const FOLD_RULES = ['first', 'last', 'max', 'min', 'sum', 'sum_distinct', 'any', 'distinct', 'must_agree'] as const;

/** How the rows of a case become one value: one of `FOLD_RULES`. */
export type FoldRule = (typeof FOLD_RULES)[number];

/** The rules that make sense for a kind of column, the strictest first; `any` is `first` under another name. */
export function foldRulesFor(kind: CanonicalColumn['kind']): readonly FoldRule[] {
  if (kind === 'amount' || kind === 'count') return ['must_agree', 'first', 'last', 'max', 'min', 'sum', 'sum_distinct'];
  if (kind === 'text') return ['must_agree', 'first', 'last', 'distinct'];
  return kind === 'outcome' || kind === 'pseudonym' ? ['must_agree', 'first', 'last'] : ['must_agree', 'first', 'last', 'min', 'max'];
}
