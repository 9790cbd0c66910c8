/** Horizontal tab. */
export const TAB = 0x09;
/** Line feed. */
export const LF = 0x0a;
/** Carriage return. */
export const CR = 0x0d;
/** The ASCII blank. */
export const SPACE = 0x20;
/** The double quote. */
export const QUOTE = 0x22;
/** Marks the bytes at which the scanner must stop and think; all others are copied in a tight loop. */
export function stopBytes(...bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of [0, LF, CR, ...bytes]) table[byte] = 1;
  return table;
}

/** Where the field out[start, end) ends once blanks behind it are gone: ASCII, no-break (C2 A0) and ideographic (E3 80 80). */
export function trimmedEnd(out: Uint8Array, start: number, end: number): number {
  let at = end;
  for (;;) {
    const last = out[at - 1];
    if (at > start && last === SPACE) at -= 1;
    else if (at - 1 > start && last === 0xa0 && out[at - 2] === 0xc2) at -= 2;
    else if (at - 2 > start && last === 0x80 && out[at - 2] === 0x80 && out[at - 3] === 0xe3) at -= 3;
    else return at;
  }
}

/** How many bytes of blanks stand at the start of out[start, end). */
export function leadingBlanks(out: Uint8Array, start: number, end: number): number {
  let at = start;
  for (;;) {
    if (at < end && out[at] === SPACE) at += 1;
    else if (at + 1 < end && out[at] === 0xc2 && out[at + 1] === 0xa0) at += 2;
    else if (at + 2 < end && out[at] === 0xe3 && out[at + 1] === 0x80 && out[at + 2] === 0x80) at += 3;
    else return at - start;
  }
}
