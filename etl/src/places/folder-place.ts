import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { LoadRefused } from '../reject/refusal.js';
import type { Places } from './places.js';

/** A folder of a configured root, one level down at most: `incoming` or `incoming/bank-a`. */
const PLACE = /^([a-z0-9-]+)(?:\/([^/\\\p{Cc}]{1,255}))?$/u;

const isFolder = async (path: string): Promise<boolean> => lstat(path).then((found) => found.isDirectory(), () => false);

/** The folders that may be watched: each root the operator configured and the folders right in it, by the name of the root. Links and hidden ones are left out. */
export async function folderPlaces({ folders }: Places): Promise<readonly string[]> {
  const found = await Promise.all([...folders].map(async ([name, root]) => {
    const entries = await readdir(await realpath(root).catch(() => root), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) return [];
    return [name, ...entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && PLACE.test(`${name}/${entry.name}`)).map((entry) => `${name}/${entry.name}`).sort()];
  }));
  return found.flat();
}

/** The real path of a folder that may be watched. Throws `UNKNOWN_FOLDER` for every other, also for one a link leads to. */
export async function folderAt({ folders }: Places, place: string): Promise<string> {
  const [, name = '', inner] = PLACE.exec(place) ?? [];
  const configured = folders.get(name);
  const root = configured === undefined ? undefined : await realpath(configured).catch(() => undefined);
  const path = root === undefined || inner === undefined ? root : join(root, inner);
  const isInside = path !== undefined && inner !== '.' && inner !== '..' && await isFolder(path) && await realpath(path) === path;
  if (isInside) return path;
  throw new LoadRefused('UNKNOWN_FOLDER', `文件夹 ${place} 未在服务端配置，或已不存在。`, `The folder ${place} is not configured on the server, or is gone.`);
}
