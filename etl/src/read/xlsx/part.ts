import { LoadRefused } from '../../reject/refusal.js';
import { checkedUtf8 } from '../bytes/decode.js';
import { XmlScanner, type XmlHandler } from '../xml/xml-scanner.js';
import type { XmlTag } from '../xml/xml-tag.js';
import type { ZipParts } from '../bytes/zip-parts.js';

/** A workbook that is open: its parts and what to call it. */
export interface WorkbookParts extends ZipParts {
  readonly fileName: string;
}

/** `BAD_XLSX`: a workbook that lacks something, or says what cannot be. */
export const badWorkbook = (name: string): LoadRefused =>
  new LoadRefused('BAD_XLSX', `文件 ${name} 不是完整的 XLSX 工作簿（缺少部件或内容有误）。`, `File ${name} is not a whole XLSX workbook (a part is missing or wrong).`);

/** Reads a part through a handler. Ends early, without asking for its end to be right, once `enough` says so. */
export async function readPart(parts: WorkbookParts, name: string, handler: XmlHandler, onChunk?: (inflated: number) => Promise<boolean>): Promise<void> {
  if (!parts.has(name)) throw badWorkbook(parts.fileName);
  const scanner = new XmlScanner(handler, parts.fileName, new Map());
  let inflated = 0;
  for await (const chunk of checkedUtf8(parts.read(name), parts.fileName, false)) {
    scanner.push(chunk);
    inflated += chunk.length;
    if (onChunk !== undefined && !await onChunk(inflated)) return;
  }
  scanner.finish();
}

/** Reads a part of which only the tags matter. */
export async function readTags(parts: WorkbookParts, name: string, open: (tag: XmlTag) => void, close: (name: string) => void = () => undefined): Promise<void> {
  await readPart(parts, name, { open, close, text: () => undefined });
}
