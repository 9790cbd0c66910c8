import { countText } from '../../../text/format.js';
import { isBlank, valueText } from '../../../text/value-text.js';
import type { Wording } from '../../../text/wording.js';
import type { RecordKindsQuery, RecordsQuery } from '../../../graphql/gen/graphql.js';

/** A kind of reference data as the data page lists it. */
export type RecordKind = RecordKindsQuery['recordKinds'][number];

/** A page of records. */
export type RecordPage = RecordsQuery['records'];

/** Kinds that are loaded first, as they come; the others keep their order behind them. */
export const loadedFirst = (kinds: readonly RecordKind[]): readonly RecordKind[] => [...kinds.filter(({ newestLoad }) => newestLoad !== null), ...kinds.filter(({ newestLoad }) => newestLoad === null)];

/** Columns in which a page of records says something, by place: most files fill a few of them. What names a record is always shown. */
export function filledColumns({ columns }: Pick<RecordKind, 'columns'>, rows: RecordPage['rows']): readonly number[] {
  return columns.flatMap(({ isRequired }, at) => (isRequired || rows.some(({ cells }) => (cells[at]?.value ?? null) !== null) ? [at] : []));
}

/** A cell in words; a large number with its thousands marked (a year has none). */
export function cellText(cell: Pick<RecordPage['rows'][number]['cells'][number], 'value' | 'word'> | null, wording: Wording): string {
  if (cell === null || isBlank(cell.value)) return '—';
  return /^\d{5,15}$/u.test(cell.value) ? countText(Number(cell.value), wording.locale) : valueText(cell.value, cell.word, wording);
}

/** The command that brings a kind in: profiles are called like kinds, with dashes. */
export const loadCommand = (kind: string, dataset: string, file: string): string => `npm run etl -- load ${kind.replaceAll('_', '-')} ${file} --dataset ${dataset}`;
