import type { CaseQuery } from '../../graphql/gen/graphql.js';
import type { Wording } from '../../text/wording.js';

type Case = NonNullable<CaseQuery['case']>;

/** A field of a case as it stands. */
export type CaseField = Case['fields'][number];

/** A delivered version of a case. */
export type CaseVersion = Case['versions'][number];

/** True when nothing was delivered. */
export function isBlank(value: string | null): boolean {
  return value === null || value === '';
}

/** A field in words: the word for a code with the code after it, the text as delivered, or a dash. */
export function fieldText(field: CaseField, { name }: Wording): string {
  const word = field.word === null ? '' : name(field.word);
  if (word !== '') return isBlank(field.value) || word === field.value ? word : `${word} (${field.value ?? ''})`;
  return field.value === null || field.value === '' ? '—' : field.value;
}

/** Versions newest first: what changed last is asked first. */
export function newestFirst(versions: readonly CaseVersion[]): CaseVersion[] {
  return [...versions].sort((a, b) => b.loadNo - a.loadNo);
}
