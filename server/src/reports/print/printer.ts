import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { repositoryRoot } from '../../repository-root.js';
import type { TakenBy } from '../../identity/audit/exports.js';
import type { ReportDocument } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';
import type { ReportFormat } from './formats.js';
import type { PrintJob, Printed } from './print-worker.js';

/** The thread as it is built: threads load no sources. */
const THREAD = join(repositoryRoot(), 'server/dist/src/reports/print/print-worker.js');

/** A report that could not be printed. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
}

/** Prints reports in a thread beside the server, one after another; it begins with the first and ends with the server. */
@Injectable()
export class Printer implements OnModuleDestroy {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: PrintError) => void }>();
  private last = 0;

  /** A report as a file, with who takes it in front and their mark on every page. Throws `PrintError`. */
  print(format: ReportFormat, document: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.started().postMessage({ id, format, document, about, language } satisfies PrintJob);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.terminate();
  }

  private started(): Worker {
    if (this.thread !== undefined) return this.thread;
    const thread = new Worker(THREAD);
    thread.unref();
    thread.on('message', (printed: Printed) => {
      const { done, failed } = this.waiting.get(printed.id) ?? {};
      this.waiting.delete(printed.id);
      if ('bytes' in printed) done?.(printed.bytes);
      else failed?.(new PrintError(printed.failure));
    });
    // A thread that ends leaves nobody waiting; the next report begins another.
    const ended = (why: unknown): void => {
      if (this.thread === thread) this.thread = undefined;
      for (const { failed } of this.waiting.values()) failed(new PrintError('the thread that prints has ended', { cause: why }));
      this.waiting.clear();
    };
    thread.on('error', ended);
    thread.on('exit', ended);
    this.thread = thread;
    return thread;
  }
}
