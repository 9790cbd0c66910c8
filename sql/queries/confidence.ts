import { allChecks, dimensionById, type CheckId, type DimensionId } from '../src/catalogue.js';
import type { ShareCheck, SharePart } from '../src/check/check.js';
import { ASKED_COLUMNS } from '../src/check/check-load.js';
import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import type { Cases } from '../src/question/question.js';
import { bucketSql, type DateRange } from '../src/time/bucket.js';

/** Dimensions by which confidence may be told: those that deliver data. */
export const CONFIDENCE_BY = ['source', 'institution', 'branch', 'region', 'organisation', 'team'] as const satisfies readonly DimensionId[];

/** One share measured of current cases; its counts stand in the columns `of_<key>` and `bad_<key>`. */
export interface MeasuredShare {
  readonly check: ShareCheck & { readonly id: CheckId };
  readonly part: SharePart;
  readonly key: string;
}

/** All shares measured of current cases. */
export const MEASURED_SHARES: readonly MeasuredShare[] = allChecks.flatMap((check) =>
  check.kind === 'share' ? check.parts.map((part, i) => ({ check, part, key: `${check.id}_${String(i)}` })) : [],
);

const counts = (rows: string): string[] => [
  ...MEASURED_SHARES.flatMap(({ part, key }) => [`countIf(${part.of}) AS of_${key}`, `countIf((${part.of}) AND (${part.fault(rows)})) AS bad_${key}`]),
];
const emptyCounts = ASKED_COLUMNS.flatMap(({ column, of, empty }) => [`countIf(${of}) AS of_${column}`, `countIf((${of}) AND ${empty}) AS empty_${column}`]);

/**
 * What confidence is worked out from, by member of `by` and month of receipt. Columns: member, month, cases; `of_…`, `bad_…` for MEASURED_SHARES;
 * `of_…`, `empty_…` for ASKED_COLUMNS.
 */
export function compileConfidence(cases: Cases, by: DimensionId, range: DateRange): Statement {
  const bindings = new Bindings();
  const rows = `${fromCases(cases, bindings)} WHERE ${whereCases(cases, range, bindings).join(' AND ')}`;
  return bindings.statement(
    `SELECT toString(${dimensionById(by).key}) AS member, ${bucketSql('received_on', 'month')} AS month, count() AS cases, ${[...counts(rows), ...emptyCounts].join(', ')} ` +
    `FROM ${rows} AND received_on BETWEEN {range_from:Date} AND {range_to:Date} GROUP BY member, month ORDER BY member, month`,
  );
}

/** How often each column is usually empty: of a source's own cases, else of all. Columns: member ('' when not by source), `of_…`, `empty_…`. */
export function compileUsuallyEmpty(cases: Cases, by: DimensionId): Statement {
  const bindings = new Bindings();
  const where = whereCases({ ...cases, filters: [] }, { from: cases.asOf, to: cases.asOf }, bindings).join(' AND ');
  return bindings.statement(`SELECT ${by === 'source' ? 'toString(source)' : "''"} AS member, ${emptyCounts.join(', ')} FROM ${fromCases(cases, bindings)} WHERE ${where} GROUP BY member ORDER BY member`);
}

/**
 * Findings that only loads can tell, as they stand for each source and month: those of the load that brought most rows of the month (of equal ones the
 * latest); for the volume, of the latest that touched it. Columns: source, month, rule, severity, column_name, measured, threshold, at_fault, cases.
 */
export function compileLoadFindings(dataset: string, range: DateRange, asOfLoad?: number): Statement {
  const bindings = new Bindings();
  const until = asOfLoad === undefined ? '' : ` AND load_no <= ${bindings.bind(asOfLoad, 'UInt32')}`;
  const published = `SELECT load_no, source FROM concord.publication WHERE dataset = ${bindings.bind(dataset, 'String')}${until}`;
  // Shares are measured of current cases; a source's own rules are told by its loads alone.
  const measured = bindings.bind(allChecks.filter(({ kind }) => kind === 'share').map(({ id }) => id), 'Array(String)');
  const [from, to] = [bindings.bind(range.from, 'Date'), bindings.bind(range.to, 'Date')];
  return bindings.statement(
    'SELECT a.source AS source, f.month AS month, f.rule AS rule, f.severity AS severity, f.column AS column_name, f.measured AS measured, f.threshold AS threshold, f.at_fault AS at_fault, f.cases AS cases ' +
    'FROM concord.load_finding AS f INNER JOIN (' +
    'SELECT l.source AS source, c.month AS month, argMax(c.load_no, (c.delivered_rows, c.load_no)) AS most, max(c.load_no) AS latest ' +
    `FROM concord.load_control AS c INNER JOIN (${published}) AS l ON c.load_no = l.load_no GROUP BY source, month) AS a ON f.month = a.month ` +
    `WHERE f.load_no = if(f.rule = 'volume', a.latest, a.most) AND f.rule NOT IN ${measured} AND f.month BETWEEN ${bucketSql(`toNullable(${from})`, 'month')} AND ${to} ORDER BY source, month, rule, column_name`,
  );
}
