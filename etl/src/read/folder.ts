import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LoadRefused } from '../reject/refusal.js';

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** A name in a folder that is not read, and why: `unfinished` is still being written, `linked` is also a file somewhere else. */
export interface LeftOut {
  readonly name: string;
  readonly why: 'not_a_file' | 'hidden' | 'empty' | 'unfinished' | 'linked';
}

/** The files of a folder that can be read now. */
export interface FolderFiles {
  /** Full paths, in the order of their names. */
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** A file that changed this lately may still be growing. */
const SETTLED_MS = 5_000;
/** Between the two looks at a file; a copy that keeps its old date shows itself by its size. */
const LOOK_MS = 200;

/** Names under which copying and office programs keep what is not finished. */
const UNFINISHED = /\.(?:part|partial|tmp|crdownload|filepart|swp)$/iu;

interface Look {
  readonly size: number;
  readonly mtimeMs: number;
  readonly isFile: boolean;
  readonly links: number;
}

async function look(path: string): Promise<Look | undefined> {
  const stat = await lstat(path).catch(() => undefined);
  return stat === undefined ? undefined : { size: stat.size, mtimeMs: stat.mtimeMs, isFile: stat.isFile(), links: stat.nlink };
}

function whyNot(name: string, [first, second]: readonly (Look | undefined)[], hardLinks: boolean): LeftOut['why'] | undefined {
  if (/^(?:\.|~\$)/u.test(name)) return 'hidden';
  if (first === undefined || second === undefined) return 'unfinished';
  // Neither a link, which could lead anywhere, nor a folder, a pipe or a device.
  if (!first.isFile || !second.isFile) return 'not_a_file';
  if (!hardLinks && second.links > 1) return 'linked';
  const moved = first.size !== second.size || first.mtimeMs !== second.mtimeMs || Math.abs(Date.now() - second.mtimeMs) < SETTLED_MS;
  if (moved || UNFINISHED.test(name)) return 'unfinished';
  return second.size === 0 ? 'empty' : undefined;
}

/** The files of a folder, not of folders in it. Links (hard ones if so told), hidden files and files still being written are left out by name. Throws `NOT_A_FILE`. */
export async function filesInFolder(folder: string, { hardLinks = true }: { readonly hardLinks?: boolean } = {}): Promise<FolderFiles> {
  const root = await realpath(folder).catch(() => undefined);
  const names = root === undefined ? undefined : await readdir(root).catch(() => undefined);
  if (root === undefined || names === undefined) throw new LoadRefused('NOT_A_FILE', `无法打开文件夹 ${basename(folder)}。`, `Folder ${basename(folder)} cannot be opened.`);
  // 9月 comes before 10月: of deliveries that overlap, the later one counts.
  names.sort(BY_NAME.compare);
  const first = await Promise.all(names.map((name) => look(join(root, name))));
  await pause(LOOK_MS);
  const second = await Promise.all(names.map((name) => look(join(root, name))));
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  names.forEach((name, index) => {
    const why = whyNot(name, [first[index], second[index]], hardLinks);
    if (why === undefined) files.push(join(root, name));
    else leftOut.push({ name, why });
  });
  return { files, leftOut };
}
