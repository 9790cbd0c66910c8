import { on } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { repositoryRoot } from '../../repository-root.js';
import type { FromStream, StreamBegin, ToStream } from './stream-worker.js';

/** The thread as it is built: threads load no sources. */
const THREAD = join(repositoryRoot(), 'server/dist/src/workbook/streamed/stream-worker.js');
/** What a sheet holds, its head among them (ECMA-376). */
const SHEET_ROWS = 1_048_576;

/** A workbook that could not be written. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
}

/** A column of a long list. `date`: its numbers are days as spreadsheets count them (`sheetDay`). */
export interface LongColumn { readonly head: string; readonly width: number; readonly form: 'amount' | 'date' | 'text' }

const FORMATS = { amount: '#,##0.00', date: 'yyyy-mm-dd', text: null } as const;

/** A day as spreadsheets count them. */
export const sheetDay = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000 + 25_569;

/**
 * A list of any length as a workbook, piece by piece: written in a thread of its own, from pages of rows that are fetched while the last one is written. What one sheet does not hold goes on
 * in the next, under the same head. Memory does not grow with its length. Throws `WorkbookError`, and whatever the pages throw.
 */
export async function* streamedWorkbook(name: string, columns: readonly LongColumn[], pages: AsyncIterable<readonly (readonly (number | string | null)[])[]>, rowsPerSheet = SHEET_ROWS): AsyncGenerator<Uint8Array> {
  const begin: StreamBegin = { name, heads: columns.map(({ head }) => head), widths: columns.map(({ width }) => width), formats: columns.map(({ form }) => FORMATS[form]), rowsPerSheet };
  const thread = new Worker(THREAD, { workerData: begin });
  const answer = (what: ToStream): void => { thread.postMessage(what); };
  const iterator = pages[Symbol.asyncIterator]();
  const fetched = (): ReturnType<typeof iterator.next> => { const page = iterator.next(); page.catch(() => undefined); return page; };
  let next = fetched();
  try {
    for await (const [told] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromStream]>) {
      if (told === 'done') return;
      if (told === 'rows') {
        const page = await next;
        if (page.done === true) answer({ rows: null });
        else {
          next = fetched();
          answer({ rows: page.value });
        }
      } else if ('failure' in told) throw new WorkbookError(told.failure);
      else {
        yield told.bytes;
        answer('taken');
      }
    }
    throw new WorkbookError('the thread that writes has ended');
  } finally {
    await thread.terminate();
    await iterator.return?.();
  }
}
