import { addCalendarDays, dateOf, dayNumber, type Cases, type DateRange, type DimensionId, type MetricId, type RatioMetric } from '@concord/sql';
import { ANSWERS, askRatioCells, peersOf, type RatioCell } from '../../comparisons/ratio-cells.js';
import type { Snapshot } from '../../store/store.js';
import { beforeAfter, type BeforeAfter, type Person, type Share } from './before-after.js';
import { unmetOf, type Look, type Unmet } from './evidence.js';
import type { Training } from './training.model.js';

/** How far back the spread of true rates is looked for: more cases than the months before, so that fewer differences are taken for chance or the other way round. */
const SPREAD_MONTHS = 12;

/** A month before, of both groups. */
export interface MonthBefore {
  readonly from: string;
  readonly attended: Share;
  readonly others: Share;
}

/** A training before and after, and what keeps it from being told as an association. */
export interface LookedAt extends Look {
  readonly heldOn: string;
  readonly beforeFrom: string;
  readonly afterTo: string;
  readonly before: readonly MonthBefore[];
  readonly told: BeforeAfter;
  readonly unmet: readonly Unmet[];
}

/** The same day so many months later, at the latest the last of its month. */
export function shifted(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = (of: number): string => `${String(Math.floor(of / 12)).padStart(4, '0')}-${String((of % 12) + 1).padStart(2, '0')}-01`;
  const last = dateOf(dayNumber(first(month + 1)) - 1);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

const NOTHING: Share = { successes: 0, trials: 0 };
const shareOf = ({ tally }: RatioCell): Share => ({ successes: tally.numerator, trials: tally.n });
const named = (cells: readonly RatioCell[]): RatioCell[] => cells.filter(({ keys: [key = ''] }) => key !== '');
const sharesBy = (cells: readonly RatioCell[]): ReadonlyMap<string, Share> => new Map(cells.map((cell) => [cell.keys[0] ?? '', shareOf(cell)]));
const pooled = (cells: readonly RatioCell[]): Share => cells.map(shareOf).reduce((sum, { successes, trials }) => ({ successes: sum.successes + successes, trials: sum.trials + trials }), NOTHING);
const rateOf = ({ successes, trials }: Share): number | null => (trials === 0 ? null : successes / trials);

/** Both groups in spans of time, by whom cases go with. */
export type SidesOver = (spans: readonly DateRange[]) => Promise<MonthBefore[]>;

/** What is counted of both groups: the members of `by` that are `inside`, and all others. Throws `QuestionError` TOO_LARGE. */
export function sidesOver(snapshot: Snapshot, cases: Cases, metric: RatioMetric, by: DimensionId, inside: ReadonlySet<string>): SidesOver {
  const ask = cellsOver(snapshot, cases, metric, by);
  return async (spans) => {
    const all = await Promise.all(spans.map(ask));
    return spans.map(({ from }, i) => {
      const side = (tookPart: boolean): Share => pooled((all[i] ?? []).filter(({ keys: [key = ''] }) => inside.has(key) === tookPart));
      return { from, attended: side(true), others: side(false) };
    });
  };
}

const cellsOver = (snapshot: Snapshot, cases: Cases, metric: RatioMetric, by: DimensionId) => async (range: DateRange): Promise<RatioCell[]> =>
  (range.from > range.to ? [] : named(await askRatioCells(snapshot, metric, [by], { ...cases, range, bucket: 'all', metrics: [metric.id as MetricId] })));

/** Who took part in what, or had what happen to them, on one day. */
export type Event = Pick<Training, 'heldOn'> & { readonly people: readonly { readonly key: string }[] };

/** Looks at a training by a metric over so many months before and after, by who answers for a case; at anything else by any dimension. Throws `QuestionError` TOO_LARGE. */
export async function lookAt(snapshot: Snapshot, cases: Cases, metric: RatioMetric, { heldOn, people: took }: Event, months: number, by: DimensionId = ANSWERS): Promise<LookedAt> {
  const [beforeFrom, beforeTo, end] = [shifted(heldOn, -months), addCalendarDays(heldOn, -1), shifted(heldOn, months)];
  const afterTo = end < cases.asOf ? end : cases.asOf;
  const ask = cellsOver(snapshot, cases, metric, by);
  const spans = Array.from({ length: months }, (_, i) => ({ from: shifted(heldOn, i - months), to: addCalendarDays(shifted(heldOn, i + 1 - months), -1) }));
  const inside = new Set(took.map(({ key }) => key));
  const [old, now, spread, before] = await Promise.all([ask({ from: beforeFrom, to: beforeTo }), ask({ from: addCalendarDays(heldOn, 1), to: afterTo }), ask({ from: shifted(heldOn, -SPREAD_MONTHS), to: beforeTo }), sidesOver(snapshot, cases, metric, by, inside)(spans)]);
  const [was, is] = [sharesBy(old), sharesBy(now)];
  const people = [...new Set([...was.keys(), ...is.keys()])].sort().map((key): Person => ({ tookPart: inside.has(key), before: was.get(key) ?? NOTHING, after: is.get(key) ?? NOTHING }));
  const told = beforeAfter(people, peersOf(spread).tau2, before.map(({ attended, others }) => { const [own, rest] = [rateOf(attended), rateOf(others)]; return own === null || rest === null ? null : [own, rest] as const; }));
  const look: Look = { metric: metric.id as MetricId, months, isRunning: end > cases.asOf };
  return { ...look, heldOn, beforeFrom, afterTo, before, told, unmet: unmetOf(look, told) };
}
