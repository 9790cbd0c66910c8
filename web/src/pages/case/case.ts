import type { CaseQuery } from '../../graphql/gen/graphql.js';
import { valueText } from '../../text/value-text.js';
import type { Wording } from '../../text/wording.js';

type Case = NonNullable<CaseQuery['case']>;

/** A field of a case as it stands. */
export type CaseField = Case['fields'][number];

/** The course of a case. */
export type Timeline = Case['timeline'];

/** A delivered version of a case. */
export type CaseVersion = Case['versions'][number];

/** A field in words: the word for a code with the code after it, the text as delivered, or a dash. */
export function fieldText(field: CaseField, wording: Wording): string {
  const text = valueText(field.value, field.word, wording);
  return text === '' ? '—' : text;
}

/** What figures show of a field instead of what was delivered. */
export function filledText({ inFigures, inFiguresWord }: CaseField, wording: Wording): string {
  return valueText(inFigures, inFiguresWord, wording);
}

/** Versions newest first: what changed last is asked first. */
export function newestFirst(versions: readonly CaseVersion[]): CaseVersion[] {
  return [...versions].sort((a, b) => b.loadNo - a.loadNo);
}

/** True for the version a case was first loaded with. */
export function isFirst(version: CaseVersion, versions: readonly CaseVersion[]): boolean {
  return versions.every(({ loadNo }) => loadNo >= version.loadNo);
}

/** Only what was settled and closed can be put forward as excellent. */
export function canBeNominated({ fields, withdrawnBy }: Pick<Case, 'fields' | 'withdrawnBy'>): boolean {
  const value = (column: string): string => fields.find((field) => field.column === column)?.value ?? '';
  return withdrawnBy === null && value('outcome').startsWith('S') && value('closed_on') !== '';
}
