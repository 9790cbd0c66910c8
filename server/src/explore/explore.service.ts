import { Injectable } from '@nestjs/common';
import { bucketsOf, dimensionById, metricById, type DateRange, type DimensionId, type Metric, type MetricId, type Question } from '@concord/sql';
import { isSpringMonth, earlierRange } from './earlier.js';
import { targetOn } from '../metrics/control.js';
import { targetsOf, type OneMember, type TargetsOf } from '../metrics/control-context.js';
import { largestMembers, membersOf } from '../metrics/members.js';
import type { MetricValue } from '../metrics/metrics.model.js';
import { deletedValue, valueOf, type Stamp } from '../metrics/value.js';
import { breakdownFindings } from '../narrative/breakdown-findings.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { comparisonFinding, sizeFinding } from '../narrative/sentences.js';
import { spanText } from '../narrative/text.js';
import { QuestionError } from '../store/errors.js';
import { isDeleted, knownWholeOf, type IsKnownWhole } from '../store/history.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { countedIn, type Axis, type Counted, type Place } from './asked.js';
import { againstEarlier, againstTarget } from './compared.js';
import type { ExplorationInput } from './explore.input.js';
import type { Compared, Exploration, ExplorationAxis, ExplorationBucket, ExplorationCell } from './explore.model.js';
import { fitting } from './layout.js';

/** Everything a cell is made of. */
interface Table {
  readonly input: ExplorationInput;
  readonly rows: Axis | null;
  readonly columns: Axis | null;
  readonly buckets: readonly ExplorationBucket[];
  readonly now: Counted;
  readonly before: Counted | null;
  readonly earlierBuckets: readonly ExplorationBucket[];
  /** The data know all of the earlier time: none of it lies before them. */
  readonly isEarlierWhole: boolean;
  readonly targets: TargetsOf | null;
  readonly stamp: Stamp;
  /** Whether closed cases were deleted of a time that begins on a day. */
  readonly isGone: (from: string) => boolean;
}

const ALL: Place = { row: null, column: null };

function refuse(message: string): never {
  throw new QuestionError('BAD_INPUT', message);
}

/** Splits that cannot be made, said before anything is asked. */
function check({ columns, grain, metrics, rows }: ExplorationInput): void {
  const splits = [rows, columns].filter((id): id is DimensionId => typeof id === 'string');
  if (typeof columns === 'string' && typeof rows !== 'string') refuse('a second split needs a first one');
  if (new Set(splits).size !== splits.length) refuse('the two splits must differ');
  if (new Set(metrics).size !== metrics.length) refuse('each metric once');
  for (const id of splits) {
    if (dimensionById(id).snapshotOnly !== true) continue;
    if (grain !== 'all') refuse(`${id} cannot split a series over time`);
    if (metrics.some((metric) => metricById(metric).kind !== 'level')) refuse(`${id} splits a stock only`);
  }
}

const bucketsIn = (range: DateRange, grain: ExplorationInput['grain'], isWhole: IsKnownWhole): ExplorationBucket[] => bucketsOf(range, grain).map((span) => ({ from: span.from, to: span.to, complete: isWhole(span) }));

async function axisOf(snapshot: Snapshot, question: Question, id: DimensionId | null | undefined, top: number): Promise<Axis | null> {
  if (id === undefined || id === null) return null;
  const { named, count } = await largestMembers(snapshot, question, id, top);
  const dimension = (await snapshot.dimensions(question))(id);
  const order = dimension.order;
  return { dimension, id, named: order === undefined ? named : [...named].sort((a, b) => order.indexOf(a) - order.indexOf(b)), memberCount: count };
}

/** Indices of an axis's lines: all together, the listed members, and 其他 where anything fell outside of them. */
function linesOf(axis: Axis | null, hasOther: boolean): (number | null)[] {
  return axis === null ? [null] : [null, ...axis.named.map((_, i) => i), ...(hasOther ? [axis.named.length] : [])];
}

function memberOf(axis: Axis | null, index: number | null): OneMember | null | undefined {
  if (axis === null || index === null) return null;
  const key = axis.named[index];
  return key === undefined ? undefined : { dimension: axis.id, key };
}

function beforeOf({ before, earlierBuckets, input, isEarlierWhole, buckets, now, stamp }: Table, metric: Metric, place: Place, bucket: number | null): MetricValue | null {
  const id = metric.id as MetricId;
  if (before === null) return null;
  const value = (from: Counted, at: number | null): MetricValue => valueOf(metric, from.tally(id, place, at), stamp);
  if (bucket === null) {
    const isKnown = input.range.to <= stamp.asOf && isEarlierWhole && !(input.against === 'year' && isSpringMonth(input.range));
    return isKnown ? value(before, null) : null;
  }
  const span = buckets[bucket];
  if (span === undefined || !span.complete) return null;
  if (input.against === 'year') return earlierBuckets[bucket]?.complete === true && !isSpringMonth(span) ? value(before, bucket) : null;
  const [from, at, then] = bucket > 0 ? [now, bucket - 1, buckets[bucket - 1]] : [before, earlierBuckets.length - 1, earlierBuckets.at(-1)];
  return then?.complete === true ? value(from, at) : null;
}

function targetOf({ buckets, columns, input, rows, stamp, targets }: Table, id: MetricId, { column, row }: Place, bucket: number | null) {
  const members = [memberOf(rows, row), memberOf(columns, column)];
  if (targets === null || members.includes(undefined)) return null;
  const end = bucket === null ? input.range.to : (buckets[bucket]?.to ?? input.range.to);
  return targetOn(targets(id, ...members.filter((one) => one !== null && one !== undefined)), end < stamp.asOf ? end : stamp.asOf);
}

function comparedOf(table: Table, metric: Metric, place: Place, bucket: number | null, value: MetricValue): Compared | null {
  if (table.targets !== null) return againstTarget(metric, value, targetOf(table, metric.id as MetricId, place, bucket));
  const before = beforeOf(table, metric, place, bucket);
  return before === null ? null : againstEarlier(metric, value, before);
}

function cellOf(table: Table, metric: Metric, place: Place, bucket: number | null): ExplorationCell {
  const id = metric.id as MetricId;
  const { from } = bucket === null ? table.input.range : (table.buckets[bucket] ?? table.input.range);
  const value = table.isGone(from) ? deletedValue(metric, table.stamp) : valueOf(metric, table.now.tally(id, place, bucket), table.stamp);
  return { metric: id, ...place, bucket, value, compared: comparedOf(table, metric, place, bucket, value) };
}

function findingsOf(table: Table, metrics: readonly Metric[], rows: ExplorationAxis | null) {
  const when = spanText(table.input.range);
  return metrics.flatMap((metric) => {
    const total = cellOf(table, metric, ALL, null);
    const listed = (rows?.members ?? []).map((member, row) => ({ member, share: null, value: cellOf(table, metric, { row, column: null }, null).value }));
    const told = rows === null ? [sizeFinding(metric, total.value, when)] : breakdownFindings(metric, listed, total.value, when);
    const before = total.compared?.value ?? null;
    const compared = before === null ? null : comparisonFinding(metric, total.value, before, table.input.against === 'year' ? 'year' : 'period');
    return [...told, ...(compared === null ? [] : [compared])].map(findingAnswer);
  });
}

/** Any metrics by up to two splits and a grain; every subtotal at its own grain. */
@Injectable()
export class ExploreService {
  constructor(private readonly store: Store) {}

  /** The table of an exploration. Throws `QuestionError` BAD_INPUT, TOO_LARGE. */
  explore(viewer: Viewer, input: ExplorationInput): Promise<Exploration> {
    check(input);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const question: Question = { ...cases, metrics: input.metrics, range: input.range, bucket: input.grain };
      const stamp: Stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
      const [isWhole, isGone] = await Promise.all([knownWholeOf(snapshot, cases), isDeleted(snapshot, cases)]);
      const buckets = input.grain === 'all' ? [] : bucketsIn(input.range, input.grain, isWhole);
      const [hasRows, hasColumns] = [typeof input.rows === 'string', typeof input.columns === 'string'];
      const sizes = fitting({ rows: input.topRows, columns: input.topColumns }, { metrics: input.metrics.length, buckets: buckets.length, hasRows, hasColumns });
      const [rows, columns] = await Promise.all([axisOf(snapshot, question, input.rows, sizes.rows), axisOf(snapshot, question, input.columns, sizes.columns)]);
      const earlier = input.against === 'period' || input.against === 'year' ? earlierRange(input.range, input.against) : null;
      const [now, before, targets] = await Promise.all([
        countedIn(snapshot, question, input.range, rows, columns), earlier === null ? null : countedIn(snapshot, question, earlier, rows, columns),
        input.against === 'target' ? targetsOf(snapshot, input) : null,
      ]);
      const earlierBuckets = earlier === null || input.grain === 'all' ? [] : bucketsIn(earlier, input.grain, isWhole);
      const isEarlierWhole = earlier !== null && isWhole({ ...earlier, whole: true });
      const isCapped = (rows !== null && sizes.rows < input.topRows && rows.memberCount > sizes.rows) || (columns !== null && sizes.columns < input.topColumns && columns.memberCount > sizes.columns);
      return answerOf({ input, rows, columns, buckets, now, before, earlierBuckets, isEarlierWhole, targets, stamp, isGone }, isCapped);
    });
  }
}

function answerOf(table: Table, isCapped: boolean): Exploration {
  const { buckets, columns, input, now, rows, stamp } = table;
  const metrics = input.metrics.map((id) => metricById(id));
  const holds = (place: Place): boolean => input.metrics.some((id) => now.holds(id, place));
  const rowLines = linesOf(rows, rows !== null && holds({ row: rows.named.length, column: null }));
  const columnLines = linesOf(columns, columns !== null && holds({ row: null, column: columns.named.length }));
  const axis = (one: Axis | null, lines: readonly (number | null)[]): ExplorationAxis | null => (one === null ? null : {
    dimension: one.id, memberCount: one.memberCount,
    members: membersOf(one.dimension, one.named, lines.includes(one.named.length) ? [{ member: '', isOther: true }] : []),
  });
  const [shownRows, shownColumns] = [axis(rows, rowLines), axis(columns, columnLines)];
  const times = [null, ...buckets.map((_, i) => i)];
  const cells = metrics.flatMap((metric) => rowLines.flatMap((row) => columnLines.flatMap((column) => times.map((bucket) => cellOf(table, metric, { row, column }, bucket)))));
  return {
    asOf: stamp.asOf, dataVersion: stamp.dataVersion, buckets, rows: shownRows, columns: shownColumns, cells, isCapped,
    get findings() { return findingsOf(table, metrics, shownRows); },
  };
}
