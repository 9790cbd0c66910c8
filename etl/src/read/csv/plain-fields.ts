import type { ColumnOutput } from '../records/column-output.js';
import { SHORT } from '../records/native-format.js';
import { QUOTE, SPACE, TAB } from './scan-bytes.js';

/** What becomes of each field of a row: 0 is dropped, 1 kept, 2 pseudonymised. Kept fields stay in file order. */
export type FieldPlan = Uint8Array;

/** What the inner loop needs to know of its scanner. */
export interface PlainSetting {
  readonly output: ColumnOutput;
  readonly plan: FieldPlan;
  readonly plainStops: Uint8Array;
  readonly delimiter: number;
}

/** Where the inner loop stopped: at which byte, in which field, and whether some of that field has been taken. */
export interface PlainRun {
  readonly at: number;
  readonly field: number;
  readonly inside: boolean;
}

/** The last byte may end, or the first begin, a blank that is to be trimmed: ASCII, C2 A0 or E3 80 80. */
const mayTrim = (first: number, last: number | undefined): boolean => last === SPACE || last === 0x80 || last === 0xa0 || first === 0xc2 || first === 0xe3;

/**
 * Takes whole unquoted fields as long as they are simple. This loop sees nearly every byte, so it works on locals and writes them back once.
 * Stops at the first byte of a field it leaves alone (quote, blank, pseudonym, line end) or inside a field, before a byte that is no delimiter.
 */
export function takePlainFields(chunk: Uint8Array, start: number, firstField: number, { output, plan, plainStops: stops, delimiter }: PlainSetting): PlainRun {
  const end = chunk.length;
  let { bytes, at, fieldStart } = output;
  let field = firstField;
  let inside = false;
  let i = start;
  while (i < end) {
    const kept = plan[field];
    const first = chunk[i] as number;
    if (kept === undefined || kept > 1 || first === QUOTE || first === SPACE || (first !== delimiter && (first === TAB || stops[first] !== 0))) break;
    let byte = first;
    for (; i < end; i += 1) {
      byte = chunk[i] as number;
      if (stops[byte] !== 0) break;
      if (kept === 1) bytes[at++] = byte;
    }
    inside = i >= end || byte !== delimiter;
    if (inside) break;
    if (kept === 1) {
      const length = at - fieldStart;
      output.at = at;
      if (length <= SHORT && (length === 0 || !mayTrim(first, bytes[at - 1]))) {
        bytes[fieldStart - 1] = length;
        output.closeField();
      } else {
        output.fieldStart = fieldStart;
        output.endField(false);
      }
    }
    field += 1;
    i += 1;
    if (field < plan.length && plan[field] !== 0) {
      output.startField();
      ({ bytes, at, fieldStart } = output);
    }
  }
  output.at = at;
  output.fieldStart = fieldStart;
  return { at: i, field, inside };
}

/** Copies bytes into `output`, or skips them without one, up to the next that needs a decision; returns its place. */
export function copyRun(chunk: Uint8Array, start: number, stops: Uint8Array, output: ColumnOutput | undefined): number {
  const end = chunk.length;
  let i = start;
  if (output === undefined) {
    while (i < end && stops[chunk[i] as number] === 0) i += 1;
    return i;
  }
  const { bytes } = output;
  let { at } = output;
  for (; i < end; i += 1) {
    const byte = chunk[i] as number;
    if (stops[byte] !== 0) break;
    bytes[at++] = byte;
  }
  output.at = at;
  return i;
}
