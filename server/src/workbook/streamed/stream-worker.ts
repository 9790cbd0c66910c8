import { parentPort, workerData } from 'node:worker_threads';
import { writeXlsxStream, type CellValue } from 'hucre/xlsx';
import { cellText } from '../clean-text.js';

/** What a workbook is begun with. */
export interface StreamBegin { readonly name: string; readonly heads: readonly string[]; readonly widths: readonly number[]; readonly formats: readonly (string | null)[]; readonly rowsPerSheet: number }
/** What is answered to one who wants rows (null: there are none any more), or has sent bytes. */
export type ToStream = { readonly rows: readonly (readonly (number | string | null)[])[] | null } | 'taken';
/** What a thread sends: that it wants rows, a piece of the file, its end, or why there is none. */
export type FromStream = { readonly bytes: Uint8Array } | { readonly failure: string } | 'done' | 'rows';

const port = parentPort;
if (port === null) throw new Error('it runs as a thread only');
const { formats, heads, name, rowsPerSheet, widths } = workerData as StreamBegin;

const answered = (): Promise<ToStream> => new Promise((told) => { port.once('message', told); });
const say = (what: FromStream, move: readonly ArrayBuffer[] = []): void => { port.postMessage(what, [...move]); };

/** One thing is asked at a time: rows, or that a piece was taken. */
let turn: Promise<unknown> = Promise.resolve();
function ask(what: FromStream, move: readonly ArrayBuffer[] = []): Promise<ToStream> {
  const told = turn.then(() => { const answer = answered(); say(what, move); return answer; });
  turn = told;
  return told;
}

/** Names come over and over: what was made of them is kept, a few thousand at a time. What is plain needs nothing made of it. */
const [PLAIN, KEPT] = [/^[ -~]{0,1000}$/u, 5_000];
const kept = new Map<string, string>();
function asText(text: string): string {
  if (PLAIN.test(text)) return text;
  let clean = kept.get(text);
  if (clean === undefined) {
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, clean = cellText(text));
  }
  return clean;
}

async function* rows(): AsyncGenerator<CellValue[]> {
  for (;;) {
    const answer = await ask('rows');
    if (answer === 'taken' || answer.rows === null) return;
    for (const row of answer.rows) yield row.map((cell) => (typeof cell === 'string' ? asText(cell) : cell));
  }
}

async function write(): Promise<void> {
  const columns = heads.map((header, at) => { const format = formats[at] ?? null; return { header, width: widths[at] ?? 14, ...(format === null ? {} : { numFmt: format }) }; });
  const reader = writeXlsxStream(rows(), { name, columns, freezePane: { rows: 1 }, maxRowsPerSheet: rowsPerSheet, repeatHeaders: true }).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const bytes = Uint8Array.from(next.value);
    await ask({ bytes }, [bytes.buffer]);
  }
}

void write().then(() => { say('done'); }, (error: unknown) => { say({ failure: error instanceof Error ? error.message : String(error) }); }).finally(() => { port.close(); });
