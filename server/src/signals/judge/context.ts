import {
  addCalendarDays, bucketsOf, compileCountsBy, compileLateEntry, daysBetween, type BucketSpan, type Cases, type DateRange, type DimensionId, type MetricId,
} from '@concord/sql';
import { workdaysOf, type WorkdaysOf } from '../../records/workdays.js';
import { LATE_START_DAYS } from '../../store/history.js';
import type { Snapshot } from '../../store/store.js';
import type { Grain } from './grain.js';

/** Periods a series is cut into. */
export type SeriesBucket = 'month' | 'week';

/** Counts of one combination of members, one value a period, oldest first. */
export interface CountSeries {
  /** Members of the grain's dimensions, in their order. */
  readonly keys: readonly string[];
  readonly counts: readonly number[];
  /** Claimed in the period, CNY. */
  readonly amounts: readonly number[];
}

/** The counts of every series over the periods that are complete: all that signals of counts are judged by. */
export interface Counted {
  readonly months: readonly BucketSpan[];
  periods(bucket: SeriesBucket): readonly BucketSpan[];
  /** Working days of each period; its calendar days where nobody knows which were worked. */
  daysEach(periods: readonly DateRange[]): number[];
  /** The grains that tell something of their own: where there is one place only, what is told of it is told of all, or by type, already. */
  grains(all: readonly Grain[]): Promise<readonly Grain[]>;
  /** Every series of a grain, those of unnamed members left out: what was not put down is no type and no place. */
  counts(by: readonly DimensionId[], bucket: SeriesBucket): Promise<readonly CountSeries[]>;
}

const MONTHS = 36;
/** A year to judge by and the week judged. */
const WEEKS = 53;

const daysAgo = (day: string, days: number): string => addCalendarDays(day, -days);
const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Whole periods up to the last that nearly everything has been entered of. */
function completed(firstOn: string, lastOn: string, bucket: SeriesBucket, most: number): BucketSpan[] {
  const from = laterOf(daysAgo(firstOn, LATE_START_DAYS), daysAgo(lastOn, (most + 1) * (bucket === 'month' ? 31 : 7)));
  return from > lastOn ? [] : bucketsOf({ from, to: lastOn }, bucket).filter(({ whole }) => whole).slice(-most);
}

/** What kinds of signals are judged by: the periods that are complete, and the counts of every series, each asked once. */
export class JudgingContext implements Counted {
  private readonly asked = new Map<string, Promise<readonly CountSeries[]>>();

  private constructor(
    readonly snapshot: Snapshot,
    readonly cases: Cases,
    /** Day of the dataset's first case. */
    readonly firstOn: string,
    /** Days by which 95 % of cases are entered: the newest period is held back for so long. */
    readonly lateDays: number,
    /** Metrics that the dataset can tell. */
    readonly told: ReadonlySet<MetricId>,
    readonly months: readonly BucketSpan[],
    readonly weeks: readonly BucketSpan[],
    private readonly workdays: WorkdaysOf,
  ) {}

  /** Null: the dataset has no case. */
  static async of(snapshot: Snapshot, cases: Cases, told: ReadonlySet<MetricId>): Promise<JudgingContext | null> {
    const [row] = await snapshot.ask(compileLateEntry(cases, { from: daysAgo(cases.asOf, 364), to: cases.asOf }));
    if (row === undefined || row.num('cases') === 0) return null;
    const [firstOn, lateDays] = [row.text('first_on'), row.num('days')];
    const lastOn = daysAgo(cases.asOf, lateDays);
    return new JudgingContext(snapshot, cases, firstOn, lateDays, told, completed(firstOn, lastOn, 'month', MONTHS), completed(firstOn, lastOn, 'week', WEEKS), await workdaysOf(snapshot, cases));
  }

  periods(bucket: SeriesBucket): readonly BucketSpan[] {
    return bucket === 'month' ? this.months : this.weeks;
  }

  daysEach(periods: readonly DateRange[]): number[] {
    const days = periods.map(this.workdays);
    return days.every((n) => n !== undefined) ? days : periods.map(({ from, to }) => daysBetween(from, to) + 1);
  }

  async grains(all: readonly Grain[]): Promise<readonly Grain[]> {
    const kept = await Promise.all(all.map(async ({ place }) => place === null || (await this.counts([place], 'month')).length > 1));
    return all.filter((_, i) => kept[i]);
  }

  counts(by: readonly DimensionId[], bucket: SeriesBucket): Promise<readonly CountSeries[]> {
    const key = [bucket, ...by].join(' ');
    const kept = this.asked.get(key) ?? this.ask(by, bucket);
    this.asked.set(key, kept);
    return kept;
  }

  private async ask(by: readonly DimensionId[], bucket: SeriesBucket): Promise<readonly CountSeries[]> {
    const periods = this.periods(bucket);
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return [];
    const place = new Map(periods.map(({ start }, i) => [start, i]));
    const series = new Map<string, { keys: string[]; counts: number[]; amounts: number[] }>();
    for (const row of await this.snapshot.ask(compileCountsBy(this.cases, by, { from: first.from, to: last.to }, bucket))) {
      const keys = by.map((_, i) => row.text(`k${String(i)}`));
      const at = place.get(row.text('bucket'));
      if (at === undefined || keys.some((key) => !/[^|]/u.test(key))) continue;
      const id = JSON.stringify(keys);
      const mine = series.get(id) ?? { keys, counts: periods.map(() => 0), amounts: periods.map(() => 0) };
      [mine.counts[at], mine.amounts[at]] = [row.num('n'), row.num('amount')];
      series.set(id, mine);
    }
    return [...series.values()];
  }
}
