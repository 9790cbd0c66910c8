import { FATES, type FieldPlan } from '../../mask/field-plan.js';
import { RowParties } from '../../mask/row-parties.js';
import type { ColumnOutput } from '../records/column-output.js';
import type { MaskedOutput } from '../records/masked-output.js';
import { PSEUDONYM_BYTES, SHORT, varint } from '../records/native-format.js';
import { findPlainRows, type PlainRows } from './plain-rows.js';
import { leadingBlanks, QUOTE, SPACE, TAB, trimmedEnd } from './scan-bytes.js';

/** The longest prefix of a field: `varint` of what fits into a chunk. */
const LENGTH_BYTES = 4;
/** Bytes copied at a time. */
const WORD = 4;
/** No party, and nothing that is masked, is shorter. */
const SHORTEST_MASKED = 6;
const NOBODY: readonly number[] = [];
/** Whom the row being looked at names: one for all, since rows are taken one by one. */
const NO_BYTES = Buffer.alloc(0);
const PARTIES = new RowParties();
/** No chunk is as long. */
const CHUNK_LIMIT = 2 ** 26;

/** A byte that may begin or end a blank to be trimmed: ASCII, C2 A0 or E3 80 80. */
const mayTrim = (first: number, last: number): boolean => first <= SPACE || first === 0xc2 || first === 0xe3 || last === SPACE || last === 0x80 || last === 0xa0;

/** A field without the blanks around it, as where it begins and ends, in one number: V8 returns no pair without making an object. */
function trimmed(chunk: Uint8Array, from: number, to: number): number {
  let start = from;
  // What stands before a field's text is no part of it, unless it is quoted.
  if (chunk[start - 1] !== QUOTE) while (start < to && (chunk[start] === SPACE || chunk[start] === TAB)) start += 1;
  const stop = trimmedEnd(chunk, start, to);
  return (start + leadingBlanks(chunk, start, stop)) * CHUNK_LIMIT + stop;
}

/** Writes one field of rows found, of `first` up to `end`, into the open column, trimmed, its length before it. */
function writeColumn(chunk: Buffer, source: DataView, found: PlainRows, field: number, output: ColumnOutput, first = 0, upTo = found.rows): void {
  const { fields, from, to } = found;
  const { bytes, view, nulls } = output;
  const safe = chunk.length - WORD;
  let { at } = output;
  for (let row = first, place = first * fields + field; row < upTo; row += 1, place += fields) {
    let start = from[place] as number;
    let stop = to[place] as number;
    if (start < stop && mayTrim(chunk[start] as number, chunk[stop - 1] as number)) {
      const both = trimmed(chunk, start, stop);
      start = Math.floor(both / CHUNK_LIMIT);
      stop = both % CHUNK_LIMIT;
    }
    if (nulls.has(chunk, start, stop - start)) stop = start;
    const length = stop - start;
    if (length <= SHORT) bytes[at++] = length;
    else for (const part of varint(length)) bytes[at++] = part;
    const end = at + length;
    // Word by word, and beyond the end: what is written there the next field writes over.
    if (start + length <= safe) for (; at < end; at += WORD, start += WORD) view.setInt32(at, source.getInt32(start, true), true);
    else for (; at < end; at += 1, start += 1) bytes[at] = chunk[start] as number;
    at = end;
  }
  output.at = at;
}

/**
 * The same, without what tells who somebody is: rows in which nothing is suspected, nearly all, are written together. `people` are the fields that name parties; `room` is what the
 * column was opened with, and is there again behind each masked text.
 */
function writeMasked(chunk: Buffer, source: DataView, found: PlainRows, field: number, output: MaskedOutput, fate: number, people: readonly number[], room: number): void {
  const { fields, rows, from, to } = found;
  const named = fate === FATES.text ? people : NOBODY;
  let written = 0;
  for (let row = 0, place = field; row < rows; row += 1, place += fields) {
    const [start, stop] = [from[place] as number, to[place] as number];
    if (stop - start < SHORTEST_MASKED) continue;
    PARTIES.begin(chunk);
    for (let at = 0; at < named.length; at += 1) PARTIES.add(from[place - field + (named[at] as number)] as number, to[place - field + (named[at] as number)] as number);
    const masked = output.masked(chunk, start, stop, fate, PARTIES);
    if (masked === undefined) continue;
    writeColumn(chunk, source, found, field, output, written, row);
    output.whole(masked);
    output.makeRoom(room);
    written = row + 1;
  }
  PARTIES.begin(NO_BYTES);
  writeColumn(chunk, source, found, field, output, written);
}

/** The same for a column of pseudonyms. */
function writePseudonyms(chunk: Buffer, found: PlainRows, field: number, output: ColumnOutput): void {
  const { fields, rows, from, to } = found;
  const { bytes } = output;
  for (let row = 0, place = field; row < rows; row += 1, place += fields) {
    const both = trimmed(chunk, from[place] as number, to[place] as number);
    const text = chunk.subarray(Math.floor(both / CHUNK_LIMIT), both % CHUNK_LIMIT);
    const length = bytes.write(output.pseudonymise(text), output.at + 1, 'latin1');
    bytes[output.at] = length;
    output.at += 1 + length;
  }
}

/** Writes rows found, the first of which has number `firstRow`, column by column: a loop over one buffer each, not one over all of them for each row. */
function writePlainRows(chunk: Buffer, found: PlainRows, plan: FieldPlan, output: MaskedOutput, firstRow: number): void {
  const { fields, rows, from, to } = found;
  const span = (to[rows * fields - 1] as number) - (from[0] as number);
  const room = span + rows * (LENGTH_BYTES + PSEUDONYM_BYTES) + WORD;
  const source = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
  const people = [...plan.keys()].filter((at) => plan[at] === FATES.pseudonym);
  for (let field = 0, column = 0; field < fields; field += 1) {
    const kept = plan[field] as number;
    if (kept === 0) continue;
    output.openColumn(column, room);
    if (kept === FATES.pseudonym) writePseudonyms(chunk, found, field, output);
    else if (kept > FATES.pseudonym) writeMasked(chunk, source, found, field, output, kept, people, room);
    else writeColumn(chunk, source, found, field, output);
    output.closeField();
    column += 1;
  }
  output.endRows(firstRow, rows);
}

/**
 * Takes the rows from `at` on that begin before `until` and in which there is nothing to decide into `output`, numbered from `firstRow`. Returns how far it came;
 * `found` says how many they were.
 */
export function takePlainRows(chunk: Buffer, at: number, until: number, found: PlainRows, plan: FieldPlan, output: MaskedOutput, firstRow: number): number {
  findPlainRows(chunk, at, until, found);
  if (found.rows > 0) writePlainRows(chunk, found, plan, output, firstRow);
  return found.end;
}
