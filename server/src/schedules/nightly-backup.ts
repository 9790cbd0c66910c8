import { basename } from 'node:path';
import { backUp, LoadRefused } from '@concord/etl';
import { storeTimeMs, type Schedule, type Stores } from '@concord/sql';
import { nextRunMs } from './schedule-times.js';

/** Backups the server makes by itself, as the operator set them: nobody on the page chooses a folder or sees the key. */
export interface BackupOptions {
  /** Where they go. */
  readonly into: string;
  readonly key: string;
  /** How many of this store's stay, the newest. */
  readonly keep: number;
  /** `HH:MM` in the institution's zone. */
  readonly at: string;
  /** The product's folder on this machine. */
  readonly folder: string;
}

/** The one schedule that makes backups. */
export const BACKUP_SCHEDULE = 'backup';

/** Puts the schedule of backups in order at a start: there as the operator has set it, or not at all. What its last run came to, and a run that was missed, stay. Throws `OperationalError`. */
export async function settleBackups({ operational: { schedules } }: Stores, options: BackupOptions | undefined): Promise<void> {
  const known = await schedules.find(BACKUP_SCHEDULE);
  if (options === undefined) {
    if (known !== undefined) await schedules.remove(BACKUP_SCHEDULE);
    return;
  }
  const [hour, minute] = options.at.split(':').map(Number);
  const pattern = `${String(minute)} ${String(hour)} * * *`;
  const place = basename(options.into);
  if (known?.pattern === pattern && known.place === place) return;
  await schedules.save({ id: BACKUP_SCHEDULE, name: BACKUP_SCHEDULE, kind: 'backup', place, profile: '', pattern, enabled: true, fullRead: 'never' }, nextRunMs(pattern, Date.now()));
}

/** One is made every day, whenever its run began and however long it was tried again: half a day more, and something is wrong. */
const LATE_MS = 36 * 3_600_000;

/** True where no backup has been made for a day and a half although one is due every day, whatever its runs look like: one that hangs, waits or is always cut short fails nowhere. */
export function isLate({ kind, lastDoneAt, addedAt, nextRunAt }: Schedule, nowMs = Date.now()): boolean {
  const since = lastDoneAt ?? addedAt ?? nextRunAt;
  return kind === 'backup' && since !== undefined && nowMs - storeTimeMs(since) > LATE_MS;
}

/** A backup that was made by itself. */
export interface NightlyBackup {
  readonly file: string;
  readonly bytes: number;
  readonly dataVersion: number;
  readonly kept: number;
}

/** Makes one backup, and then lets go of those beyond what is kept. Throws `LoadRefused` NO_BACKUP_FOLDER, DISK_FULL and the errors of the stores; what was kept stays then. */
export async function backUpNightly(stores: Stores, options: BackupOptions | undefined): Promise<NightlyBackup> {
  if (options === undefined) throw new LoadRefused('NO_BACKUP_FOLDER', '此服务端没有设置备份文件夹与密钥，未备份。', 'This server has no folder and key for backups; nothing was backed up.');
  const { into, key, folder, keep } = options;
  const { file, bytes, dataVersion, kept = 0 } = await backUp(stores, { to: { folder: into, keep }, key, folder });
  return { file: basename(file), bytes, dataVersion, kept };
}
