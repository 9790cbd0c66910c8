import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { READ_LIMITS } from '../limits.js';
import { openFile } from './open-file.js';
import { bytesOf, type SourceFile } from './source-file.js';
import { inflated } from './decode.js';

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-source-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(bytes: number): Promise<{ readonly path: string; readonly file: SourceFile }> {
  const path = join(folder, 'cases.csv');
  await writeFile(path, 'x'.repeat(bytes));
  return { path, file: await openFile(path) };
}
async function read(bytes: AsyncIterable<Buffer>, file: SourceFile): Promise<number> {
  let length = 0;
  try {
    for await (const chunk of bytes) length += chunk.length;
    return length;
  } finally {
    await file.handle.close();
  }
}

it('reads a file whole', async () => {
  const { file } = await opened(1_000_000);
  expect(await read(bytesOf(file), file)).toBe(1_000_000);
});

it.each([['grows', (path: string) => appendFile(path, 'y')], ['shrinks', (path: string) => truncate(path, 999_999)]])('refuses a file that %s while it is read', async (_, change) => {
  const { path, file } = await opened(1_000_000);
  await change(path);
  await expect(read(bytesOf(file), file)).rejects.toMatchObject({ code: 'FILE_CHANGED', en: 'File cases.csv changed while it was read.' });
});

it('refuses more text than there may be', async () => {
  const limit = jest.replaceProperty(READ_LIMITS, 'textBytes', 999_999);
  const { file } = await opened(1_000_000);
  await expect(read(inflated(file, () => undefined), file)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  limit.restore();
});
