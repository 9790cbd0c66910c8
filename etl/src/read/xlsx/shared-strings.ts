import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import { TextBuffer } from '../xml/xml-text.js';
import { badWorkbook, readPart, type WorkbookParts } from './part.js';

/** Texts lie in blocks of this many bytes; none spans two. */
const BLOCK_BYTES = 4 << 20;
const RECENT = 1 << 12;

/**
 * The texts a workbook shares between its cells. There may be a million distinct ones, so they lie side by side as bytes with eight bytes of
 * place and length each; as JavaScript strings they would take several times the room.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private places = new Uint32Array(1 << 12);
  private used = BLOCK_BYTES;
  private count = 0;
  /** The texts asked for last, by the end of their number: most columns repeat few words. */
  private readonly recent: (string | undefined)[] = new Array<string | undefined>(RECENT);
  private readonly recentIndex = new Int32Array(RECENT).fill(-1);

  constructor(private readonly fileName: string) {}

  add(text: Uint8Array): void {
    if (this.used + text.length > BLOCK_BYTES) {
      if ((this.blocks.length + 1) * BLOCK_BYTES > READ_LIMITS.sharedBytes) throw this.tooLarge();
      this.blocks.push(Buffer.allocUnsafe(BLOCK_BYTES));
      this.used = 0;
    }
    if (this.count >= READ_LIMITS.sharedTexts) throw this.tooLarge();
    if (this.count * 2 === this.places.length) {
      const wider = new Uint32Array(this.places.length * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.blocks.at(-1)?.set(text, this.used);
    this.places[this.count * 2] = (this.blocks.length - 1) * BLOCK_BYTES + this.used;
    this.places[this.count * 2 + 1] = text.length;
    this.used += text.length;
    this.count += 1;
  }

  /** The n-th text, from 0; undefined where there is none. */
  text(index: number): string | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const slot = index % RECENT;
    if (this.recentIndex[slot] === index) return this.recent[slot];
    const text = this.read(index);
    this.recentIndex[slot] = index;
    this.recent[slot] = text;
    return text;
  }

  private read(index: number): string | undefined {
    const place = this.places[index * 2] ?? 0;
    const from = place % BLOCK_BYTES;
    return this.blocks[(place - from) / BLOCK_BYTES]?.toString('utf8', from, from + (this.places[index * 2 + 1] ?? 0));
  }

  tooLarge(): LoadRefused {
    return new LoadRefused('TOO_LARGE', `文件 ${this.fileName} 的共享文本过多。`, `File ${this.fileName} shares too much text between its cells.`);
  }
}

/** Reads the shared texts of a workbook; pronunciation guides are left out. Throws `TOO_LARGE` or `BAD_XML`. */
export async function readSharedStrings(parts: WorkbookParts, part: string | undefined, pause: () => Promise<boolean>): Promise<SharedStrings> {
  const shared = new SharedStrings(parts.fileName);
  if (part === undefined) return shared;
  if (!parts.has(part)) throw badWorkbook(parts.fileName);
  const buffer = new TextBuffer();
  let inText = false;
  let guides = 0;
  await readPart(parts, part, {
    open: ({ name }) => {
      if (name === 'si') buffer.clear();
      else if (name === 'rPh') guides += 1;
      else if (name === 't') inText = guides === 0;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') guides -= 1;
      else if (name === 'si') {
        if (buffer.overflow) throw shared.tooLarge();
        shared.add(buffer.escaped ? Buffer.from(buffer.text(), 'utf8') : buffer.bytes.subarray(0, buffer.length));
      }
    },
    text: (bytes, from, to) => { if (inText) buffer.append(bytes, from, to); },
  }, pause);
  return shared;
}
