import { bucketsOf, metricById, monthFrom, type MetricId, type Question } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { historyStart, knownWhole } from '../../store/history.js';
import type { Snapshot } from '../../store/store.js';
import { askTallies, type Cell } from '../ask-tallies.js';
import { isOf } from '../members.js';
import type { Member, MetricValue } from '../metrics.model.js';
import { emptyTally, poolTallies } from '../tally.js';
import { valueOf, type Stamp } from '../value.js';

const MAX_MONTHS = 36;

/** The value of the months up to the one that begins on a day, together; null where there is none. */
export type Rolling = (metric: MetricId, member: Member | null, from: string) => MetricValue | null;

/** A rolling window nobody asked for. */
export const NOT_ROLLING: Rolling = () => null;

/** Whether months put together say something new: a stock at the end of twelve months is that of the last, and a median cannot be had from parts. */
const addsUp = (metric: MetricId): boolean => !['amount', 'level', 'stock_ratio'].includes(metricById(metric).kind);

/**
 * Each month together with those before it, so many in all: sum over sum, never a mean of rates. A window that reaches back before the
 * history, or holds days not known yet, has no value. Throws `QuestionError` BAD_INPUT for other buckets than months.
 */
export async function rollingOf(snapshot: Snapshot, asked: Question, months: number, stamp: Stamp): Promise<Rolling> {
  if (asked.bucket !== 'month') throw new QuestionError('BAD_INPUT', 'a rolling window is of months');
  if (months < 2 || months > MAX_MONTHS) throw new QuestionError('BAD_INPUT', `a rolling window holds 2 to ${String(MAX_MONTHS)} months`);
  const metrics = asked.metrics.filter(addsUp);
  const begin = await historyStart(snapshot, asked);
  if (metrics.length === 0 || begin === null) return NOT_ROLLING;
  const [since, isWhole] = [`${begin.slice(0, 7)}-01`, knownWhole(begin, stamp.asOf)];
  const earliest = monthFrom(asked.range.from, 1 - months);
  const spans = bucketsOf({ from: earliest < since ? since : earliest, to: asked.range.to }, 'month');
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return NOT_ROLLING;
  const cells: ReadonlyMap<MetricId, readonly Cell[]> = await askTallies(snapshot, { ...asked, metrics, range: { from: first.from, to: last.to } });
  return (id, member, from) => {
    const [at, metric] = [spans.findIndex((span) => span.from === from), metricById(id)];
    const window = at < months - 1 ? [] : spans.slice(at - months + 1, at + 1);
    if (!metrics.includes(id) || window.length === 0 || !window.every(isWhole)) return null;
    const mine = (cells.get(id) ?? []).filter((cell) => isOf(member, cell));
    const pooled = poolTallies(metric, window.map((_, i) => mine.find(({ bucket }) => bucket === at - months + 1 + i)?.tally ?? emptyTally(metric)));
    return pooled === null ? null : valueOf(metric, pooled, stamp);
  };
}
