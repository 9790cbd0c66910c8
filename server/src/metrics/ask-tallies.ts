import {
  bucketsOf, compileDuration, compileLevel, compileTally, isTally, metricById,
  type BasisColumn, type DurationMetric, type LevelMetric, type Metric, type MetricId, type Question, type Statement, type TallyMetric,
} from '@concord/sql';
import type { Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import { readTally, type Tally } from './tally.js';

/** What was counted for one bucket and member. */
export interface Cell {
  /** Index into the question's buckets. */
  readonly bucket: number;
  readonly member: string;
  readonly isOther: boolean;
  readonly tally: Tally;
}

interface Scan {
  readonly metrics: readonly Metric[];
  readonly statement: Statement;
}

/** Metrics under the same date share one scan. */
function scansOf(question: Question): Scan[] {
  const metrics = question.metrics.map((id) => metricById(id));
  const tallies = new Map<BasisColumn, TallyMetric[]>();
  for (const metric of metrics.filter(isTally)) tallies.set(metric.basis, [...(tallies.get(metric.basis) ?? []), metric]);
  return [
    ...[...tallies.values()].map((shared) => ({ metrics: shared, statement: compileTally(shared, question) })),
    ...metrics.filter((m): m is LevelMetric => m.kind === 'level').map((m) => ({ metrics: [m], statement: compileLevel(m, question) })),
    ...metrics.filter((m): m is DurationMetric => m.kind === 'duration').map((m) => ({ metrics: [m], statement: compileDuration(m, question) })),
  ];
}

function bucketReader(question: Question): (row: Row, metric: Metric) => number {
  const indexOf = new Map(bucketsOf(question.range, question.bucket).map((b, i) => [b.start, i]));
  return (row, metric) => (metric.kind === 'level' ? row.num('bucket') : (indexOf.get(row.text('bucket')) ?? -1));
}

/** Asks a question and gives, per metric, the cells in which something was counted. */
export async function askTallies(snapshot: Snapshot, question: Question): Promise<ReadonlyMap<MetricId, readonly Cell[]>> {
  const bucketOf = bucketReader(question);
  const answers = await Promise.all(
    scansOf(question).map(async ({ metrics, statement }) => {
      const rows = await snapshot.ask(statement);
      return metrics.map((metric, i): [MetricId, Cell[]] => [
        metric.id as MetricId,
        rows.map((row) => ({ bucket: bucketOf(row, metric), member: row.text('member'), isOther: row.num('is_other') === 1, tally: readTally(metric, row, i) })),
      ]);
    }),
  );
  return new Map(answers.flat());
}
