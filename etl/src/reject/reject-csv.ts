import type { LoadEntry, Statement } from '@concord/sql';
import type { Ask } from '../check/load-report.js';
import { stagedColumns, type StagedColumn } from '../profile/header.js';
import { parseProfile } from '../profile/profile.js';
import { placeOfRow } from '../read/delivery.js';
import { csvLine } from './csv-cell.js';
import { rejectSentence } from './reasons.js';
import { REJECT_COLUMNS } from './reject-file.js';
import { LoadRefused } from './refusal.js';

const PAGE_ROWS = 2_000;

function pageStatement(loadNo: number, after: number): Statement {
  return {
    sql: [
      'SELECT row_no, groupArray((column, value, reason)) AS faults, any(raw) AS raw_row FROM (SELECT * FROM concord.reject',
      'WHERE load_no = {load_no:UInt32} AND row_no > {after:UInt64} ORDER BY row_no, column, reason) GROUP BY row_no ORDER BY row_no LIMIT {rows:UInt32}',
    ].join(' '),
    params: { load_no: loadNo, after, rows: PAGE_ROWS },
  };
}

function deliveredColumns(profileText: string): readonly StagedColumn[] {
  try {
    return stagedColumns(parseProfile(profileText));
  } catch (error) {
    // A profile written for rules that no longer hold: the rows are still there as text.
    if (error instanceof LoadRefused) return [];
    throw error;
  }
}

/** Delivered values by header; none of a row that its reader refused, undefined when the stored row was too long to be kept whole. */
export function deliveredCells(raw: string): Readonly<Record<string, string>> | undefined {
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as Readonly<Record<string, string>>;
  } catch {
    return undefined;
  }
}

function rejectLine(loadNo: number, row: readonly unknown[], columns: readonly StagedColumn[]): string {
  const { file, row: place } = placeOfRow(Number(row[0]));
  const faults = row[1] as readonly (readonly [string, string, string])[];
  const raw = String(row[2]);
  const values = deliveredCells(raw);
  const joined = (of: (fault: readonly [string, string, string]) => string): string => faults.map(of).join('; ');
  const kept = values === undefined || columns.length === 0 ? raw : '';
  // A pseudonym does not leave the store, and delivered again would be taken for a name: whoever reads the file again finds it by load and row.
  const cells = columns.map(({ header, pseudonym }) => (pseudonym ? '' : (values?.[header] ?? '')));
  return csvLine([
    String(loadNo), String(file + 1), String(place), joined(([column]) => column), joined(([, value]) => value), joined(([, , reason]) => reason),
    joined(([, , reason]) => rejectSentence(reason).zh), joined(([, , reason]) => rejectSentence(reason).en), kept, ...cells,
  ]);
}

/**
 * The rejected rows of a load as CSV (UTF-8 with a mark, CRLF), a line a row, piece by piece in file order: where it stood and what is wrong with it
 * in both languages, then the row under the headers of its profile, so that it can be corrected and delivered again (`readRejectFile`). Parties are left
 * out; what is not filled in stays as it was. Throws `LoadRefused` REJECTS_DELETED where their texts were deleted for their age; `EngineError`.
 */
export const rejectsCsv = (ask: Ask, { loadNo, profileText }: Pick<LoadEntry, 'loadNo' | 'profileText'>): AsyncGenerator<string> =>
  pages(ask, loadNo, deliveredColumns(profileText));

async function assertKept(ask: Ask, loadNo: number): Promise<void> {
  const { rows } = await ask({ sql: 'SELECT count() FROM concord.reject WHERE load_no = {load_no:UInt32} AND is_emptied', params: { load_no: loadNo } });
  if (Number(rows[0]?.[0]) > 0) throw new LoadRefused('REJECTS_DELETED', `第 ${String(loadNo)} 次载入的拒收行内容已按保存期限删除，无法交回；行数与原因仍在。`, `What stood in the rows that load ${String(loadNo)} rejected was deleted for its age: they cannot be handed back. Their number and reasons are kept.`);
}

async function* pages(ask: Ask, loadNo: number, columns: readonly StagedColumn[]): AsyncGenerator<string> {
  await assertKept(ask, loadNo);
  yield `\uFEFF${csvLine([...REJECT_COLUMNS, ...columns.map(({ header }) => header)])}`;
  for (let after = 0; ;) {
    const { rows } = await ask(pageStatement(loadNo, after));
    if (rows.length > 0) yield rows.map((row) => rejectLine(loadNo, row, columns)).join('');
    if (rows.length < PAGE_ROWS) return;
    after = Number(rows.at(-1)?.[0]);
  }
}
