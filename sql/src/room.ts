import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder upwards of `from` that holds a package.json. */
function packageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const up = dirname(from);
  if (up === from) throw new Error('this file is not inside a package');
  return packageRoot(up);
}

const ROOM = packageRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file or folder of this room, such as `roomPath('migrations')`: the same from `src` and from `dist/src`. */
export function roomPath(...parts: readonly string[]): string {
  return join(ROOM, ...parts);
}
