import { dimensionById } from '../catalogue.js';
import { MONTH_PARTS, SIZE_PARTS, type Exposure } from '../exposure/exposure.js';
import { WEIGHT_PARTS } from '../lookup/difficulty.js';
import { recordsInForce } from '../record/in-force.js';
import { posts } from '../record/people/names.js';
import { subjectById, type RecordId } from '../record/subject.js';
import { bucketsOf, bucketSql } from '../time/bucket.js';
import { Bindings } from './bindings.js';
import { filterSql, fromCases, publishedFor, whereCases } from './cases.js';
import { beginsSql, knownSql } from './counted.js';
import { grouping, RANGE } from './grouping.js';
import type { DimensionId } from '../catalogue.js';
import type { Statement } from '../engine/engine.js';
import { lookupsOf, type Metric, type RateMetric } from '../metric.js';
import type { LocalisedText } from '../words.js';
import type { Question } from './question.js';

/** A split that what events are held against cannot be told apart by. */
export class ExposureError extends Error {
  override readonly name = 'ExposureError';
  readonly sentence: LocalisedText;
  constructor(metric: RateMetric, dimension: DimensionId) {
    super(`${metric.id} cannot be split by ${dimension}: its denominator does not tell it apart`);
    const { label } = dimensionById(dimension);
    this.sentence = {
      zh: `“${metric.label.zh}”不能按${label.zh}拆分：分母取自“${subjectById(metric.exposure.record).label.zh}”，其中没有${label.zh}。`,
      en: `“${metric.label.en}” cannot be split by ${label.en.toLowerCase()}: its denominator comes from reference data that does not have it.`,
    };
  }
}

/** Whether reference data can be told apart by a dimension: it has the column that the dimension goes by. */
export const tellsApart = ({ record }: Exposure, dimension: string): boolean =>
  subjectById(record).columns.some(({ name }) => name === dimensionById(dimension).key);

/** The kind of reference data without which a metric cannot be told; undefined where it needs none. */
export const recordNeeded = (metric: Metric): RecordId | undefined =>
  (metric.kind === 'rate' ? metric.exposure.record : metric.kind === 'ratio' ? metric.known?.record : undefined);

/** Conditions of scope and filters; undefined where one of them is of a dimension that the reference data does not know: the exposure of just these cases cannot be told. */
function whereRecords(exposure: Exposure, { filters, scope }: Question, bindings: Bindings): string[] | undefined {
  const all = [...(scope === 'all' ? [] : scope), ...filters];
  return all.every(({ dimension }) => tellsApart(exposure, dimension)) ? all.map((one) => filterSql(one, bindings)) : undefined;
}

/** SELECT of bucket, member, is_other, parts (of exposure, see `partsOf`). */
function exposureSql(exposure: Exposure, question: Question, bindings: Bindings, conditions: readonly string[]): string {
  const { columns } = subjectById(exposure.record);
  const named = columns.filter(({ kind, name }) => kind === 'text' && name !== exposure.size).map(({ name }) => `fields['${name}'] AS ${name}`);
  const size = exposure.size === undefined ? `toUInt64(${String(SIZE_PARTS)})` : `toUInt64(round(toFloat64OrZero(fields['${exposure.size}']) * ${String(SIZE_PARTS)}))`;
  const dataset = bindings.bindAs('dataset', question.dataset, 'String');
  const published = publishedFor(question, bindings);
  const inForce = exposure.record === 'mediator' ? posts(published) : recordsInForce(exposure.record, published);
  const records = `SELECT ${named.join(', ')}, ${size} AS size, valid_from AS since, valid_to AS until FROM (${inForce}) WHERE dataset = ${dataset}`;
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  if (exposure.taken === 'at_end') {
    const spans = bucketsOf(question.range, question.bucket);
    const starts = bindings.bindAs('starts', spans.map(({ start }) => start), 'Array(String)');
    const ends = bindings.bindAs('ends', spans.map(({ to }) => (to < question.asOf ? to : question.asOf)), 'Array(String)');
    const group = grouping(question, 'toDate(start)', bindings);
    const held = `arrayFilter((start, last) -> since <= toDate(last) AND ifNull(until >= toDate(last), 1), ${starts}, ${ends})`;
    return `SELECT ${group.select}, sum(size) AS parts FROM (SELECT *, arrayJoin(${held}) AS start FROM (${records})${where}) GROUP BY ${group.by}`;
  }
  // Days of work before the first case or after the last day known would be days without cases, and lower the rate.
  const first = `greatest(since, {range_from:Date}, ${beginsSql(fromCases(question, bindings))})`;
  const last = 'least(ifNull(until, {range_to:Date}), {range_to:Date}, {as_of:Date})';
  const group = grouping(question, bucketSql('day', question.bucket), bindings);
  const days = `SELECT *, ${first} AS first, arrayJoin(arrayMap(i -> first + i, range(toUInt32(greatest(toInt32(${last}) - toInt32(first) + 1, 0))))) AS day FROM (${records})${where}`;
  return `SELECT ${group.select}, sum(size * intDiv(${String(MONTH_PARTS)}, toDayOfMonth(toLastDayOfMonth(day)))) AS parts FROM (${days}) GROUP BY ${group.by}`;
}

/** What weighted events count for, in parts of one event, and the squares of that; `{}` where each event is one. */
function weightsOf({ rows, weight, ...metric }: RateMetric): Readonly<Record<string, string>> {
  if (weight === undefined) return {};
  const parts = `toUInt64(round(ifNull(${weight}, 0) * ${String(WEIGHT_PARTS)}))`;
  const known = `(${rows}) AND ${knownSql({ ...metric, rows, weight })}`;
  return { weighted: `sumIf(${parts}, ${known})`, squared: `sumIf(${parts} * ${parts}, ${known})` };
}

/**
 * Events under their own date, over exposure from reference data. Columns: bucket, member, is_other, num (events whose exposure, and weight, is on record), told (all events),
 * parts (of exposure, `partsOf` of them are one; null where a filter or the scope is of a dimension that the reference data does not know); where events have weights
 * weighted (their sum, `WEIGHT_PARTS` of it are one event) and squared (the sum of their squares).
 * Throws `ExposureError` for such a split.
 */
export function compileRate(metric: RateMetric, question: Question): Statement {
  const { basis, exposure, rows } = metric;
  for (const split of [question.split, question.across]) {
    if (split !== undefined && !tellsApart(exposure, split.dimension)) throw new ExposureError(metric, split.dimension);
  }
  const bindings = new Bindings();
  const where = [...whereCases(question, question.range, bindings), `${basis} ${RANGE}`];
  const group = grouping(question, bucketSql(basis, question.bucket), bindings);
  const weights = Object.entries(weightsOf(metric));
  const counted = weights.map(([name, sql]) => `, ${sql} AS ${name}`).join('');
  const events = `SELECT ${group.select}, countIf((${rows}) AND ${knownSql(metric)}) AS known, countIf(${rows}) AS here, toUInt64(0) AS parts${counted} FROM ${fromCases(question, bindings, lookupsOf(metric))} WHERE ${where.join(' AND ')} GROUP BY ${group.by}`;
  const conditions = whereRecords(exposure, question, bindings);
  const exposed = conditions === undefined ? [] : [`SELECT bucket, member, is_other, toUInt64(0) AS known, toUInt64(0) AS here, parts${weights.map(([name]) => `, toUInt64(0) AS ${name}`).join('')} FROM (${exposureSql(exposure, question, bindings, conditions)})`];
  return bindings.statement(
    `SELECT bucket, member, is_other, sum(known) AS num, sum(here) AS told, ${conditions === undefined ? 'NULL' : 'sum(parts)'} AS parts${weights.map(([name]) => `, sum(${name}) AS ${name}`).join('')} FROM (${[events, ...exposed].join(' UNION ALL ')}) ` +
    'GROUP BY bucket, member, is_other HAVING told > 0 OR parts > 0 ORDER BY bucket, member, is_other',
  );
}
