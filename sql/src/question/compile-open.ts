import { bucketDistanceSql, bucketSql, bucketsOf } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { fromCases, whereCases } from './cases.js';
import { asksByDay, countersKeptBy, isKeptDuration } from './counters.js';
import { grouping, RANGE } from './grouping.js';
import { inStockSql, type Stay, type Stock } from '../stock.js';
import type { Statement } from '../engine/engine.js';
import type { DurationMetric, LevelMetric } from '../metric.js';
import { endingSql, watchedSql } from '../time/watched.js';
import type { Question } from './question.js';

// Stocks and durations: what is told by the two dates a case is open between. Both count cases by these dates first, in the words of the
// counters kept by them.

/** Date (SQL) from which a case of a stay is in the stock: the stay's first, or when it is beyond the stock's limit; and whether there is one. */
function entersSql({ from }: Stay, { beyond }: Stock): { readonly day: string; readonly never: string } {
  if (beyond === undefined) return { day: from, never: `${from} IS NULL` };
  // A limit that is not known is never passed; the greater of it and a date would be the date.
  return { day: `greatest(${from}, ${beyond.since} + ${String(beyond.days + 1)})`, never: `${beyond.since} IS NULL` };
}

/** Whether the stay that every case has is counted by the dates that tell when it is in the stock. */
const isKept = ({ beyond }: Stock): boolean => beyond === undefined || beyond.since === 'opened_on';

/** The kept counters that can answer a part of these stocks, of the same stays: the stay that every case has. */
export function countersOfStocks(stocks: readonly Stock[], question: Question): string | undefined {
  const [stay] = stocks[0]?.stays ?? [];
  return stay !== undefined && asksByDay(question) && stocks.every(isKept) ? countersKeptBy(stay.from, stay.until) : undefined;
}

/** Stocks of the same stays in the groups that are cheapest to ask together: those whose counters are kept apart from those that need the rows. */
export function sharedStocks<S extends Stock>(stocks: readonly S[]): (readonly S[])[] {
  const scan = (stock: S) => JSON.stringify([stock.stays, isKept(stock)]);
  return [...new Set(stocks.map(scan))].map((key) => stocks.filter((stock) => scan(stock) === key));
}

/** The same of a range that is one bucket: what is there on its last day is told by one scan of the rows, whatever the stays. */
function stocksAtEndSql(stocks: readonly Stock[], question: Question, bindings: Bindings): string {
  const where = whereCases(question, question.range, bindings);
  const there = stocks.map((stock) => inStockSql(stock, '{range_to:Date}'));
  const group = grouping(question, '0', bindings);
  const counts = there.map((condition, i) => `countIf(${condition}) AS n${String(i)}`);
  return `SELECT ${group.select}, ${counts.join(', ')} FROM ${fromCases(question, bindings)} WHERE ${[...where, `(${there.join(' OR ')})`].join(' AND ')} GROUP BY ${group.by}`;
}

/** Rows to look for stays in, and a stay as they tell it. */
interface Looked {
  readonly rows: string;
  readonly stay: Stay;
}

/** Stays that few cases have, looked for together: rows that begin any of them, each once a stay. One look at all rows instead of one a stay. */
function rareStays([first, ...others]: readonly Stay[], rows: string, dataset: string): Looked[] {
  if (first === undefined) return [];
  const begun = [first, ...others].map(({ from }) => `${from} <= {range_to:Date}`).join(' OR ');
  const number = [first, ...others].map((_, i) => String(i));
  const ofStay = (part: keyof Stay) => (others.length === 0 ? first[part] : `multiIf(${others.map((stay, i) => `stay = ${String(i + 1)}, ${stay[part]}`).join(', ')}, ${first[part]})`);
  return [{ rows: `(SELECT *, arrayJoin([${number.join(', ')}]) AS stay FROM ${rows} WHERE ${dataset} AND (${begun}))`, stay: { from: ofStay('from'), until: ofStay('until'), rows: ofStay('rows') } }];
}

/**
 * SELECT of bucket (index, 0 = first), member, is_other, n0 …: stocks of the same stays at the end of each bucket. A case stands in every bucket from the one it
 * enters in up to the one before it is closed: cases are counted by these borders first, two scans for all stocks (of the stay that every case has, and of those that few
 * have), and only the counts are spread over the buckets between.
 */
export function stocksSql(stocks: readonly Stock[], question: Question, bindings: Bindings): string {
  if (question.bucket === 'all' && countersOfStocks(stocks, question) === undefined) return stocksAtEndSql(stocks, question, bindings);
  const total = bindings.bindAs('buckets', bucketsOf(question.range, question.bucket).length, 'UInt32');
  const distance = (to: string) => `toUInt32(greatest(0, ${bucketDistanceSql('{range_from:Date}', `assumeNotNull(${to})`, question.bucket)}))`;
  const borderOf = (day: string, never: string) => `if(${never} OR ${day} > {range_to:Date}, ${total}, ${distance(day)})`;
  const [dataset = '', ...where] = whereCases(question, question.range, bindings);
  const enters = stocks.map((_, i) => `enters_${String(i)}`);
  const scan = ({ rows, stay }: Looked) => {
    const there = [dataset, ...where, `${stay.from} <= {range_to:Date}`, `(${stay.until} IS NULL OR ${stay.until} >= {range_from:Date})`];
    const [first = '', ...others] = stocks.map((stock) => { const { day, never } = entersSql(stay, stock); return borderOf(day, never); });
    const group = grouping(question, first, bindings, 'enters_0');
    const borders = others.map((border, i) => `, ${border} AS enters_${String(i + 1)}`).join('');
    return `SELECT ${group.select}${borders}, ${borderOf(stay.until, `${stay.until} IS NULL`)} AS left_in, countIf(${stay.rows}) AS here FROM ${rows} WHERE ${there.join(' AND ')} GROUP BY ${[group.by, ...enters.slice(1), 'left_in'].join(', ')} HAVING here > 0`;
  };
  const rows = fromCases(question, bindings);
  const [[every, ...rare] = []] = stocks.map(({ stays }) => stays);
  const looked = [...(every === undefined ? [] : [{ rows, stay: every }]), ...rareStays(rare, rows, dataset)];
  const earliest = enters.length === 1 ? 'enters_0' : `least(${enters.join(', ')})`;
  const counts = enters.map((border, i) => `sumIf(here, bucket >= ${border}) AS n${String(i)}`);
  return `SELECT bucket, member, is_other, ${counts.join(', ')} FROM (SELECT arrayJoin(range(${earliest}, left_in)) AS bucket, member, is_other, ${enters.join(', ')}, here FROM (${looked.map(scan).join(' UNION ALL ')})) GROUP BY bucket, member, is_other`;
}

/** Stocks of the same stays at the end of each bucket. Columns: bucket (index, 0 = first), member, is_other, then per stock i `m<i>_n`. */
export function compileLevels(metrics: readonly LevelMetric[], question: Question): Statement {
  const bindings = new Bindings();
  const counts = metrics.map((_, i) => `n${String(i)} AS m${String(i)}_n`).join(', ');
  return bindings.statement(`SELECT bucket, member, is_other, ${counts} FROM (${stocksSql(metrics, question, bindings)}) ORDER BY bucket, member, is_other`, countersOfStocks(metrics, question));
}

/** From which day on closings are known, by institution; '' for those that are not named. */
export type ClosingsKnown = ReadonlyMap<string, string>;

/** Day of the clock (SQL) up to which a case was not under observation: the one before closings are known; 0 where it was from the start. */
function entrySql(opened: string, known: ClosingsKnown, bindings: Bindings): string {
  const named = [...known].filter(([institution]) => institution !== '').map(([institution, day]) => `institution = ${bindings.bind(institution, 'String')}, ${bindings.bind(day, 'Date')}`);
  const rest = known.get('');
  const others = rest === undefined ? opened : bindings.bind(rest, 'Date');
  const since = named.length === 0 ? others : `multiIf(${[...named, others].join(', ')})`;
  return `greatest(0, dateDiff('day', ${opened}, ${since}) - 1)`;
}

/**
 * Durations of a cohort as Kaplan–Meier needs them. Columns: bucket, member, is_other, then arrays sorted by days:
 * days, events (closed on that day), censored (open at the as-of date); a day may stand there twice, once with each. With `endings` also
 * `ending_<i>`: those of the events that ended in the metric's i-th way. Where closings are known from a day on only (`known`), also `entries`: the day up to
 * which each was not under observation; what ended by then is left out, for its like was never delivered.
 */
export function compileDuration(metric: DurationMetric, question: Question, { endings = false, known = new Map<string, string>() }: { readonly endings?: boolean; readonly known?: ClosingsKnown } = {}): Statement {
  const bindings = new Bindings();
  const watched = watchedSql(metric);
  const closed = `ifNull(${metric.until} <= ${watched}, 0)`;
  const days = `dateDiff('day', assumeNotNull(${metric.basis}), if(${closed}, assumeNotNull(${metric.until}), ${watched}))`;
  const where = [...whereCases(question, question.range, bindings), `${metric.basis} ${RANGE}`, `${metric.basis} <= {as_of:Date}`];
  const group = grouping(question, bucketSql(metric.basis, question.bucket), bindings);
  const ways = endings ? metric.endings : [];
  const told = ways.map((_, i) => `, groupArray(if(ended, way_${String(i)}, 0)) AS ending_${String(i)}`).join('');
  const counted = ways.map((way, i) => `, countIf(${endingSql(metric, way)}) AS way_${String(i)}`).join('');
  const late = known.size === 0 ? { told: '', select: '', by: '', having: '' } : { told: ', groupArray(entry) AS entries', select: `, ${entrySql(metric.basis, known, bindings)} AS entry`, by: ', entry', having: ' AND (entry = 0 OR day > entry)' };
  return bindings.statement(
    `SELECT bucket, member, is_other, groupArray(day) AS days, groupArray(if(ended, here, 0)) AS events, groupArray(if(ended, 0, here)) AS censored${told}${late.told} FROM (` +
    `SELECT ${group.select}, ${days} AS day, ${closed} AS ended${late.select}, countIf(${metric.rows}) AS here${counted} FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} GROUP BY ${group.by}, day, ended${late.by} HAVING here > 0${late.having} ORDER BY ${group.by}, day, ended) ` +
    'GROUP BY bucket, member, is_other ORDER BY bucket, member, is_other',
    known.size === 0 && asksByDay(question) && isKeptDuration(metric) ? countersKeptBy(metric.basis, metric.until) : undefined,
  );
}
