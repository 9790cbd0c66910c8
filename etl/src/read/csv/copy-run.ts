import type { ColumnOutput } from '../records/column-output.js';

/** Copies bytes into `output`, or skips them without one, up to the next that needs a decision, or to `end`; returns its place. */
export function copyRun(chunk: Uint8Array, start: number, end: number, stops: Uint8Array, output: ColumnOutput | undefined): number {
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
