import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import { CANONICAL_COLUMNS } from '../../src/canonical.js';
import type { Statement } from '../../src/engine/engine.js';
import type { RatioMetric } from '../../src/metric.js';
import { Bindings } from '../../src/question/bindings.js';
import { whereCases } from '../../src/question/cases.js';
import { countedBy } from '../../src/question/counted.js';
import type { Cases } from '../../src/question/question.js';
import type { DateRange } from '../../src/time/bucket.js';

/** What a board counts cases by: its ratios over a window, what was known of a case beforehand, and who answers for one. */
export interface BoardCounting {
  readonly metrics: readonly RatioMetric[];
  readonly strata: readonly DimensionId[];
  readonly member: DimensionId;
  readonly range: DateRange;
}

/** Which cases: named ones, or all that count for a board at one of two loads; of those perhaps one person's, who answered for them at either. */
export type BoardCasesAsked = { readonly caseIds: readonly string[] } | { readonly person: string } | 'all';

/** Two loads between which cases are compared. */
export interface Between {
  readonly before: number;
  readonly after: number;
}

/** Columns of a case that a board rests on, in the order in which facts are told: who answers for it, its strata, and what its ratios need; then for each ratio how it counts. */
export function boardFacts({ metrics, strata, member }: Pick<BoardCounting, 'member' | 'metrics' | 'strata'>): string[] {
  const needed = new Set(metrics.flatMap((metric) => metric.needs));
  const columns = CANONICAL_COLUMNS.filter(({ name }) => needed.has(name)).map(({ name }) => name);
  return [...new Set([member, ...strata, ...columns])];
}

const keyOf = (name: string): string => (CANONICAL_COLUMNS.some((column) => column.name === name) ? name : dimensionById(name).key);

/** SQL of how a case counts for a ratio: '' not at all, 'counted' or 'credited'. */
function countedAs(metric: RatioMetric): string {
  const [all, credited] = (['denominator', 'numerator'] as const).map((part) => countedBy(metric, part, '').map(({ where }) => `ifNull((${where}), 0)`).join(' OR '));
  return `multiIf(${String(credited)}, 'credited', ${String(all)}, 'counted', '')`;
}

/** The cases of a dataset as they stood after both loads, a row each: side, f_source, f_case, facts. */
function sides(cases: Cases, { before, after }: Between, counting: BoardCounting, asked: BoardCasesAsked, bindings: Bindings): string {
  const where = whereCases(cases, counting.range, bindings);
  if (asked !== 'all' && 'caseIds' in asked) where.push(`case_id IN ${bindings.bind([...asked.caseIds], 'Array(String)')}`);
  const facts = [...boardFacts(counting).map((name) => `ifNull(toString(${keyOf(name)}), '')`), ...counting.metrics.map(countedAs)];
  return [before, after].map((load, side) =>
    `SELECT ${String(side)} AS side, toString(source) AS f_source, case_id AS f_case, [${facts.join(', ')}] AS facts ` +
    `FROM concord.case_fact_as_of(as_of_load = ${bindings.bind(load, 'UInt32')}) WHERE ${where.join(' AND ')}`).join(' UNION ALL ');
}

/**
 * Which cases a board rests on otherwise after one load than after another: what they say, or whether and how they count. Named cases are compared whether they count or not.
 * Columns: f_source, f_case, total (how many there are); in the order of these, at most `limit`.
 */
export function compileMovedCases(cases: Cases, between: Between, counting: BoardCounting, asked: BoardCasesAsked, limit: number): Statement {
  const bindings = new Bindings();
  const rows = sides(cases, between, counting, asked, bindings);
  const flags = `arrayExists(how -> how != '', arraySlice(facts, ${String(boardFacts(counting).length + 1)}))`;
  const counts = asked === 'all' || 'person' in asked ? ['max(counts) = 1'] : [];
  const whose = asked !== 'all' && 'person' in asked ? [`max(who = ${bindings.bind(asked.person, 'String')}) = 1`] : [];
  // Digests, not facts, are held while a million cases are told apart.
  return bindings.statement(
    `SELECT f_source, f_case, count() OVER () AS total FROM (SELECT side, f_source, f_case, cityHash64(facts) AS digest, facts[1] AS who, ${flags} AS counts FROM (${rows})) ` +
    `GROUP BY f_source, f_case HAVING ${['(count() = 1 OR min(digest) != max(digest))', ...counts, ...whose].join(' AND ')} ORDER BY f_source, f_case LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}

/** What these cases say and how they count after each of two loads. Columns: f_source, f_case, was, now (lists in the order of `boardFacts` and then of the ratios; empty where there was no such case). */
export function compileCasesBetween(cases: Cases, between: Between, counting: BoardCounting, caseIds: readonly string[]): Statement {
  const bindings = new Bindings();
  const rows = sides(cases, between, counting, { caseIds }, bindings);
  return bindings.statement(`SELECT f_source, f_case, groupArrayArrayIf(facts, side = 0) AS was, groupArrayArrayIf(facts, side = 1) AS now FROM (${rows}) GROUP BY f_source, f_case ORDER BY f_source, f_case`);
}

/** Which of these case ids there are, as far as the viewer may see. Column: f_case. */
export function compileNamedCases(cases: Cases & { readonly asOfLoad: number }, caseIds: readonly string[]): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings), `case_id IN ${bindings.bind([...caseIds], 'Array(String)')}`];
  return bindings.statement(`SELECT DISTINCT case_id AS f_case FROM concord.case_fact_as_of(as_of_load = ${bindings.bind(cases.asOfLoad, 'UInt32')}) WHERE ${where.join(' AND ')} ORDER BY f_case`);
}

/** Whether anybody of this name has or had a case, by who has it, who had it first, or who answers for it. Column: n. */
export function compileCasesOfName(cases: Cases & { readonly asOfLoad: number }, name: string): Statement {
  const bindings = new Bindings();
  const own = bindings.bind(name, 'String');
  const where = [...whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings), `(mediator = ${own} OR first_mediator = ${own} OR attributed_mediator = ${own})`];
  return bindings.statement(`SELECT count() AS n FROM concord.case_fact_as_of(as_of_load = ${bindings.bind(cases.asOfLoad, 'UInt32')}) WHERE ${where.join(' AND ')}`);
}
