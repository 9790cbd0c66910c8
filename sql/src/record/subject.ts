import { CANONICAL_COLUMNS, type CanonicalColumn } from '../canonical.js';
import { RECORDS } from '../catalogue.gen.js';
import type { LocalisedText } from '../words.js';
import type { RecordKind } from './record.js';

/** Ids of all kinds of reference data, known when compiling. */
export type RecordId = (typeof RECORDS)[number]['id'];
/** What a delivery can be about. */
export type SubjectId = 'case' | RecordId;

/** What the rows of a delivery are about: cases, or records of one kind. */
export interface Subject {
  readonly id: SubjectId;
  readonly label: LocalisedText;
  readonly columns: readonly CanonicalColumn[];
  /** Columns without which nothing can be told apart: the file must have them. */
  readonly identity: readonly string[];
  /** Absent for cases. */
  readonly record?: RecordKind;
}

/** Cases: what a profile is about unless it says otherwise. */
export const CASE_SUBJECT: Subject = { id: 'case', label: { zh: '案件', en: 'Cases' }, columns: CANONICAL_COLUMNS, identity: ['case_id', 'received_on'] };

/** All kinds of reference data, in the order of their ids. */
export const allRecords: readonly (RecordKind & { readonly id: RecordId })[] = RECORDS;

const subjects: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ['case', CASE_SUBJECT],
  ...allRecords.map((record): [string, Subject] => [record.id, {
    id: record.id, label: record.label, columns: record.columns, record,
    identity: record.columns.filter(({ name, required }) => required === true && (record.key.includes(name) || name === 'valid_from')).map(({ name }) => name),
  }]),
]);

/** Everything a delivery can be about, cases first. */
export const SUBJECT_IDS: readonly SubjectId[] = ['case', ...allRecords.map(({ id }) => id)];

/** The subject called `id`. */
export function subjectById(id: SubjectId): Subject {
  return subjects.get(id) ?? CASE_SUBJECT;
}
