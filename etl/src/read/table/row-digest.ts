import { createHash } from 'node:crypto';
import type { TableRow } from './table-driver.js';

const WORDS = 8;

/**
 * A digest of rows whatever their order, since databases promise none: the SHA-256 of each row, its cells told apart by their lengths, added up as eight
 * words. Equal rows count as often as they come.
 */
export class RowDigest {
  private readonly sum = new Uint32Array(WORDS);
  rows = 0;
  /** UTF-8 bytes of the cells. */
  bytes = 0;

  add(row: TableRow): void {
    let text = '';
    for (const cell of row) text += cell === null ? '-' : `${String(cell.length)}:${cell}`;
    const hash = createHash('sha256').update(text).digest();
    for (let i = 0; i < WORDS; i += 1) this.sum[i] = (this.sum[i] ?? 0) + hash.readUInt32LE(4 * i);
    this.rows += 1;
    this.bytes += Buffer.byteLength(text);
  }

  /** 64 hexadecimal digits. */
  get hex(): string {
    return [...this.sum].map((word) => word.toString(16).padStart(8, '0')).join('');
  }
}
