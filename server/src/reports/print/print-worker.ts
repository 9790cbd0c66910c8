import { parentPort } from 'node:worker_threads';
import type { TakenBy } from '../../identity/audit/exports.js';
import { sayInCurrency, withCurrency } from '../../narrative/currency.js';
import type { ReportDocument } from '../document/document.js';
import { plainReport, type PlainReport } from '../document/plain-report.js';
import { printable } from '../document/printable.js';
import type { PrintLanguage } from './chart-svg.js';
import type { ReportFormat } from './formats.js';
import { reportPdf } from './pdf.js';
import { reportNumbers } from './csv/numbers.js';
import { reportTables } from './csv/tables.js';
import { reportWord } from './word/word.js';
import { reportWebPage } from './web-page/web-page.js';
import { reportSheets } from './sheets/sheets.js';
import { reportSlides } from './slides/slides.js';

/** What is to be printed. */
export interface PrintJob {
  readonly id: number;
  readonly format: ReportFormat;
  readonly document: ReportDocument;
  readonly about: readonly TakenBy[];
  readonly language: PrintLanguage;
}

/** What became of it. */
export type Printed = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly failure: string };

/** Kinds of file with pages, on which a name of a thousand letters would be one. */
const PAGED: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['pdf', 'pptx', 'docx']);

/** How a report becomes each kind of file. */
const PRINTERS: Readonly<Record<Exclude<ReportFormat, 'pdf'>, (document: PlainReport, about: readonly TakenBy[], language: PrintLanguage) => Promise<Uint8Array> | Uint8Array>> = { pptx: reportSlides, xlsx: reportSheets, html: reportWebPage, docx: reportWord, csv: reportTables, data: reportNumbers };

/** Paper alone has a page for a certificate. */
const made = (format: ReportFormat, document: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> | Uint8Array =>
  (format === 'pdf' ? reportPdf(document, about, language) : PRINTERS[format](plainReport(document), about, language));

async function printed({ id, document, about, language, format }: PrintJob): Promise<Printed> {
  try {
    return { id, bytes: await withCurrency(async () => { sayInCurrency(document.currency); return new Uint8Array(await made(format, printable(document, PAGED.has(format)), about, language)); }) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Drawing and setting a report takes a third of a second without a pause: nobody's question waits for it in a thread of its own.
parentPort?.on('message', (job: PrintJob) => { void printed(job).then((done) => { parentPort?.postMessage(done); }); });
