import { wholeNumber, xmlText } from './xml-text.js';

const COLON = 0x3a;
const SPACE = 0x20;
const EQUALS = 0x3d;
const SLASH = 0x2f;

/** Names met before, by their bytes packed into a number: a sheet repeats a handful of them millions of times. */
export type XmlNames = Map<number, string>;

/** Longest name that packs into a whole number a double holds exactly. */
const PACKED_BYTES = 6;

/** The tag at hand; the scanner fills it anew for each. */
export class XmlTag {
  name = '';
  private bytes: Buffer = Buffer.alloc(0);
  private from = 0;
  private to = 0;
  /** Where the value lies that `find` found last. */
  valueFrom = 0;
  valueTo = 0;

  constructor(private readonly names: XmlNames) {}

  /** Points at a tag's bytes, from its name to before its end. */
  set(bytes: Buffer, from: number, to: number): void {
    this.bytes = bytes;
    this.to = to;
    let at = from;
    while (at < to && (bytes[at] as number) > SPACE) at += 1;
    this.name = this.nameAt(bytes, from, at);
    this.from = at;
  }

  /** The name that stands in bytes[from, to), without prefix and what follows a blank. */
  nameAt(bytes: Buffer, from: number, to: number): string {
    let packed = 0;
    let start = from;
    let at = from;
    for (; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte <= SPACE || byte === SLASH) break;
      packed = packed * 256 + byte;
      if (byte === COLON) {
        packed = 0;
        start = at + 1;
      }
    }
    if (at - start > PACKED_BYTES) return bytes.toString('latin1', start, at);
    const known = this.names.get(packed);
    if (known !== undefined) return known;
    const name = bytes.toString('latin1', start, at);
    if (this.names.size < 1_000) this.names.set(packed, name);
    return name;
  }

  /** Looks for an attribute, by its whole name or, if so asked, under any prefix; true when it is there. */
  find(attribute: string, anyPrefix = false): boolean {
    const { bytes, to } = this;
    let at = this.from;
    while (at < to) {
      while (at < to && (bytes[at] as number) <= SPACE) at += 1;
      const start = at;
      while (at < to && bytes[at] !== EQUALS && (bytes[at] as number) > SPACE) at += 1;
      const end = at;
      while (at < to && ((bytes[at] as number) <= SPACE || bytes[at] === EQUALS)) at += 1;
      const quote = bytes[at];
      this.valueFrom = at + 1;
      at += 1;
      while (at < to && bytes[at] !== quote) at += 1;
      this.valueTo = at;
      at += 1;
      const own = end - attribute.length;
      if ((own === start || (anyPrefix && own > start && bytes[own - 1] === COLON)) && this.same(own, attribute)) return true;
    }
    return false;
  }

  /** An attribute's value, decoded. */
  get(attribute: string, anyPrefix = false): string | undefined {
    return this.find(attribute, anyPrefix) ? xmlText(this.bytes.toString('utf8', this.valueFrom, this.valueTo)) : undefined;
  }

  /** An attribute that is one of a few words, which are remembered. */
  word(attribute: string): string | undefined {
    return this.find(attribute) ? this.nameAt(this.bytes, this.valueFrom, this.valueTo) : undefined;
  }

  /** An attribute as a whole number; -1 where it is missing or no number. */
  number(attribute: string): number {
    if (!this.find(attribute) || this.valueTo === this.valueFrom) return -1;
    return wholeNumber(this.bytes, this.valueFrom, this.valueTo);
  }

  /** The column of a cell's reference (`AB12` is 27), counted from 0; -1 where it has none. */
  column(): number {
    if (!this.find('r')) return -1;
    let column = 0;
    for (let at = this.valueFrom; at < this.valueTo; at += 1) {
      const letter = (this.bytes[at] as number) - 0x40;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    return column - 1;
  }

  private same(start: number, text: string): boolean {
    for (let i = 0; i < text.length; i += 1) if (this.bytes[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }
}
