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
import { lackingIn } from '../read-back/lacking.js';
import { reportSlides } from './slides/slides.js';

/** What is to be printed, or read back. */
export type ReportJob = PrintJob | ReadJob;

/** A file that is held against the report it is of. */
export interface ReadJob extends Pick<PrintJob, 'document' | 'format' | 'id' | 'language'> {
  readonly kind: 'read';
  readonly bytes: Uint8Array;
}

/** What is to be printed. */
export interface PrintJob {
  readonly kind: 'print';
  readonly id: number;
  readonly format: ReportFormat;
  readonly document: ReportDocument;
  readonly about: readonly TakenBy[];
  readonly language: PrintLanguage;
}

/** What became of it. */
export type Done = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly lacking: readonly string[] } | { readonly id: number; readonly failure: string };

/** Kinds of file with pages, on which a name of a thousand letters would be one. */
const PAGED: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['pdf', 'pptx', 'docx']);

/** How a report becomes each kind of file. */
const PRINTERS: Readonly<Record<Exclude<ReportFormat, 'pdf'>, (document: PlainReport, about: readonly TakenBy[], language: PrintLanguage) => Promise<Uint8Array> | Uint8Array>> = { pptx: reportSlides, xlsx: reportSheets, html: reportWebPage, docx: reportWord, csv: reportTables, data: reportNumbers };

/** Paper alone has a page for a certificate. */
const made = (format: ReportFormat, document: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> | Uint8Array =>
  (format === 'pdf' ? reportPdf(document, about, language) : PRINTERS[format](plainReport(document), about, language));

async function done(job: ReportJob): Promise<Done> {
  const { document, format, id, language } = job;
  try {
    if (job.kind === 'read') return { id, lacking: await withCurrency(() => { sayInCurrency(document.currency); return lackingIn(format, job.bytes, document, language); }) };
    const { about } = job;
    return { id, bytes: await withCurrency(async () => { sayInCurrency(document.currency); return new Uint8Array(await made(format, printable(document, PAGED.has(format)), about, language)); }) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Drawing and setting a report takes a third of a second without a pause: nobody's question waits for it in a thread of its own.
parentPort?.on('message', (job: ReportJob) => { void done(job).then((answer) => { parentPort?.postMessage(answer); }); });
