import type { Applied } from '@concord/etl';
import type { Schedule, Stores } from '@concord/sql';
import { nextRunMs } from './schedule-times.js';

/** The one schedule that applies the rules of how long is kept. */
const RETENTION_SCHEDULE = 'retention';

/** Puts that schedule in order at a start: there each night at `at` (`HH:MM` in the institution's zone), or not at all. What its last run came to stays. Throws `OperationalError`. */
export async function settleRetention({ operational: { schedules } }: Stores, at: string | undefined): Promise<void> {
  const known = await schedules.find(RETENTION_SCHEDULE);
  if (at === undefined) {
    if (known !== undefined) await schedules.remove(RETENTION_SCHEDULE);
    return;
  }
  const [hour, minute] = at.split(':').map(Number);
  const pattern = `${String(minute)} ${String(hour)} * * *`;
  if (known?.pattern === pattern) return;
  await schedules.save({ id: RETENTION_SCHEDULE, name: RETENTION_SCHEDULE, kind: 'retention', place: '', profile: '', pattern, enabled: true, fullRead: 'never' }, nextRunMs(pattern, Date.now()));
}

const n = (count: number): string => String(count);

/** What a run came to: its state, a code, a Chinese and an English sentence. */
export function cameOfRules({ cases, events, held, rows, young }: Applied): Pick<Schedule, 'lastState' | 'lastResult'> {
  const gone = [[cases, '案件', '件', 'cases'], [rows, '拒收行内容', '行', 'texts of rejected rows'], [events, '操作日志', '条', 'events of the log']] as const;
  const told = gone.filter(([count]) => count > 0);
  const zh = [told.length === 0 ? '没有到期的。' : `已删除：${told.map(([count, what, unit]) => `${what} ${n(count)} ${unit}`).join('，')}。`];
  const en = [told.length === 0 ? 'Nothing was old enough.' : `Deleted: ${told.map(([count, , , what]) => `${n(count)} ${what}`).join(', ')}.`];
  if (held.length > 0) {
    zh.push(`${held.join('、')} 未删除：公示或定案的评选以到期案件为据，须由人确认。`);
    en.push(`Nothing of ${held.join(', ')}: public or final rounds of the board rest on old cases, and a person has to confirm it.`);
  }
  if (young > 0) {
    zh.push(`${n(young)} 项期限设定未满七天，暂不自动执行。`);
    en.push(`${n(young)} ${young === 1 ? 'rule was' : 'rules were'} set less than a week ago and not applied yet.`);
  }
  return { lastState: held.length > 0 ? 'attention' : 'done', lastResult: ['RULES_APPLIED', zh.join(''), en.join(' ')].join('\n') };
}
