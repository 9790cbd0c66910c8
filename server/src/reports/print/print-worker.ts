import { parentPort } from 'node:worker_threads';
import type { TakenBy } from '../../identity/audit/exports.js';
import { sayInCurrency, withCurrency } from '../../narrative/currency.js';
import type { ReportDocument } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';
import { reportPdf } from './pdf.js';

/** What is to be printed. */
export interface PrintJob {
  readonly id: number;
  readonly document: ReportDocument;
  readonly about: readonly TakenBy[];
  readonly language: PrintLanguage;
}

/** What became of it. */
export type Printed = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly failure: string };

// Drawing and setting a report takes a third of a second without a pause: nobody's question waits for it in a thread of its own.
parentPort?.on('message', ({ id, document, about, language }: PrintJob) => {
  const printed = ((): Printed => {
    try {
      return { id, bytes: withCurrency(() => { sayInCurrency(document.currency); return new Uint8Array(reportPdf(document, about, language)); }) };
    } catch (error) {
      return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  })();
  parentPort?.postMessage(printed);
});
