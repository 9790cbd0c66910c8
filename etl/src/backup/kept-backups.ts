import { access, constants, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';

const ID_SIGNS = 12;

/** What is left of a backup that was cut off goes after this time: until then another process may be writing it. */
const PART_MS = 24 * 3_600_000;

/** What names a store in the names of its backups, as long as it lives: one that is brought back is another, and leaves the backups of the one it came from alone. */
export async function storeId({ writer }: Pick<Engine, 'writer'>): Promise<string> {
  const { rows } = await writer.ask({ sql: "SELECT uuid FROM system.databases WHERE name = 'concord'" });
  return String(rows[0]?.[0]).replaceAll('-', '').slice(0, ID_SIGNS);
}

/** Where a backup of a store made at a time goes in a folder; in the order of names a store's are in that of time. Throws `NO_BACKUP_FOLDER` where nothing can be written: a folder that is made here would hide a disk that is not mounted. */
export async function backupIn(folder: string, store: string, at = new Date()): Promise<string> {
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new LoadRefused('NO_BACKUP_FOLDER', '备份文件夹不存在或不可写入，未备份；请检查其所在的磁盘是否已挂载。', 'The folder for backups is not there or cannot be written to, and nothing was backed up; see whether its disk is mounted.', { cause });
  });
  return join(folder, `concord-${store}-${at.toISOString().replaceAll(/[-:.]/gu, '')}.backup`);
}

/** Removes all but the newest `keep` backups of a store from a folder, once the newest is whole, and what is left of those that were cut off more than a day ago. What is another store's, or nobody's, is left alone. Returns how many are kept. */
export async function keepNewest(folder: string, store: string, keep: number, nowMs = Date.now()): Promise<number> {
  const ours = new RegExp(`^concord-${store}-\\d{8}T\\d{9}Z\\.backup(\\.part)?$`, 'u');
  const names = (await readdir(folder)).filter((name) => ours.test(name)).sort().reverse();
  const whole = names.filter((name) => name.endsWith('.backup'));
  for (const name of whole.slice(keep)) await rm(join(folder, name), { force: true });
  for (const name of names.filter((one) => one.endsWith('.part'))) {
    const writtenMs = await stat(join(folder, name)).then(({ mtimeMs }) => mtimeMs, () => nowMs);
    if (nowMs - writtenMs > PART_MS) await rm(join(folder, name), { force: true });
  }
  return Math.min(whole.length, keep);
}
