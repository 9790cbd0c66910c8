import { allRecords, type RecordKind } from '@concord/sql';
import { Document } from 'yaml';

/** A profile's id has dashes where a kind of record has underscores. */
export const recordProfileId = (kind: string): string => kind.replaceAll('_', '-');

/** Ids of the profiles that every kind of reference data brings along. */
export const RECORD_PROFILE_IDS: readonly string[] = allRecords.map(({ id }) => recordProfileId(id));

/** The profile of a kind of reference data in the product's own format, made from its definition: headers are the names of its columns, or their Chinese names. */
export function recordProfileText({ id, label, meaning, columns }: RecordKind): string {
  return new Document({
    id: recordProfileId(id), into: id, dataset: 'cases', label,
    note: `${meaning.zh}\n${meaning.en}\n`,
    nulls: ['NULL', '\\N'], dates: ['YYYY-MM-DD'], numbers: { thousands: ',', strip: [] }, grain: 'row', columns_optional: true,
    columns: Object.fromEntries(columns.map(({ name, zh, en }) => [name, { from: name, aliases: [zh, en] }])),
  }).toString({ lineWidth: 160 });
}
