import { allChecks, dimensionById, type CheckId, type DimensionId } from '../src/catalogue.js';
import { NO_MONTH, type Check, type ShareCheck, type SharePart } from '../src/check/check.js';
import { CANONICAL_COLUMNS } from '../src/canonical.js';
import { ASKED_COLUMNS } from '../src/check/check-load.js';
import { correctedRejects } from '../src/check/corrected-rejects.js';
import { ownParts, type OwnRule } from '../src/check/own-check.js';
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

/** A rule of a source's own, as its newest profile has it. */
export interface SourceRule {
  readonly source: string;
  readonly name: string;
  readonly rule: OwnRule;
}

/** Counts of `SourceRule`s, each of its source's cases: columns `of_own_<place>`, `bad_own_<place>`. */
const ownCounts = (own: readonly SourceRule[], bindings: Bindings): string[] => own.flatMap(({ source, rule }, i) => {
  const mine = `source = ${bindings.bind(source, 'String')}`;
  const { of, broken } = ownParts(rule, CANONICAL_COLUMNS, (text) => bindings.bind(text, 'String'));
  return [`countIf(${mine} AND ${of}) AS of_own_${String(i)}`, `countIf(${mine} AND ${broken}) AS bad_own_${String(i)}`];
});

const counts = (rows: string): string[] => [
  ...MEASURED_SHARES.flatMap(({ part, key }) => [`countIf(${part.of}) AS of_${key}`, `countIf((${part.of}) AND (${part.fault(rows)})) AS bad_${key}`]),
];
const emptyCounts = ASKED_COLUMNS.flatMap(({ column, of, empty }) => [`countIf(${of}) AS of_${column}`, `countIf((${of}) AND ${empty}) AS empty_${column}`]);

/**
 * What confidence is worked out from, by member of `by` and month of receipt. Columns: member, month, cases; `of_…`, `bad_…` for MEASURED_SHARES and for each of `own`;
 * `of_…`, `empty_…` for ASKED_COLUMNS.
 */
export function compileConfidence(cases: Cases, by: DimensionId, range: DateRange, own: readonly SourceRule[] = []): Statement {
  const bindings = new Bindings();
  const rows = `${fromCases(cases, bindings)} WHERE ${whereCases(cases, range, bindings).join(' AND ')}`;
  return bindings.statement(
    `SELECT toString(${dimensionById(by).key}) AS member, ${bucketSql('received_on', 'month')} AS month, count() AS cases, ${[...counts(rows), ...ownCounts(own, bindings), ...emptyCounts].join(', ')} ` +
    `FROM ${rows} AND received_on BETWEEN {range_from:Date} AND {range_to:Date} GROUP BY member, month ORDER BY member, month`,
  );
}

/** How often each column is usually empty: of a source's own cases, else of all. Columns: member ('' when not by source), `of_…`, `empty_…`. */
export function compileUsuallyEmpty(cases: Cases, by: DimensionId): Statement {
  const bindings = new Bindings();
  const where = whereCases({ ...cases, filters: [] }, { from: cases.asOf, to: cases.asOf }, bindings).join(' AND ');
  return bindings.statement(`SELECT ${by === 'source' ? 'toString(source)' : "''"} AS member, ${emptyCounts.join(', ')} FROM ${fromCases(cases, bindings)} WHERE ${where} GROUP BY member ORDER BY member`);
}

/** Checks that leave findings; a source's own rules are none of them, since they are measured of current cases. */
const idsOf = (which: (check: Check) => boolean): string[] => allChecks.filter(which).map(({ id }) => id);
const ofLoads = (check: Check): boolean => check.kind !== 'share';
const ofNewest = (check: Check): boolean => check.kind === 'load' && check.stands === 'newest';
const ofSource = (check: Check): boolean => check.kind === 'source';

/**
 * Findings that only loads can tell, as they stand for each source and month: those of the load whose word stands (`LoadCheck.stands`; of equal ones the latest), and of what is judged of a source as a whole
 * those of the newest load or withdrawal that judged it. What is about a load as a whole is about every month for which its word stands. Rejected rows that were corrected and came back since are taken off.
 * Columns: source, month, rule, severity, column_name, measured, threshold, at_fault, cases, corrected (rows; at_fault is without them).
 */
export function compileLoadFindings(dataset: string, range: DateRange, asOfLoad?: number): Statement {
  const bindings = new Bindings();
  const until = asOfLoad === undefined ? '' : ` AND load_no <= ${bindings.bind(asOfLoad, 'UInt32')}`;
  const published = `SELECT DISTINCT load_no, source FROM concord.publication WHERE kind = 'case' AND dataset = ${bindings.bindAs('dataset', dataset, 'String')}${until}`;
  const rules = (which: Parameters<typeof idsOf>[0]): string => bindings.bind(idsOf(which), 'Array(String)');
  const [from, to] = [bindings.bind(range.from, 'Date'), bindings.bind(range.to, 'Date')];
  const standing =
    'SELECT m.source AS source, month, most, latest, newest FROM (' +
    'SELECT l.source AS source, c.month AS month, argMax(c.load_no, (c.delivered_rows, c.load_no)) AS most, maxIf(c.load_no, c.delivered_rows > 0) AS latest ' +
    `FROM concord.load_control AS c INNER JOIN (${published}) AS l ON c.load_no = l.load_no GROUP BY source, month) AS m ` +
    // A withdrawal of before these were judged anew by it says nothing.
    `INNER JOIN (SELECT source, max(load_no) AS newest FROM (${published}) WHERE load_no NOT IN (SELECT load_no FROM concord.withdrawal WHERE NOT is_judged) GROUP BY source) AS n ON m.source = n.source`;
  return bindings.statement(
    'SELECT source, month, rule, severity, column_name, if(corrected = 0, measured, at_fault / cases) AS measured, threshold, at_fault, cases, corrected FROM (' +
    'SELECT a.source AS source, a.month AS month, f.rule AS rule, f.severity AS severity, f.column_name AS column_name, f.measured AS measured, f.threshold AS threshold, f.told - f.corrected AS at_fault, f.cases AS cases, f.corrected AS corrected FROM (' +
    'SELECT l.source AS source, g.month AS about, g.load_no AS load_no, g.rule AS rule, g.severity AS severity, g.column AS column_name, g.measured AS measured, g.threshold AS threshold, g.at_fault AS told, g.cases AS cases, least(c.corrected, told) AS corrected ' +
    `FROM concord.load_finding AS g INNER JOIN (${published}) AS l ON g.load_no = l.load_no ` +
    `LEFT JOIN (${correctedRejects(published)}) AS c ON g.load_no = c.load_no AND g.rule = c.rule AND g.month = c.month WHERE g.rule IN ${rules(ofLoads)}) AS f ` +
    `INNER JOIN (${standing}) AS a ON f.source = a.source WHERE f.about IN (a.month, '${NO_MONTH}') ` +
    `AND f.load_no = multiIf(f.rule IN ${rules(ofSource)}, a.newest, f.rule IN ${rules(ofNewest)}, a.latest, a.most) ` +
    `AND a.month BETWEEN ${bucketSql(`toNullable(${from})`, 'month')} AND ${to}) ORDER BY source, month, rule, column_name`,
  );
}
