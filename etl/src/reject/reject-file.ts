/**
 * What stands before the delivered columns in a file of rejects; nobody maps them. The first two tell such a file from any other when it comes back, whatever profile its rows were
 * delivered under; the first three say which row of which load each was.
 */
export const REJECT_COLUMNS = ['reject_load', 'reject_file', 'reject_row', 'reject_column', 'reject_value', 'reject_code', 'reject_reason_zh', 'reject_reason_en', 'reject_raw'] as const;

const HEADER = /^"?reject_load"?([,;\t])"?reject_file\b/u;
/** The same as the first two texts of a workbook's XML, whatever tags stand between them. */
export const REJECT_CELLS = />reject_load<\/[^>]*>(?:\s|<[^>]*>)*reject_file<\//u;
/** Bytes that are looked at to know one, in any encoding. */
export const REJECT_HEAD_BYTES = 64;

/** The delimiter of a file of rejects, by its first bytes: spreadsheets write the comma, the semicolon or the tab back as their country has it. Undefined for any other file. */
export function rejectDelimiter(head: Uint8Array): string | undefined {
  const signs = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, REJECT_HEAD_BYTES)).toString('latin1').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '').replaceAll('\0', '');
  return HEADER.exec(signs)?.[1];
}

/** The delivered cells of rows that an earlier load rejected, by row number and header, parties as their pseudonyms; without rows that are no longer kept or of another source. */
export type EarlierRows = (loadNo: number, rows: readonly number[]) => Promise<ReadonlyMap<number, Readonly<Record<string, string>>>>;

/** A row that comes back: where it stands in this delivery, and which row of which load was rejected. */
export interface ReturnedRow {
  readonly row: number;
  readonly ofLoad: number;
  readonly ofRow: number;
}

/** What a file of rejects has to do with the loads it comes from: what they kept of its rows, and being told which of them come back. */
export interface RejectHistory {
  readonly earlier: EarlierRows;
  readonly returned: (rows: readonly ReturnedRow[]) => Promise<void>;
}
