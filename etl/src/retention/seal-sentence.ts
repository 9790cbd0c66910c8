import { institutionTime, type LocalisedText, type LogSeal } from '@concord/sql';

/** What was deleted of the log, as its page, its file and the command line say it. */
export function sealSentence({ before, by, events, from, months, reason, seq, upTo }: Omit<LogSeal, 'at' | 'hash' | 'to'>): LocalisedText {
  const [day, first, n] = [institutionTime(before).slice(0, 10), institutionTime(from).slice(0, 10), (count: number): string => count.toLocaleString('en-US')];
  return {
    zh: `${day} 之前的记录（第 1 至 ${n(upTo)} 条）已按“保存 ${String(months)} 个月”的规定删除，最近一次自 ${first} 起 ${n(events)} 条（第 ${n(seq)} 条记录，${by}）；理由：${reason}`,
    en: `Events before ${day} (1 to ${n(upTo)}) were deleted under the rule “kept for ${String(months)} months”, the last time ${n(events)} from ${first} on (event ${n(seq)}, ${by}); reason: ${reason}`,
  };
}
