import { CR, LF, QUOTE, SPACE, TAB } from './scan-bytes.js';

/** What a byte means to `findPlainRows`; all others are text. */
enum Kind { Text, Delimiter, LineEnd }

/** Fields looked for at a time, of however many rows they are. */
const FIELDS_AT_ONCE = 1 << 14;

/** Rows found, as the places of their fields in the chunk they were found in: of field f of row r, `from` and `to` at r × fields + f. */
export class PlainRows {
  rows = 0;
  /** The first byte behind the last of them. */
  end = 0;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kinds = new Uint8Array(256);
  /** Bytes above it are text: separators come early in ASCII, and a comparison is cheaper than a look into a table. */
  readonly highest: number;
  readonly most: number;

  constructor(readonly fields: number, readonly delimiter: number) {
    this.most = Math.max(1, Math.floor(FIELDS_AT_ONCE / fields));
    this.from = new Int32Array(this.most * fields);
    this.to = new Int32Array(this.most * fields);
    this.kinds[delimiter] = Kind.Delimiter;
    this.kinds[LF] = Kind.LineEnd;
    this.kinds[CR] = Kind.LineEnd;
    this.highest = Math.max(delimiter, QUOTE);
  }
}

/** Where a quoted field that begins at `start` is closed; -1 where a quote is escaped, or where it does not end as it should in this chunk. */
function closingQuote(chunk: Uint8Array, start: number, kinds: Uint8Array): number {
  for (let i = start; i < chunk.length - 1; i += 1) {
    const byte = chunk[i] as number;
    if (byte === 0) return -1;
    if (byte !== QUOTE) continue;
    const after = kinds[chunk[i + 1] as number];
    return after === Kind.Delimiter || after === Kind.LineEnd ? i : -1;
  }
  return -1;
}

/** True where all before a quote is blank, so that the quote opens the field. */
function onlyBlanks(chunk: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (chunk[i] !== SPACE && chunk[i] !== TAB) return false;
  return true;
}

/** The last byte of the line end at `at`; -1 where the chunk ends before it can be known whether a line feed follows. */
function endOfLine(chunk: Uint8Array, at: number): number {
  if (chunk[at] === LF) return at;
  if (at + 1 === chunk.length) return -1;
  return chunk[at + 1] === LF ? at + 1 : at;
}

/**
 * Finds whole rows from `at` on, as long as they begin before `until` and nothing in them needs a second look: no escaped quote, no NUL, the right number
 * of fields. Everything else, the torn ends of a chunk with it, is left to the scanner. This loop sees every byte.
 */
export function findPlainRows(chunk: Uint8Array, at: number, until: number, found: PlainRows): void {
  const { fields, delimiter, kinds, highest, from, to, most } = found;
  const size = chunk.length;
  let rowStart = at;
  let rows = 0;
  while (rowStart < until && rows < most) {
    let place = rows * fields;
    const last = place + fields - 1;
    let start = rowStart;
    let i = rowStart;
    let rowEnd = -1;
    for (; i < size; i += 1) {
      let byte = chunk[i] as number;
      if (byte > highest) continue;
      let end = i;
      if (byte === QUOTE && (i === start || onlyBlanks(chunk, start, i))) {
        end = i === start ? closingQuote(chunk, i + 1, kinds) : -1;
        if (end < 0) break;
        start = i + 1;
        i = end + 1;
        byte = chunk[i] as number;
      }
      if (byte === delimiter) {
        if (place === last) break;
        from[place] = start;
        to[place] = end;
        place += 1;
        start = i + 1;
      } else if (kinds[byte] === Kind.LineEnd) {
        if (place !== last) break;
        from[place] = start;
        to[place] = end;
        rowEnd = endOfLine(chunk, i);
        break;
      } else if (byte === 0) break;
    }
    // A line end and nothing before it is a blank line.
    if (rowEnd < 0 || i === rowStart) break;
    rows += 1;
    rowStart = rowEnd + 1;
  }
  found.rows = rows;
  found.end = rowStart;
}
