import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Profile } from '../profile/profile.js';
import { filesInFolder } from '../read/folder.js';
import { LoadRefused } from '../reject/refusal.js';
import type { Language } from './check-lines.js';
import { n } from './say.js';

/** Files that are loaded in one step. */
export interface NamedDelivery {
  readonly files: readonly string[];
  /** The name of a file that was found in a folder, and is a delivery of its own. */
  readonly ofFolder?: string;
}

/** The files of a folder; what is left out is told on the error stream. Throws `NOT_A_FILE`. */
async function inFolder(folder: string): Promise<readonly string[]> {
  const { files, leftOut } = await filesInFolder(folder);
  for (const { name, why } of leftOut) process.stderr.write(`- ${name}: ${why}\n`);
  if (files.length === 0) throw new LoadRefused('NOT_A_FILE', `文件夹 ${basename(folder)} 中没有可载入的文件。`, `Folder ${basename(folder)} holds no file that can be loaded.`);
  return files;
}

const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false);

/** Rows of a case may stand in several files of a folder, and fold only within a delivery; where each file holds every case whole, they are versions of it. */
const isOne = ({ grain, delivery }: Profile): boolean => grain === 'fold' && delivery !== 'snapshot';

/**
 * What paths on the command line come to: files named one by one are one delivery; each file of a folder is one of its own, in the order of names, as in a watched folder, but that where rows fold
 * into cases all files are one. One delivery without files where no path is given. Throws `NOT_A_FILE` for a folder that holds none, `BAD_AS_OF` where one day is said of several deliveries.
 */
export async function deliveriesNamed(paths: readonly string[], profile: Profile, asOf: string | undefined, language: Language): Promise<readonly NamedDelivery[]> {
  const named: string[] = [];
  const found: string[] = [];
  for (const path of paths) if (await isFolder(path)) found.push(...await inFolder(path)); else named.push(path);
  if (isOne(profile) || found.length === 0) {
    const files = [...named, ...found];
    if (found.length > 0) process.stderr.write(language === 'zh' ? `- ${n(files.length)} 个文件作为一次交付：同一案件的行可以分在几个文件中。\n` : `- ${n(files.length)} files as one delivery: rows of a case may stand in several.\n`);
    return [{ files }];
  }
  const deliveries: NamedDelivery[] = [...(named.length > 0 ? [{ files: named }] : []), ...found.map((file) => ({ files: [file], ofFolder: basename(file) }))];
  if (asOf !== undefined && deliveries.length > 1) {
    const count = n(deliveries.length);
    throw new LoadRefused('BAD_AS_OF', `截至日只说一次交付，而这里有 ${count} 次（文件夹中每个文件各为一次）；请逐个载入并各填其截至日，或不填，由各文件的日期得出。`,
      `An as-of day is said of one delivery, and these are ${count} (each file of a folder is one): load them one by one, each with its day, or say none and let it follow from the dates of each file.`);
  }
  return deliveries;
}
