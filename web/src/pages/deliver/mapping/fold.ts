import type { Proposal } from './mapping.js';
import type { Visit } from '../visit.js';

/** How rows of a case become one value. */
export type FoldRule = Proposal['folds'][number]['rule'];

/** A column of a case whose rows may disagree. */
export interface FoldLine {
  readonly column: string;
  readonly rule: FoldRule;
  readonly choices: readonly FoldRule[];
  /** Rows of one case are known to differ in it: by the first rows or by a trial. */
  readonly differs: boolean;
  /** Rows a trial refused for it; 0 before one, or when none was. */
  readonly rows: number;
}

/** Columns with those first in which rows differ, most refused first; one keeps its place when it is decided. */
export function foldLines(folds: Proposal['folds'], disagreed: Visit['disagreed']): readonly FoldLine[] {
  const lines = folds.map((one) => ({ ...one, rows: disagreed[one.column] ?? 0, differs: one.differs || Object.hasOwn(disagreed, one.column) }));
  return lines.sort((a, b) => Number(b.differs) - Number(a.differs) || b.rows - a.rows);
}

/** Those that would have rows refused as things stand. */
export const undecided = (lines: readonly FoldLine[]): readonly FoldLine[] => lines.filter(({ differs, rule }) => differs && rule === 'must_agree');

/** Rules every one of the columns may have, but the one that refuses: what can be chosen for all of them at once. */
export const rulesForAll = (lines: readonly FoldLine[]): readonly FoldRule[] =>
  (lines[0]?.choices ?? []).filter((rule) => rule !== 'must_agree' && lines.every(({ choices }) => choices.includes(rule)));
