import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.js';
import { restoreBackup } from '../backup/restore-backup.js';
import { readLoadConfig, type LoadConfig } from '../config.js';
import { LoadRefused } from '../reject/refusal.js';
import { atStore } from './at-store.js';
import type { Language } from './check-lines.js';
import { handOver } from './hand-over.js';
import { n } from './say.js';
import { withBar } from './with-bar.js';

function keyOf({ backupKey }: LoadConfig): string {
  if (backupKey !== undefined) return backupKey;
  throw new LoadRefused('NO_BACKUP_KEY', '未设置 CONCORD_BACKUP_KEY：备份必须加密，密钥另行妥善保管。', 'CONCORD_BACKUP_KEY is not set: backups are encrypted, and the key is kept elsewhere.');
}

/**
 * `etl backup <file or folder>`: both stores, saved profiles and the pseudonym key as one encrypted file; in a folder named after the store and the time, and with `keep` only so many of its own stay, once the new one is whole.
 * Throws `LoadRefused`.
 */
export async function backupCommand(path: string, keep: number | undefined, language: Language): Promise<void> {
  const config = readLoadConfig();
  const place = resolve(path);
  const isFolder = await stat(place).then((found) => found.isDirectory(), () => false);
  if (keep !== undefined && !isFolder) throw new LoadRefused('NO_BACKUP_FOLDER', '--keep 只用于已有的文件夹，未备份。', '--keep is for a folder that is there; nothing was backed up.');
  const order = { to: isFolder ? { folder: place, keep } : { file: place }, key: keyOf(config), folder: config.folder };
  const { bytes, dataVersion, file, kept } = await withBar(language, (tools) => atStore((stores) => backUp(stores, order), (holder) => handOver(holder, 'backup', order, tools)));
  process.stdout.write(language === 'zh' ? `已备份数据版本 ${String(dataVersion)}：${file}，${n(bytes)} 字节。恢复时需要同一密钥。\n` : `Data version ${String(dataVersion)} is backed up: ${file}, ${n(bytes)} bytes. The same key is needed to bring it back.\n`);
  if (kept !== undefined) process.stdout.write(language === 'zh' ? `此文件夹中留存本库的 ${n(kept)} 份备份。\n` : `${n(kept)} backups of this store are kept in the folder.\n`);
}

/** `etl restore <file>`: into an empty place, or with `replace` beside what is put aside. */
export async function restoreCommand(path: string, replace: boolean, language: Language): Promise<void> {
  const config = readLoadConfig();
  const { aside, dataVersion, madeAt } = await restoreBackup(config, { file: resolve(path), key: keyOf(config), replace });
  const put = aside === undefined ? '' : language === 'zh' ? `原有数据在 ${aside}。` : ` What was there is in ${aside}.`;
  process.stdout.write(language === 'zh' ? `已恢复 ${madeAt} 的备份，数据版本 ${String(dataVersion)}。${put}\n` : `The backup of ${madeAt} is brought back, data version ${String(dataVersion)}.${put}\n`);
}
