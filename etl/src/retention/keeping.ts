import { INSTITUTION_OFFSET, institutionTime, storeTime, type KeepingRule, type KeptOf, type Stores } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';

/** 网络安全法 第二十一条: logs of what went on are kept for six months and longer. */
export const LOG_LEAST_MONTHS = 6;
/** The store's days begin in 1970. */
const MOST_MONTHS = 600;

/** What applying a rule would do. */
export interface KeepingPlan extends KeptOf {
  readonly months: number;
  readonly reason: string;
  /** `YYYY-MM-DD`, of the institution: what is older than its beginning goes. */
  readonly before: string;
  /** Events, or rejected rows: named by the act, which is refused where it would do something else than was shown. */
  readonly items: number;
  /** Loads that brought the rows; none of the log. */
  readonly loads: readonly number[];
  /** The days of the first and the last of them; '' where there is none. */
  readonly from: string;
  readonly to: string;
}

/** The same day so many months earlier; the last of that month where it is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + month - 1 - months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** When a day of the institution begins, as the store writes time. */
export const beginningOf = (day: string): string => storeTime(Date.parse(`${day}T00:00:00${INSTITUTION_OFFSET.text}`));

/** The institution's today. */
export const today = (): string => institutionTime(storeTime()).slice(0, 10);

const tooShort = (): LoadRefused => new LoadRefused('LOG_TOO_SHORT',
  `操作日志至少保存 ${String(LOG_LEAST_MONTHS)} 个月（网络安全法第二十一条）。`, `The activity log is kept for ${String(LOG_LEAST_MONTHS)} months at least (Cybersecurity Law, article 21).`);

/** Sets how long something is kept, or that it is kept without an end (null). Deletes nothing. Throws `LoadRefused` LOG_TOO_SHORT, BAD_RULE; `OperationalError`. */
export async function setKeepingRule({ operational: { keepingRules } }: Stores, rule: Omit<KeepingRule, 'setAt'>): Promise<void> {
  const { months } = rule;
  if (rule.what === 'log' && months !== null && months < LOG_LEAST_MONTHS) throw tooShort();
  if (months !== null && !(Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS)) throw new LoadRefused('BAD_RULE', `保存期限须为 1 至 ${String(MOST_MONTHS)} 个月。`, `Something is kept for 1 to ${String(MOST_MONTHS)} months.`);
  await keepingRules.set(rule);
}

const rejectsOf = "SELECT load_no, uniqExact(row_no) FROM concord.reject WHERE load_no IN {loads:Array(UInt32)} AND NOT is_emptied AND (value != '' OR raw != '') GROUP BY load_no ORDER BY load_no";
const ALL_LOADS = 1_000_000;

async function oldRejects({ engine: { writer }, operational }: Stores, dataset: string, before: string): Promise<Pick<KeepingPlan, 'from' | 'items' | 'loads' | 'to'>> {
  const old = new Map((await operational.loads.newest(ALL_LOADS, dataset)).filter(({ finishedAt, state }) => state !== 'running' && finishedAt !== '' && finishedAt < beginningOf(before)).map(({ finishedAt, loadNo }) => [loadNo, finishedAt]));
  const { rows } = old.size === 0 ? { rows: [] } : await writer.ask({ sql: rejectsOf, params: { loads: [...old.keys()] } });
  const days = rows.map(([no]) => institutionTime(old.get(Number(no)) ?? '').slice(0, 10)).sort();
  return { items: rows.reduce((sum, [, count]) => sum + Number(count), 0), loads: rows.map(([no]) => Number(no)), from: days[0] ?? '', to: days.at(-1) ?? '' };
}

async function oldEvents({ operational: { auditLog } }: Stores, before: string): Promise<Pick<KeepingPlan, 'from' | 'items' | 'loads' | 'to'>> {
  const old = await auditLog.old(beginningOf(before));
  return old === null ? { items: 0, loads: [], from: '', to: '' } : { items: old.events, loads: [], from: institutionTime(old.from).slice(0, 10), to: institutionTime(old.to).slice(0, 10) };
}

/** Works out what applying the rule that holds would do, and writes nothing. `day` (`YYYY-MM-DD`) is today unless told. Throws `LoadRefused` NO_RETENTION_RULE, LOG_TOO_SHORT; `EngineError`, `OperationalError`. */
export async function planKeeping(stores: Stores, of: KeptOf, day = today()): Promise<KeepingPlan> {
  const [rule] = await stores.operational.keepingRules.list(of);
  if (rule === undefined || rule.months === null) throw new LoadRefused('NO_RETENTION_RULE', '没有设定保存期限。', 'No retention rule has been set.');
  // Whatever way a rule came into the store.
  if (of.what === 'log' && rule.months < LOG_LEAST_MONTHS) throw tooShort();
  const before = monthsBefore(day, rule.months);
  const found = of.what === 'log' ? await oldEvents(stores, before) : await oldRejects(stores, of.dataset, before);
  return { ...of, months: rule.months, reason: rule.reason, before, ...found };
}
