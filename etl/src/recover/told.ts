import type { Operational } from '@concord/sql';
import { LoadRefused, refusalMessage } from '../reject/refusal.js';
import { KEPT_DAYS, type KeptWork } from '../stage/kept-work.js';

/** The code of a load that was cut short and of whose reading something is kept. */
export const KEPT = 'INTERRUPTED_KEPT';

const CUT_SHORT = { zh: '载入被中断，未发布任何数据', en: 'The load was cut short; nothing was published' } as const;

/** Why a load that was cut short has failed, and what is kept of it, as its message. */
export function cutShort(kept: KeptWork | undefined): string {
  if (kept === undefined) return refusalMessage(new LoadRefused('INTERRUPTED', `${CUT_SHORT.zh}。`, `${CUT_SHORT.en}.`));
  const [rows, mb, days] = [kept.from.rows.toLocaleString('en-US'), String(Math.ceil(kept.bytes / 2 ** 20)), String(KEPT_DAYS)];
  return refusalMessage(new LoadRefused(KEPT,
    `${CUT_SHORT.zh}；已读好的 ${rows} 行（${mb} MiB）保留 ${days} 天，再次载入同样的文件即从那里继续。`,
    `${CUT_SHORT.en}. The ${rows} rows it had read (${mb} MiB) are kept for ${days} days: loading the same files again goes on from there.`));
}

/** The same of the act of taking a load back. */
export const withdrawalCutShort = (withdrawnNo: number): string => refusalMessage(new LoadRefused('INTERRUPTED',
  `撤回被中断，第 ${String(withdrawnNo)} 次载入未撤回，数据未变；可以再次撤回。`, `Taking back was cut short: load ${String(withdrawnNo)} was not taken back and no data have changed. It can be taken back again.`));

/** Says of a load that was cut short that nothing is kept of it any more. */
export const tellNotKept = ({ loads }: Operational, loadNo: number): Promise<void> => loads.retell(loadNo, cutShort(undefined));

/** Says of a load that was cut short which load has taken over what it had read. */
export const tellTakenOver = ({ loads }: Operational, loadNo: number, by: number): Promise<void> => loads.retell(loadNo, refusalMessage(new LoadRefused('INTERRUPTED',
  `${CUT_SHORT.zh}；已读好的部分由第 ${String(by)} 次载入接手。`, `${CUT_SHORT.en}. What it had read was taken over by load ${String(by)}.`)));
