import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

/** Writes a canonical CSV, which begins with `case_id`, twice over: each case once more under another id. */
export async function writeTwice(csv: string, path: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(csv), crlfDelay: Infinity });
  async function* twice(): AsyncGenerator<string> {
    let isHeader = true;
    for await (const line of lines) {
      yield isHeader ? `${line}\n` : `${line}\n${line.replace(',', '-2,')}\n`;
      isHeader = false;
    }
  }
  await pipeline(twice(), createWriteStream(path));
}
