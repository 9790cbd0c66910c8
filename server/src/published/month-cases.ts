import { bucketsOf, compileCountedTogether, dimensionById, metricById, type CountMetric, type DateRange, type DimensionId, type Metric, type MetricId, type Question, type RatioMetric } from '@concord/sql';
import type { Profile } from '../disclosure/linked-tables.js';
import { historyStart, isDeleted, knownWhole } from '../store/history.js';
import type { Snapshot } from '../store/store.js';
import { PublishedRefused } from './published-refused.js';
import { COUNTED, PUBLISHED_DIMENSIONS, PUBLISHED_TABLES } from './tables.js';

/** Members of a dimension that have rows of their own; all others are one row. */
const MOST_MEMBERS = 60;
/** Combinations of members that are looked through; the engine gives no more rows than twice as many. */
const MOST_PROFILES = 100_000;
/** The row that holds all members without one of their own. */
export const REST = '(other)';

/** The cases of a month as its tables are made of them. */
export interface MonthCases {
  readonly dimensions: readonly DimensionId[];
  readonly over: readonly (readonly DimensionId[])[];
  readonly received: readonly Profile[];
  readonly closed: readonly Profile[];
}

/** Months of a dataset that its data know in full and of which nothing was deleted, as ranges, oldest first. */
export async function completeMonths(snapshot: Snapshot, dataset: string): Promise<readonly DateRange[]> {
  const cases = await snapshot.cases({ dataset, filters: [] });
  const [firstOn, isGone] = await Promise.all([historyStart(snapshot, cases), isDeleted(snapshot, cases)]);
  if (firstOn === null || firstOn > cases.asOf) return [];
  const isWhole = knownWhole(firstOn, cases.asOf);
  const whole = (day: string): string => `${day.slice(0, 7)}-01`;
  return bucketsOf({ from: whole(firstOn), to: cases.asOf }, 'month').filter((span) => isWhole(span) && !isGone(span.from)).map(({ from, to }) => ({ from, to }));
}

const isCounted = (metric: Metric): metric is CountMetric | RatioMetric => metric.kind === 'count' || metric.kind === 'ratio';

async function profilesOf(snapshot: Snapshot, question: Question, id: MetricId): Promise<Profile[]> {
  const metric = metricById(id);
  if (!isCounted(metric)) throw new TypeError(`${id} counts no cases`);
  const rows = await snapshot.ask(compileCountedTogether(metric, PUBLISHED_DIMENSIONS, question, MOST_PROFILES + 1));
  if (rows.length > MOST_PROFILES) throw new PublishedRefused('TOO_FINE');
  return rows.map((row) => {
    const [n, num] = [row.num('n'), row.num('num')];
    return { keys: PUBLISHED_DIMENSIONS.map((_, i) => row.text(`k${String(i)}`)), counts: metric.kind === 'ratio' ? [n, num, n - num] : [n] };
  });
}

/** By dimension the members that have rows of their own: the largest, all of them where they are few or of a fixed order. */
function namedOf(all: readonly Profile[]): readonly ReadonlySet<string>[] {
  return PUBLISHED_DIMENSIONS.map((id, i) => {
    const sizes = new Map<string, number>();
    for (const { counts, keys } of all) sizes.set(keys[i] ?? '', (sizes.get(keys[i] ?? '') ?? 0) + (counts[0] ?? 0));
    const largest = [...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([key]) => key);
    return new Set(dimensionById(id).order ?? largest.slice(0, MOST_MEMBERS));
  });
}

/** The cases of a month by every dimension that says anything of them: one that no case tells has no table. Throws `PublishedRefused` TOO_FINE, `QuestionError`. */
export async function monthCases(snapshot: Snapshot, dataset: string, range: DateRange): Promise<MonthCases> {
  const cases = await snapshot.cases({ dataset, filters: [] });
  const [received = [], closed = []] = await Promise.all(COUNTED.map((id) => profilesOf(snapshot, { ...cases, metrics: [id], range, bucket: 'all' }, id)));
  const named = namedOf([...received, ...closed]);
  const said = PUBLISHED_DIMENSIONS.flatMap((id, i) => ([...received, ...closed].some(({ keys }) => keys[i] !== '') ? [{ id, i }] : []));
  const folded = (profiles: readonly Profile[]): Profile[] => profiles.map(({ counts, keys }) => ({ counts, keys: said.map(({ i }) => { const key = keys[i] ?? ''; return named[i]?.has(key) === true ? key : REST; }) }));
  const dimensions = said.map(({ id }): DimensionId => id);
  return { dimensions, over: PUBLISHED_TABLES.filter((ids) => ids.every((id) => dimensions.includes(id))), received: folded(received), closed: folded(closed) };
}
