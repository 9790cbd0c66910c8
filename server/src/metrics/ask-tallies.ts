import {
  bucketsOf, compileDuration, compileLevels, compileQuotient, compileRate, compileStockRatio, compileTally, compileTurnover, isTally, metricById, sharedScans, sharedStocks,
  type ClosingsKnown, type DurationMetric, type LevelMetric, type Metric, type MetricId, type Question, type QuotientMetric, type RateMetric, type StockRatioMetric, type Statement, type TurnoverMetric,
} from '@concord/sql';
import { closingsKnown } from '../records/closings-known.js';
import type { Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import { readTally, type Tally } from './tally.js';

/** What was counted for one bucket and member. */
export interface Cell {
  /** Index into the question's buckets; `whole` for the range as one, where buckets cannot be pooled (medians of amounts). */
  readonly bucket: number | 'whole';
  readonly member: string;
  readonly isOther: boolean;
  readonly tally: Tally;
}

interface Scan {
  readonly metrics: readonly Metric[];
  readonly statement: Statement;
}

function scansOf(question: Question, known: ClosingsKnown): Scan[] {
  const metrics = question.metrics.map((id) => metricById(id));
  return [
    ...sharedScans(metrics.filter(isTally), question).map((shared) => ({ metrics: shared, statement: compileTally(shared, question) })),
    ...sharedStocks(metrics.filter((m): m is LevelMetric => m.kind === 'level')).map((shared) => ({ metrics: shared, statement: compileLevels(shared, question) })),
    ...metrics.filter((m): m is QuotientMetric => m.kind === 'quotient' && !isTally(m)).map((m) => ({ metrics: [m], statement: compileQuotient(m, question) })),
    ...metrics.filter((m): m is StockRatioMetric => m.kind === 'stock_ratio').map((m) => ({ metrics: [m], statement: compileStockRatio(m, question) })),
    ...metrics.filter((m): m is TurnoverMetric => m.kind === 'turnover').map((m) => ({ metrics: [m], statement: compileTurnover(m, question) })),
    ...metrics.filter((m): m is RateMetric => m.kind === 'rate').map((m) => ({ metrics: [m], statement: compileRate(m, question) })),
    ...metrics.filter((m): m is DurationMetric => m.kind === 'duration').map((m) => ({ metrics: [m], statement: compileDuration(m, question, { known }) })),
  ];
}

/** A history that leaves nothing out. */
const WHOLE: ClosingsKnown = new Map();

/** Kinds whose statements number the buckets instead of dating them. */
const BY_INDEX: ReadonlySet<Metric['kind']> = new Set(['level', 'stock_ratio', 'turnover']);

function bucketReader(question: Question): (row: Row, metric: Metric) => Cell['bucket'] {
  const indexOf = new Map(bucketsOf(question.range, question.bucket).map((b, i) => [b.start, i]));
  return (row, metric) => {
    if (BY_INDEX.has(metric.kind)) return row.num('bucket');
    return isTally(metric) && row.num('whole') === 1 ? 'whole' : (indexOf.get(row.text('bucket')) ?? -1);
  };
}

/** Whether anything was counted: a row that several metrics share may hold nothing of one of them. */
const isCounted = (tally: Tally): boolean => (tally.kind === 'level' ? tally.n > 0 : tally.kind !== 'quotient' || tally.n > 0 || tally.numerator !== 0 || (tally.cohort ?? 0) > 0);

/** Asks a question and gives, per metric, the cells in which something was counted. */
export async function askTallies(snapshot: Snapshot, question: Question): Promise<ReadonlyMap<MetricId, readonly Cell[]>> {
  const bucketOf = bucketReader(question);
  const known = question.metrics.some((id) => metricById(id).kind === 'duration') ? await closingsKnown(snapshot, question) : WHOLE;
  const answers = await Promise.all(
    scansOf(question, known).map(async ({ metrics, statement }) => {
      const rows = await snapshot.ask(statement);
      return metrics.map((metric, i): [MetricId, Cell[]] => [
        metric.id as MetricId,
        rows.map((row) => ({ bucket: bucketOf(row, metric), member: row.text('member'), isOther: row.num('is_other') === 1, tally: readTally(metric, row, i) })).filter(({ tally }) => isCounted(tally)),
      ]);
    }),
  );
  return new Map(answers.flat());
}
