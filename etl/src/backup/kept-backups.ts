import { access, constants, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LoadRefused } from '../reject/refusal.js';

/** Backups named by us, and what is left of one that was cut off; whatever else lies in the folder is left alone. */
const OURS = /^concord-\d{8}T\d{9}Z\.backup(?:\.part)?$/u;

/** Where a backup made at a time goes in a folder; in the order of names they are in that of time. Throws `NO_BACKUP_FOLDER` where nothing can be written: a folder that is made here would hide a disk that is not mounted. */
export async function backupIn(folder: string, at = new Date()): Promise<string> {
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new LoadRefused('NO_BACKUP_FOLDER', '备份文件夹不存在或不可写入，未备份；请检查其所在的磁盘是否已挂载。', 'The folder for backups is not there or cannot be written to, and nothing was backed up; see whether its disk is mounted.', { cause });
  });
  return join(folder, `concord-${at.toISOString().replaceAll(/[-:.]/gu, '')}.backup`);
}

/** Removes all but the newest `keep` backups of a folder, once the newest is whole. Returns how many are kept. */
export async function keepNewest(folder: string, keep: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => OURS.test(name)).sort().reverse();
  const whole = names.filter((name) => name.endsWith('.backup'));
  const kept = new Set(whole.slice(0, keep));
  for (const name of names) if (!kept.has(name)) await rm(join(folder, name), { force: true });
  return kept.size;
}
