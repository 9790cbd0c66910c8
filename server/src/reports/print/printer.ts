import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { repositoryRoot } from '../../repository-root.js';
import type { TakenBy } from '../../identity/audit/exports.js';
import type { ReportDocument } from '../document/document.js';
import type { PrintLanguage } from './chart-svg.js';
import type { ReportFormat } from './formats.js';
import type { Done, ReportJob } from './print-worker.js';

/** The thread as it is built: threads load no sources. */
const THREAD = join(repositoryRoot(), 'server/dist/src/reports/print/print-worker.js');

/** A report that could not be printed. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
}

/** Prints reports, and reads them back, in a thread beside the server, one after another; it begins with the first and ends with the server. */
@Injectable()
export class Printer implements OnModuleDestroy {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, { readonly done: (done: Done) => void; readonly failed: (error: PrintError) => void }>();
  private last = 0;
  private isEnding = false;

  /** A report as a file, with who takes it in front and their mark on every page. Throws `PrintError`. */
  async print(format: ReportFormat, document: ReportDocument, about: readonly TakenBy[], language: PrintLanguage): Promise<Uint8Array> {
    const done = await this.ask({ kind: 'print', format, document, about, language });
    return 'bytes' in done ? done.bytes : new Uint8Array();
  }

  /** What a file, read back by what did not write it, lacks of the report it is of; nothing where all is there. Throws `PrintError` where it cannot be read. */
  async lacking(format: ReportFormat, bytes: Uint8Array, document: ReportDocument, language: PrintLanguage): Promise<readonly string[]> {
    const done = await this.ask({ kind: 'read', format, bytes, document, language });
    return 'lacking' in done ? done.lacking : [];
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    await this.thread?.terminate();
  }

  private ask(job: Omit<Extract<ReportJob, { kind: 'print' }>, 'id'> | Omit<Extract<ReportJob, { kind: 'read' }>, 'id'>): Promise<Done> {
    if (this.isEnding) return Promise.reject(new PrintError('the server is ending'));
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      const thread = this.started();
      // A process waits for what it has asked for, and not for a thread that has nothing to do.
      thread.ref();
      thread.postMessage({ ...job, id } satisfies ReportJob);
    });
  }

  private started(): Worker {
    if (this.thread !== undefined) return this.thread;
    const thread = new Worker(THREAD);
    thread.on('message', (answer: Done) => {
      const { done, failed } = this.waiting.get(answer.id) ?? {};
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) thread.unref();
      if ('failure' in answer) failed?.(new PrintError(answer.failure));
      else done?.(answer);
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
