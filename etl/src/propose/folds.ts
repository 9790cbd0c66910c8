import { CANONICAL_COLUMNS, type CanonicalColumnName } from '@concord/sql';
import { foldRulesFor, type FoldRule } from '../profile/fold-rules.js';
import type { Draft } from './draft.js';
import type { ProposedFold } from './proposal.js';

const CHOICES = new Map<CanonicalColumnName, readonly FoldRule[]>(CANONICAL_COLUMNS.map(({ name, kind }) => [name, foldRulesFor(kind)]));

/** How rows become this column of a case: as a person chose, if its kind has that rule; else they must agree. The outcome in the source's words goes with the outcome. */
export function foldOf({ folds = {} }: Draft, column: CanonicalColumnName): FoldRule {
  const chosen = Object.hasOwn(folds, column) ? folds[column] : column === 'outcome_raw' ? folds['outcome'] : undefined;
  return chosen !== undefined && CHOICES.get(column)?.includes(chosen) === true ? chosen : 'must_agree';
}

/** The rule of every column filled from rows that fold; of none where one row is one case. */
export function proposedFolds(draft: Draft): readonly ProposedFold[] {
  if (draft.grain === 'row') return [];
  const differing = new Set(draft.disagreeing.map(({ column }) => column));
  return CANONICAL_COLUMNS.filter(({ name }) => name !== 'case_id' && draft.matches.chosen.has(name)).map(({ name }) => ({
    column: name, rule: foldOf(draft, name), choices: CHOICES.get(name) ?? [], differs: differing.has(name),
  }));
}
