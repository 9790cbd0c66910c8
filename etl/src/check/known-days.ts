import { EVENTS, type LoadDays } from '@concord/sql';
import { askRows, loadTables, sameBody, type BodyContext, type LoadContext, type StepContext } from '../stage/load-context.js';
import { lastDayOf, MIN_TELLING, type TouchedDays } from './last-day.js';

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
const dayText = (day: number | undefined): string => (day === undefined ? '' : isoDay(day));
const isoGap = (gap: { readonly from: number; readonly to: number; readonly rows: number; readonly of: number } | undefined): LoadDays['gap'] =>
  (gap === undefined ? undefined : { ...gap, from: isoDay(gap.from), to: isoDay(gap.to) });
const rowsOf = (days: TouchedDays): number => days.reduce((sum, [, rows]) => sum + rows, 0);
const later = (a: string, b: string): string => (a > b ? a : b);

/** The day on which a row was last touched, counted from 1970 (SQL); 0 where nothing tells. Deadlines do not count. */
const touchedOn = (events: readonly string[]): string => `greatest(0, ${events.map((name) => `ifNull(toInt32(${name}), 0)`).join(', ')})`;

/** On which days how many rows of `from` (a table and its condition) were last touched, newest first. */
async function touchedDays(context: StepContext, events: readonly string[], from: string): Promise<TouchedDays> {
  const rows = await askRows(context, `SELECT ${touchedOn(events)} AS day, toFloat64(count()) FROM ${from} GROUP BY day HAVING day > 0 ORDER BY day DESC`);
  return rows.map(([day, count]) => [Number(day), Number(count)]);
}

interface Told {
  readonly loads: number;
  readonly known: string;
  readonly saidBy: number;
  readonly said: string;
}

/** Condition of rows that are to be believed or weighed since somebody last said a day: those that came later, and those up to that day, by whose number and pace later ones are told from slips. */
const sinceSaid = ({ saidBy, said }: Told): string => (said === '' ? '1' : `(load_no > ${String(saidBy)} OR ${touchedOn(EVENTS)} <= toInt32(toDate('${said}')))`);

/** What publications in force say of a source: how many there are, the day it was known up to, and the newest of which somebody said the day (0: none). */
async function toldBefore(context: BodyContext & StepContext, without: number): Promise<Told> {
  const [row = []] = await askRows(context, [
    "SELECT uniqExact(load_no), argMax(ifNull(toString(as_of_on), ''), data_version), maxIf(load_no, as_of_said), argMaxIf(ifNull(toString(as_of_on), ''), data_version, as_of_said)",
    `FROM concord.publication WHERE ${sameBody(context)} AND kind = 'case' AND load_no != ${String(without)}`,
  ].join(' '));
  return { loads: Number(row[0]), known: String(row[1]), saidBy: Number(row[2]), said: String(row[3]) };
}

/**
 * The days of a prepared load of cases, when what will be current (`next`) is known. A source is known up to the newest of: the day somebody says of this delivery, or else the latest plausible event in it
 * (of fewer rows than can be told, only together with the rest); and the latest plausible event in what its other loads brought and is in force since somebody last said a day, and that day. So an older
 * delivery does not move the day back, and a slip does no longer than its row is in force. `said` is '' where nobody says a day.
 */
export async function daysOf(context: LoadContext, said: string): Promise<LoadDays> {
  const { typed, problem } = loadTables(context.loadNo);
  const events = context.columns.filter(({ kind, ahead }) => kind === 'date' && ahead !== true).map(({ name }) => name);
  const mine = await touchedDays(context, events, `${typed} WHERE NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem})`);
  const last = lastDayOf(mine);
  const plausible = said !== '' ? said : dayText(last?.day);
  const before = await toldBefore(context, context.loadNo);
  const others = said === '' ? '1' : `cityHash64(case_id) NOT IN (SELECT cityHash64(case_id) FROM ${typed})`;
  const current = before.loads === 0 ? (said === '' ? last : undefined)
    : lastDayOf(await touchedDays(context, EVENTS, `${context.into.next} WHERE ${sameBody(context)} AND ${said === '' ? sinceSaid(before) : '1'} AND ${others}`));
  const tells = said !== '' || rowsOf(mine) >= MIN_TELLING;
  const known = [tells ? plausible : '', dayText(current?.day), said === '' ? before.said : ''].reduce(later);
  const beyond = mine.filter(([day]) => isoDay(day) > known);
  // A delivery of what changed here and there may hold little that is new: where it reaches the day known, it knows up to then. What is dated beyond that day reaches nothing.
  const reached = dayText(mine.find(([day]) => isoDay(day) <= known)?.[0]);
  return {
    own: said === '' && (reached === known || plausible > known) ? reached : plausible,
    known, before: before.known, said: said !== '',
    // A gap within this delivery says something where nothing else reaches behind it.
    gap: isoGap(current?.gap ?? (said === '' && dayText(last?.day) > dayText(current?.day) ? last?.gap : undefined)),
    beyond: isoGap(beyond.length === 0 ? undefined : { from: 0, to: beyond[0]?.[0] ?? 0, rows: rowsOf(beyond), of: rowsOf(mine) }),
  };
}

/** The day a source is known up to without load `without`, by the same rule; '' when nothing of it is left; and the rows after a gap that decide it. Next and number are those of the act that takes it back. */
export async function knownWithout(context: BodyContext & StepContext, next: string, without: number): Promise<Pick<LoadDays, 'known' | 'gap'>> {
  const before = await toldBefore(context, without);
  const current = lastDayOf(await touchedDays(context, EVENTS, `${next} WHERE ${sameBody(context)} AND ${sinceSaid(before)}`));
  return { known: later(before.said, dayText(current?.day)), gap: isoGap(current?.gap) };
}
