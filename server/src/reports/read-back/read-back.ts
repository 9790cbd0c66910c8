import type { ReportFormat } from '../print/formats.js';
import { readNumbers, readTables } from './csv.js';
import { readSlides, readWord } from './office.js';
import { readSheets } from './sheets.js';
import type { Told } from './told.js';
import { readWebPage } from './web-page.js';

/** Kinds of file that can be read back here. A PDF needs a reader as large as the product's, which tests have. */
export type ReadableFormat = Exclude<ReportFormat, 'pdf'>;

const READERS: Readonly<Record<ReadableFormat, (bytes: Uint8Array) => Told>> = { pptx: readSlides, xlsx: readSheets, docx: readWord, html: readWebPage, csv: readTables, data: readNumbers };

/** What a report's file holds, read from its bytes alone and by nothing that wrote them. Throws `ReadBackError`, `LoadRefused` for what is no such file. */
export const readBack = (format: ReadableFormat, bytes: Uint8Array): Told => READERS[format](bytes);
