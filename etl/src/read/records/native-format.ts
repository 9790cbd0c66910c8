/** Longest text whose length is written in one byte. */
export const SHORT = 0x7f;

/** What a pseudonym takes at most. */
export const PSEUDONYM_BYTES = 64;

/** A number in groups of seven bits, lowest first (LEB128), as the engine writes lengths. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest <= SHORT) return [...bytes, rest];
    bytes.push((rest & SHORT) | 0x80);
  }
}

/** What stands before a column's values in a block: its name and its type. */
export const named = (name: string, type: string): Buffer =>
  Buffer.concat([name, type].flatMap((text) => [Buffer.from(varint(Buffer.byteLength(text))), Buffer.from(text)]));

/** The texts in the values of a column. */
export function textsOf(values: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < values.length;) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = values[at++] as number;
      length |= (byte & SHORT) << shift;
      if (byte <= SHORT) break;
    }
    texts.push(values.toString('utf8', at, at + length));
    at += length;
  }
  return texts;
}
