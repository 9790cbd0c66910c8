import { applyRules, folderAt, LoadRefused, watchFolder, type LoadResult, type Profile, type WatchRound } from '@concord/etl';
import { storeTime, type Schedule, type ScheduleEnd, type Stores } from '@concord/sql';
import type { DeliveriesService } from '../deliveries/deliveries.service.js';
import type { DeliveryOptions } from '../config/delivery-options.js';
import { backUpNightly, type NightlyBackup } from './nightly-backup.js';
import { cameOfRules } from './nightly-retention.js';
import { isFullDue } from './schedule-times.js';

/** What a run has to work with. */
export interface RunTools {
  readonly stores: Stores;
  readonly deliveries: DeliveriesService;
  readonly options: DeliveryOptions;
  /** Told of each job a run begins. */
  readonly begun: (jobId: string) => void;
}

/** How a run came out: a code, a Chinese and an English sentence, one a line. */
export type Came = Pick<Schedule, 'lastState' | 'lastResult'> & Pick<ScheduleEnd, 'wasFullAt'>;

const said = (state: Came['lastState'], code: string, zh: string, en: string): Came => ({ lastState: state, lastResult: `${code}\n${zh}\n${en}` });

/** What the registry says of loads that a schedule brought. */
const byOf = ({ name }: Schedule): string => `schedule ${name}`;

const n = (value: number): string => String(value);

function cameOfTable({ state, loadNo, casesNew, casesChanged, rejected }: LoadResult, wasFull: boolean): Came {
  const [zh, en] = wasFull ? ['已通读全表。', 'Read the whole table. '] : ['', ''];
  if (state === 'unchanged') return said('done', 'NOTHING_NEW', `${zh}没有新数据。`, `${en}Nothing new.`);
  return said(
    rejected > 0 ? 'attention' : 'done', 'LOADED',
    `${zh}第 ${n(loadNo)} 次载入：新案 ${n(casesNew)}，变更 ${n(casesChanged)}，拒收 ${n(rejected)} 行。`, `${en}Load ${n(loadNo)}: ${n(casesNew)} new cases, ${n(casesChanged)} changed, ${n(rejected)} rows rejected.`,
  );
}

async function readTable(schedule: Schedule, profile: Profile, { deliveries, begun }: RunTools): Promise<Came> {
  const at = schedule.lastRunAt ?? storeTime();
  const full = isFullDue(schedule, at);
  return { ...cameOfTable(await deliveries.load({ files: [], profile, full, by: byOf(schedule) }, begun), full), ...(full ? { wasFullAt: at } : {}) };
}

function cameOfFolder({ loaded, unchanged, refused, waiting, rejectedRows }: WatchRound): Came {
  if (loaded + unchanged + refused + waiting === 0) return said('done', 'NOTHING_NEW', '没有新文件。', 'No new file.');
  const parts = [
    [loaded, '载入', 'loaded'], [unchanged, '内容早已载入', 'known already'], [refused, '被拒', 'refused'], [waiting, '仍在写入', 'still being written'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  const [rowsZh, rowsEn] = rejectedRows === 0 ? ['', ''] : [`；拒收 ${n(rejectedRows)} 行`, `; ${n(rejectedRows)} rows rejected`];
  return said(
    refused + rejectedRows > 0 ? 'attention' : 'done', loaded > 0 ? 'LOADED' : refused > 0 ? 'REFUSED' : 'NOTHING_NEW',
    `文件：${told.map(([count, zh]) => `${zh} ${n(count)}`).join('，')}${rowsZh}。`, `Files: ${told.map(([count, , en]) => `${n(count)} ${en}`).join(', ')}${rowsEn}.`,
  );
}

function cameOfBackup({ file, bytes, dataVersion, kept }: NightlyBackup): Came {
  const size = n(Math.ceil(bytes / 1_000_000));
  return said('done', 'BACKED_UP', `已备份数据版本 ${n(dataVersion)}：${file}，${size} MB；文件夹中留存本库的 ${n(kept)} 份。`, `Data version ${n(dataVersion)} is backed up: ${file}, ${size} MB; ${n(kept)} of this store are kept in the folder.`);
}

/** Does what a schedule is there for, once. Throws `LoadRefused` and the errors of the stores. */
export async function runSchedule(schedule: Schedule, tools: RunTools): Promise<Came> {
  const { id, kind, place, profile: profileId } = schedule;
  const { stores, deliveries, options, begun } = tools;
  if (kind === 'backup') return cameOfBackup(await backUpNightly(stores, options.backups));
  if (kind === 'retention') return cameOfRules(await applyRules(stores, { by: byOf(schedule) }));
  const profile = await deliveries.profile(profileId);
  const isTable = profile.format?.type === 'table';
  if (isTable !== (kind === 'source')) throw new LoadRefused('PROFILE_INVALID', `档案 ${profileId} 已不再${kind === 'source' ? '读取数据库表' : '读取文件'}。`, `The profile ${profileId} no longer reads ${kind === 'source' ? 'a table' : 'files'}.`);
  if (kind === 'source') return readTable(schedule, profile, tools);
  const folder = await folderAt(options.places, place);
  return cameOfFolder(await watchFolder(stores, { scheduleId: id, folder, profile, load: (path) => deliveries.load({ files: [path], within: folder, profile, by: byOf(schedule) }, begun) }));
}
