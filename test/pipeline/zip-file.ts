import { deflateRawSync } from 'node:zlib';

/** A part of a ZIP as it is to be written; the claims are what its headers say instead of the truth. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

const u16 = (value: number): Buffer => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes; };
const u32 = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };

/** A ZIP by its definition (APPNOTE 6.3.3): local headers and data, then the directory, then its end. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimedSize, encrypted } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const fields = [u16(encrypted === true ? 0x801 : 0x800), u16(8), u32(0), u32(0), u32(packed.length), u32(claimedSize ?? raw.length), u16(Buffer.byteLength(name)), u16(0)];
    const header = Buffer.concat([u32(0x04034b50), u16(20), ...fields, Buffer.from(name)]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), ...fields, u16(0), u16(0), u16(0), u32(0), u32(at), Buffer.from(name)]));
    local.push(header, packed);
    at += header.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...local, entries, u32(0x06054b50), u16(0), u16(0), u16(parts.length), u16(parts.length), u32(entries.length), u32(at), u16(0)]);
}

/** The parts of the smallest workbook around the rows of one sheet; `more` replaces or adds parts by name, '' takes one away. */
export function workbookParts(sheet: string, more: Readonly<Record<string, string | Buffer>> = {}): readonly ZipPart[] {
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('m', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="s"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s', 'worksheet', 'worksheets/sheet1.xml')}${relation('t', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': '<sst/>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return Object.entries(parts).filter(([, content]) => content !== '').map(([name, content]) => ({ name, content }));
}

/** A row of inline texts, which start at column A. */
export function textRow(row: number, texts: readonly string[]): string {
  return `<row r="${String(row)}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
