import { subjectById, type CanonicalColumn, type RecordKind } from '@concord/sql';
import type { Profile } from '../profile/profile.js';

/** Stands before a record's own columns: what names it, in one text, so that every step finds repeats and changes of records as it does those of cases. */
const RECORD_ID: CanonicalColumn = { name: 'case_id', kind: 'text', zh: '记录', en: 'Record' };

/** Columns of a load's typed rows, in order: those of a case, or a record's own behind what names it. */
export function typedColumns({ into }: Pick<Profile, 'into'>): readonly CanonicalColumn[] {
  const { columns, record } = subjectById(into);
  return record === undefined ? columns : [RECORD_ID, ...columns];
}

const asText = (value: string): string => `ifNull(toString(${value}), '')`;
/** Joined by bars; a bar within a text is escaped, so that two keys never make the same text. */
const escaped = (value: string): string => `replaceRegexpAll(${asText(value)}, '([\\\\\\\\|])', '\\\\\\\\\\\\1')`;

/** What one record is about, whatever span it holds for: the values of its key as one text. `of` gives the expression for a column. */
export function recordThing({ key }: RecordKind, of: (name: string) => string): string {
  return key.length === 1 ? asText(of(key[0] ?? '')) : `arrayStringConcat([${key.map((name) => escaped(of(name))).join(', ')}], '|')`;
}

/** What names one record: its key, and the day it holds from where there are spans; '' as long as a part is missing. */
export function recordId(record: RecordKind, of: (name: string) => string): string {
  const parts = record.validity === 'span' ? [...record.key, 'valid_from'] : record.key;
  const needed = record.columns.filter(({ name, required }) => required === true && parts.includes(name));
  const missing = needed.map(({ name }) => `${asText(of(name))} = ''`).join(' OR ');
  const thing = recordThing(record, of);
  return `if(${missing}, '', ${record.validity === 'span' ? `concat(${thing}, '|', ${asText(of('valid_from'))})` : thing})`;
}
