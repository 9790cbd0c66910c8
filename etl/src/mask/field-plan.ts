import { CASE_SUBJECT, type CanonicalColumn, type Subject } from '@concord/sql';
import type { ColumnRule } from '../profile/schema.js';
import type { MaskDepth } from './mask-text.js';

/** What becomes of each field of a row, in file order. */
export type FieldPlan = Uint8Array;

/** Dropped; kept as it is; a pseudonym; or kept without what tells who somebody is, looked for so deep (`MaskDepth`). */
export const FATES = { dropped: 0, kept: 1, pseudonym: 2, value: 3, body: 4, words: 5, text: 6 } as const;

/** What `FATES` says of masked fields, by its number. */
export const DEPTHS: readonly (MaskDepth | undefined)[] = [undefined, undefined, undefined, 'value', 'body', 'words', 'text'];

/** What tells cases, or those who work on them, apart: without it nothing would meet again. */
const KEPT: ReadonlySet<string> = new Set(['case_id', 'dispute_id', 'case_no', 'mediator', 'first_mediator', 'team_lead', 'from_mediator', 'to_mediator', 'alias', 'decided_by']);
/** Names and codes of bodies. */
const BODIES: ReadonlySet<string> = new Set(['institution', 'branch', 'region', 'organisation', 'team']);

/** The fate of what is read for one column of a subject. Texts with a vocabulary that rejects others are words, in which nobody is named. */
export function fateOf(subject: Subject, column: CanonicalColumn | undefined, rule: Pick<ColumnRule, 'vocabulary' | 'unknown'>): number {
  if (column === undefined) return FATES.kept;
  const { name, kind } = column;
  if (KEPT.has(name) || subject.record?.key.includes(name) === true) return FATES.kept;
  if (kind === 'flag') return FATES.words;
  if (kind !== 'text' && kind !== 'outcome') return FATES.value;
  if (BODIES.has(name)) return FATES.body;
  // Reference data name those who work on cases, and say so on purpose.
  if (subject.id !== CASE_SUBJECT.id || kind === 'outcome' || column.codes !== undefined) return FATES.words;
  return rule.vocabulary === undefined || rule.unknown === 'keep' ? FATES.text : FATES.words;
}
