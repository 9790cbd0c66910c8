/** The least digits that any of the numbers has. */
const FEWEST_DIGITS = 10;
/** An amount or a time has fewer, or a colon. */
const VALUE_DIGITS = 15;

const AT = 0x40;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const FULL_WIDTH = 0xef;
const HAN_FIRST = 0xe4;
/** The longest name of one person in bytes, and the shortest. */
const NAME_BYTES = { least: 6, most: 12 } as const;

/** The last signs of the words by which names are found, as the three bytes of each in one number; and which last bytes they have. */
const WORD_ENDS = new Set<number>();
const LAST_BYTES = new Uint8Array(256);
for (const sign of '人户告者名生士姐爷妈姨太') {
  const [first = 0, second = 0, third = 0] = Buffer.from(sign);
  WORD_ENDS.add((first << 16) | (second << 8) | third);
  LAST_BYTES[third] = 1;
}
/** Behind the M of Mr, Mrs, Ms, Miss. */
const AFTER_M = new Uint8Array(256);
for (const letter of 'rsi') AFTER_M[letter.charCodeAt(0)] = 1;
const M = 0x4d;

/** Signs of amounts and times, digits apart. */
const VALUE_SIGNS = new Uint8Array(256);
for (const sign of ' \t+-,.:/TZ') VALUE_SIGNS[sign.charCodeAt(0)] = 1;

/** True where bytes[from, to), UTF-8, may hold one of the numbers: to look closer costs a string, and nearly no cell of a file has one. */
export function mayHoldNumber(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 6) return false;
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= NINE) {
      if (byte >= ZERO) digits += 1;
    } else if (byte === AT) return true;
    else if (byte === FULL_WIDTH && bytes[at + 1] === 0xbc) {
      // ０ to ９, and ＠.
      const third = bytes[at + 2] as number;
      if (third >= 0x90 && third <= 0x99) digits += 1;
      else if (third === 0xa0) return true;
    }
  }
  return digits >= FEWEST_DIGITS;
}

/** The same, or a word by which a name is found. */
export function mayHoldPerson(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 6) return false;
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= NINE) {
      if (byte >= ZERO) digits += 1;
    } else if (LAST_BYTES[byte] === 1) {
      if (at - from >= 2 && WORD_ENDS.has(((bytes[at - 2] as number) << 16) | ((bytes[at - 1] as number) << 8) | byte)) return true;
      // No last byte is the first of a full-width sign, but one may be its third.
    } else if (byte === AT || (byte === M && AFTER_M[bytes[at + 1] as number] === 1)) return true;
    else if (byte === FULL_WIDTH && bytes[at + 1] === 0xbc) {
      const third = bytes[at + 2] as number;
      if (third >= 0x90 && third <= 0x99) digits += 1;
      else if (third === 0xa0) return true;
    }
  }
  return digits >= FEWEST_DIGITS;
}

/** True where a cell that should be an amount, a number or a day may hold what cannot be one: a name, or a number of a person. */
export function mayBeNoValue(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  // A day or an amount, as nearly all are: too short for anything but a phone number, which could as well be an amount.
  if (length < NAME_BYTES.least || (length < VALUE_DIGITS && (bytes[from] as number) <= NINE)) return false;
  if (length <= NAME_BYTES.most && (bytes[from] as number) >= HAN_FIRST) return true;
  let [digits, others, colons] = [0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) digits += 1;
    else if (VALUE_SIGNS[byte] === 0) others += 1;
    else if (byte === COLON) colons += 1;
  }
  return others > 0 ? mayHoldNumber(bytes, from, to) : digits >= VALUE_DIGITS && colons === 0;
}
