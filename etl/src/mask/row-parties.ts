const SPACE = 0x20;
/** The shortest name that is looked for, in bytes. */
const LEAST_BYTES = 4;
/** More names than this in one row are no longer looked for one by one. */
const MOST_NAMES = 32;
const NOTHING = Buffer.alloc(0);
const SEPARATORS = new Uint8Array(256);
for (const sign of ';,/|') SEPARATORS[sign.charCodeAt(0)] = 1;

/** True where the ideographic comma, or a full-width comma or semicolon, begins at `at`. */
const isWideSeparator = (bytes: Uint8Array, at: number): boolean => {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  return (first === 0xe3 && second === 0x80 && third === 0x81) || (first === 0xef && second === 0xbc && (third === 0x8c || third === 0x9b));
};

/** True where bytes[from, to) hold name[nameFrom, nameTo). */
function holds(bytes: Uint8Array, from: number, to: number, name: Uint8Array, nameFrom: number, nameTo: number): boolean {
  const length = nameTo - nameFrom;
  const [first, last] = [name[nameFrom], name[nameTo - 1]];
  for (let at = from, end = to - length; at <= end; at += 1) {
    if (bytes[at] !== first || bytes[at + length - 1] !== last) continue;
    let same = 1;
    while (same < length && bytes[at + same] === name[nameFrom + same]) same += 1;
    if (same === length) return true;
  }
  return false;
}

/** The parties that one row names, in clear, as places in the bytes they were read from: asked of each row of a file, so nothing is made for it. */
export class RowParties {
  private bytes: Buffer = NOTHING;
  private count = 0;
  private readonly from = new Int32Array(MOST_NAMES);
  private readonly to = new Int32Array(MOST_NAMES);

  /** Forgets them; those that come are in `bytes`. */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
  }

  /** Takes the cell [from, to), name by name. */
  add(from: number, to: number): void {
    const { bytes } = this;
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at === to) this.name(start, at);
      else if (SEPARATORS[bytes[at] as number] === 1) {
        this.name(start, at);
        start = at + 1;
      } else if (isWideSeparator(bytes, at)) {
        this.name(start, at);
        at += 2;
        start = at + 1;
      }
    }
  }

  /** True where bytes[from, to) hold one of them. */
  areIn(bytes: Uint8Array, from: number, to: number): boolean {
    for (let at = 0; at < this.count; at += 1) if (holds(bytes, from, to, this.bytes, this.from[at] as number, this.to[at] as number)) return true;
    return false;
  }

  /** Their names. */
  get names(): readonly string[] { return Array.from({ length: this.count }, (_, at) => this.bytes.toString('utf8', this.from[at], this.to[at])); }

  private name(from: number, to: number): void {
    const { bytes } = this;
    let [start, end] = [from, to];
    while (start < end && (bytes[start] as number) <= SPACE) start += 1;
    while (start < end && (bytes[end - 1] as number) <= SPACE) end -= 1;
    if (end - start < LEAST_BYTES || this.count >= MOST_NAMES) return;
    this.from[this.count] = start;
    this.to[this.count] = end;
    this.count += 1;
  }
}
