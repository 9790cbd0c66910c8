import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { LoadRefused } from '../../reject/refusal.js';
import { READ_LIMITS } from '../limits.js';
import type { SourceFile } from './source-file.js';

/** The parts of a ZIP, by name; nothing is ever unpacked to a disk. */
export interface ZipParts {
  readonly has: (name: string) => boolean;
  /** A part's bytes, inflated. Throws `BAD_ZIP` where it is damaged or not as long as the directory says. */
  readonly read: (name: string) => AsyncGenerator<Buffer>;
  /** Inflated size of a part, 0 where there is none. */
  readonly size: (name: string) => number;
}

const bad = (name: string, cause?: unknown): LoadRefused =>
  new LoadRefused('BAD_ZIP', `文件 ${name} 的压缩包已损坏，或所称大小、名称不实。`, `The ZIP of ${name} is damaged, or its sizes or names are false.`, { cause });

const bomb = (name: string): LoadRefused =>
  new LoadRefused('ZIP_BOMB', `文件 ${name} 解压后过大（总量、部件数或压缩比超限）。`, `File ${name} inflates to too much (in bytes, parts or ratio).`);

/** Names of parts are the same in any case (ECMA-376 part 2, 6.2.2); backslashes, which some programs write, come as slashes already. */
const keyOf = (name: string): string => name.toLowerCase();

function checkSizes(file: SourceFile, entries: ReadonlyMap<string, Entry>): void {
  let total = 0;
  for (const { uncompressedSize } of entries.values()) {
    total += uncompressedSize;
    if (uncompressedSize > READ_LIMITS.partBytes) throw bomb(file.name);
  }
  if (total > READ_LIMITS.textBytes || (total > READ_LIMITS.inflatedFloorBytes && total / file.bytes > READ_LIMITS.inflateRatio)) throw bomb(file.name);
}

async function directory(zip: ZipFile, name: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const key = keyOf(entry.fileName);
      // Two parts of one name: readers differ on which of them counts.
      if (entries.has(key)) throw bad(name);
      if (entry.isEncrypted()) throw new LoadRefused('OLE_FILE', `文件 ${name} 已加密。`, `File ${name} is encrypted.`);
      entries.set(key, entry);
    }
  } catch (error) {
    throw error instanceof LoadRefused ? error : bad(name, error);
  }
  return entries;
}

/**
 * Reads a ZIP's directory and holds it to the limits before a byte is inflated; names that lead out of the archive are refused, though none is
 * ever a path here. Throws `BAD_ZIP`, `ZIP_BOMB` or `OLE_FILE` (encrypted).
 */
export async function openZip(file: SourceFile): Promise<ZipParts> {
  const zip = await fromFdPromise(file.handle.fd, { autoClose: false, strictFileNames: false }).catch((error: unknown) => { throw bad(file.name, error); });
  if (zip.entryCount > READ_LIMITS.zipEntries) throw bomb(file.name);
  const entries = await directory(zip, file.name);
  checkSizes(file, entries);
  return {
    has: (name) => entries.has(keyOf(name)),
    size: (name) => entries.get(keyOf(name))?.uncompressedSize ?? 0,
    read: async function* read(name) {
      const entry = entries.get(keyOf(name));
      if (entry === undefined) throw bad(file.name);
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer;
      } catch (error) {
        throw error instanceof LoadRefused ? error : bad(file.name, error);
      }
    },
  };
}
