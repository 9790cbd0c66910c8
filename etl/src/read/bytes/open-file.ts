import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDiskFull, LoadRefused } from '../../reject/refusal.js';
import { REJECT_CELLS, REJECT_HEAD_BYTES } from '../../reject/reject-file.js';
import { inflated } from './decode.js';
import { firstBytes } from './first-bytes.js';
import { openZip } from './zip-parts.js';
import { containerOf, openSource, type SourceFile } from './source-file.js';

/** What is in the gzip. What is damaged is text for now: whoever reads it says so. */
async function containerInside(file: SourceFile): Promise<SourceFile['container']> {
  try {
    return containerOf(await firstBytes(file, REJECT_HEAD_BYTES));
  } catch (error) {
    if (error instanceof LoadRefused) return 'text';
    throw error;
  }
}

/** The bytes that come out of the gzip, in a file for this user that has lost its name: it goes with its handle, however this process ends. */
async function inflatedCopy(file: SourceFile): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-inflated-'));
  try {
    const copy = await open(join(folder, 'copy'), 'wx+', 0o600);
    try {
      for await (const chunk of inflated(file, () => undefined)) await copy.appendFile(chunk);
      return copy;
    } catch (error) {
      await copy.close();
      throw asDiskFull(error);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where a workbook has its first texts: shared between cells, or in the cells of its first sheet. */
const FIRST_TEXTS = ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'];
/** Inflated bytes of them that are looked at. */
const FIRST_TEXT_BYTES = 4_096;

/** Whether a workbook begins as our own rejects do. What is no workbook is none; whoever reads it says so. */
async function isRejectBook(file: SourceFile): Promise<boolean> {
  try {
    const { has, read } = await openZip(file);
    for (const part of FIRST_TEXTS.filter(has)) {
      const chunks = read(part);
      const first = await chunks.next();
      await chunks.return(undefined);
      if (first.done !== true && REJECT_CELLS.test(first.value.toString('latin1', 0, FIRST_TEXT_BYTES))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof LoadRefused) return false;
    throw error;
  }
}

const known = async (file: SourceFile): Promise<SourceFile> => (file.container === 'zip' && await isRejectBook(file) ? { ...file, container: 'rejects', isBook: true } : file);

/**
 * Opens a file that is to be read, as `openSource` does. A gzipped workbook or Parquet file, which is read from its end, is inflated first: what is hashed, numbered and read is
 * the file inside. Throws also `GZIP_BOMB`, `BAD_GZIP`, `DISK_FULL`.
 */
export async function openFile(path: string, within?: string): Promise<SourceFile> {
  const file = await openSource(path, within);
  let packed: SourceFile | undefined = file;
  try {
    const container = file.gzip ? await containerInside(file) : file.container;
    if (container === file.container) {
      const found = await known(file);
      packed = undefined;
      return found;
    }
    const handle = await inflatedCopy(file);
    return await known({ name: file.name, handle, bytes: (await handle.stat()).size, gzip: false, container });
  } finally {
    await packed?.handle.close();
  }
}
