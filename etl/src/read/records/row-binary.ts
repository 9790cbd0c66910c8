import { SHORT } from './row-output.js';

const ROW_NUMBER_BYTES = 8;

/** The fields of rows that a `RowOutput` wrote, without their numbers. */
export function rowsOfBinary(bytes: Buffer, fields: number): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (let at = 0; at < bytes.length;) {
    const row: string[] = [];
    at += ROW_NUMBER_BYTES;
    for (let field = 0; field < fields; field += 1) {
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] as number;
        length |= (byte & SHORT) << shift;
        if (byte <= SHORT) break;
      }
      row.push(bytes.toString('utf8', at, at + length));
      at += length;
    }
    rows.push(row);
  }
  return rows;
}
