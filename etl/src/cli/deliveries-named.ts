import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { filesInFolder } from '../read/folder.js';
import { LoadRefused } from '../reject/refusal.js';

/** Files that are loaded in one step. */
export interface NamedDelivery {
  readonly files: readonly string[];
  /** The name of a file that was found in a folder, and is a delivery of its own. */
  readonly ofFolder?: string;
}

/** Tells on the error stream what is left out of a folder. */
async function inFolder(folder: string): Promise<readonly NamedDelivery[]> {
  const { files, leftOut } = await filesInFolder(folder);
  for (const { name, why } of leftOut) process.stderr.write(`- ${name}: ${why}\n`);
  if (files.length === 0) throw new LoadRefused('NOT_A_FILE', `文件夹 ${basename(folder)} 中没有可载入的文件。`, `Folder ${basename(folder)} holds no file that can be loaded.`);
  return files.map((file) => ({ files: [file], ofFolder: basename(file) }));
}

/**
 * What paths on the command line come to: files named one by one are one delivery; each file of a folder is one of its own, in the order of names, as in a
 * watched folder. One delivery without files where no path is given. Throws `NOT_A_FILE` for a folder that holds none.
 */
export async function deliveriesNamed(paths: readonly string[]): Promise<readonly NamedDelivery[]> {
  const isFolder = await Promise.all(paths.map((path) => stat(path).then((found) => found.isDirectory(), () => false)));
  const named = paths.filter((_, index) => isFolder[index] !== true);
  const found: NamedDelivery[] = named.length > 0 || paths.length === 0 ? [{ files: named }] : [];
  for (const folder of paths.filter((_, index) => isFolder[index] === true)) found.push(...await inFolder(folder));
  return found;
}
