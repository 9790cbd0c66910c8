import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import { XmlTag, type XmlNames } from './xml-tag.js';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUERY = 0x3f;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Who is told what stands in a document. Names come without their prefix. */
export interface XmlHandler {
  readonly open: (tag: XmlTag) => void;
  readonly close: (name: string) => void;
  /** Text as it stands, entities and all, in as many pieces as it comes. */
  readonly text: (bytes: Uint8Array, from: number, to: number) => void;
}

/**
 * Cuts UTF-8 XML into tags and texts, straight from its bytes: a sheet is hundreds of megabytes of them. Document types are refused, so that no
 * entity can be defined and nothing fetched; a tag is bounded by `lineBytes`; a document must close what it opens. Throws `BAD_XML`.
 */
export class XmlScanner {
  private carry: Buffer = Buffer.alloc(0);
  private depth = 0;
  private rooted = false;
  private readonly tag: XmlTag;

  constructor(private readonly handler: XmlHandler, private readonly fileName: string, names: XmlNames) {
    this.tag = new XmlTag(names);
  }

  push(chunk: Buffer): void {
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      if (bytes[at] === LT) {
        const next = this.takeMarkup(bytes, at);
        if (next < 0) break;
        at = next;
        continue;
      }
      const from = at;
      while (at < length && bytes[at] !== LT) at += 1;
      this.handler.text(bytes, from, at);
    }
    if (length - at > READ_LIMITS.lineBytes) throw this.bad();
    this.carry = Buffer.from(bytes.subarray(at));
  }

  /** Call after the last byte. */
  finish(): void {
    if (this.depth !== 0 || !this.rooted || this.carry.length > 0) throw this.bad();
  }

  /** Takes the markup at `at`; returns where it ends, or -1 when its end is not there yet. */
  private takeMarkup(bytes: Buffer, at: number): number {
    const second = bytes[at + 1];
    if (second === undefined) return -1;
    if (second === BANG) return this.takeBang(bytes, at);
    if (second === QUERY) return past(bytes, '?>', at);
    let end = at + 1;
    for (let quote = 0; ; end += 1) {
      const byte = bytes[end];
      if (byte === undefined) return -1;
      if (quote !== 0) quote = byte === quote ? 0 : quote;
      else if (byte === GT) break;
      else if (byte === DOUBLE || byte === SINGLE) quote = byte;
    }
    if (second === SLASH) this.close(this.tag.nameAt(bytes, at + 2, end));
    else this.open(bytes, at + 1, end);
    return end + 1;
  }

  private open(bytes: Buffer, from: number, end: number): void {
    const selfClosing = bytes[end - 1] === SLASH;
    this.tag.set(bytes, from, selfClosing ? end - 1 : end);
    this.depth += 1;
    this.rooted = true;
    const { name } = this.tag;
    this.handler.open(this.tag);
    if (selfClosing) this.close(name);
  }

  private close(name: string): void {
    this.depth -= 1;
    if (this.depth < 0) throw this.bad();
    this.handler.close(name);
  }

  private takeBang(bytes: Buffer, at: number): number {
    const head = bytes.toString('latin1', at, at + 9);
    if (head.startsWith('<!--')) return past(bytes, '-->', at + 4);
    if (head === '<![CDATA[') {
      const end = past(bytes, ']]>', at + 9);
      if (end < 0) return -1;
      const literal = Buffer.from(bytes.toString('latin1', at + 9, end - 3).replaceAll('&', '&amp;'), 'latin1');
      this.handler.text(literal, 0, literal.length);
      return end;
    }
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return -1;
    throw this.bad();
  }

  private bad(): LoadRefused {
    return new LoadRefused('BAD_XML', `文件 ${this.fileName} 中的 XML 不完整、有误，或带有文档类型声明（DTD）。`, `The XML in ${this.fileName} is cut short, broken, or declares a document type (DTD).`);
  }
}

function past(bytes: Buffer, mark: string, from: number): number {
  const found = bytes.indexOf(mark, from, 'latin1');
  return found < 0 ? -1 : found + mark.length;
}
