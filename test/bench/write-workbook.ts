import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';

/** As people keep registers: a dozen and a half columns of the canonical case. */
const COLUMNS = [
  'case_id', 'received_on', 'assigned_on', 'due_on', 'closed_on', 'outcome', 'business', 'cause', 'subtype', 'branch', 'region', 'mediator', 'party', 'amount_claimed',
  'amount_agreed', 'consumer_score',
];

/** Writes the first `rows` rows of a canonical CSV as a workbook with shared strings, as Excel does. */
export async function writeWorkbook(csv: string, path: string, rows: number): Promise<void> {
  const lines = createInterface({ input: createReadStream(csv), crlfDelay: Infinity });
  async function* cells(): AsyncGenerator<string[]> {
    let places: number[] = [];
    let written = 0;
    for await (const line of lines) {
      const fields = line.replace(/^\uFEFF/u, '').split(',');
      if (places.length === 0) places = COLUMNS.map((name) => fields.indexOf(name));
      yield places.map((place) => fields[place] ?? '');
      written += 1;
      if (written > rows) return;
    }
  }
  const book = writeXlsxStream(cells(), { name: 'cases', inlineStrings: false }) as ReadableStream<Uint8Array>;
  await pipeline(Readable.fromWeb(book), createWriteStream(path));
}
