import { CANONICAL_COLUMNS, effectiveCases, KINDS_IN_CASES, type CanonicalColumnName } from '@concord/sql';
import { bucketSql } from '../map/type-rows.js';
import { askRows, loadTables, sameBody, type LoadContext } from '../stage/load-context.js';
import type { CaseText, ChangeExample, CheckReport, ColumnChange, MonthTotal } from './check-report.js';

const NAMES: readonly string[] = CANONICAL_COLUMNS.map(({ name }) => name);
const SHOWN_CASES = 20;
const EXAMPLES = 20;
const AMOUNTS = ['amount_claimed', 'amount_agreed', 'amount_performed'] as const satisfies readonly CanonicalColumnName[];

const asText = (column: string): string => `ifNull(toString(${column}), '')`;

/** Typed rows that belong to cases which are not rejected. */
function goodRows({ loadNo }: LoadContext): string {
  const { typed, problem } = loadTables(loadNo);
  return `${typed} WHERE NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem})`;
}

/** The cases of the files whose id is in `ids` (a SELECT): the new version where there is one, else as the store holds them. */
function casesAfter(context: LoadContext, columns: string, ids: string): string {
  const { into } = context;
  return [
    `SELECT ${columns} FROM ${into.versions} WHERE case_id IN (${ids})`,
    `UNION ALL SELECT ${columns} FROM concord.case_current WHERE ${sameBody(context)} AND case_id IN (${ids}) AND case_id NOT IN (SELECT case_id FROM ${into.versions} WHERE case_id IN (${ids}))`,
  ].join(' ');
}

/** The first cases in file order, as a load would leave them. */
async function firstCases(context: LoadContext): Promise<readonly CaseText[]> {
  const first = `SELECT case_id FROM ${goodRows(context)} GROUP BY case_id ORDER BY min(row_no) LIMIT ${String(SHOWN_CASES)}`;
  const order = (await askRows(context, first)).map(([id]) => String(id));
  const rows = await askRows(context, `SELECT ${NAMES.map(asText).join(', ')} FROM (${casesAfter(context, NAMES.join(', '), `SELECT case_id FROM (${first})`)})`);
  const cases = rows.map((row) => Object.fromEntries(NAMES.map((name, i) => [name, String(row[i])])));
  const place = new Map(order.map((id, i) => [id, i]));
  return cases.sort((a, b) => (place.get(a['case_id'] ?? '') ?? 0) - (place.get(b['case_id'] ?? '') ?? 0));
}

/** What the store holds of a bucket's changed cases beside what it would hold; both as figures show them, since what is current has been filled from reference data. */
function changedCases(context: LoadContext, buckets: number, bucket: number): string {
  const within = `${bucketSql('case_id', buckets)} = ${String(bucket)}`;
  const moved = `SELECT case_id FROM ${loadTables(context.loadNo).moved} WHERE ${within}`;
  const side = (prefix: string, from: string): string => `SELECT ${NAMES.map((name) => `${asText(name)} AS ${prefix}_${name}`).join(', ')} FROM ${from}`;
  const versions = effectiveCases(`SELECT * FROM ${context.into.versions} WHERE ${within} AND case_id IN (${moved})`, context.records, KINDS_IN_CASES, moved);
  return `(${side('new', `(${versions})`)}) AS n INNER JOIN (${side('old', `concord.case_current WHERE ${sameBody(context)} AND case_id IN (${moved})`)}) AS o ON new_case_id = old_case_id`;
}

/** How many examples of one column each bucket may offer: enough that a single column fills the list. */
const offered = `SELECT old_case_id, change.1, change.2, change.3 FROM (SELECT old_case_id, arrayJoin(arrayFilter(c -> c.2 != c.3, [${NAMES.map((name) => `('${name}', old_${name}, new_${name})`).join(', ')}])) AS change`;

/** Takes one of each column in turn, so that a column which changes everywhere does not hide the others. */
function inTurns(examples: readonly ChangeExample[]): readonly ChangeExample[] {
  const seen = new Map<string, number>();
  const rounds = examples.map((example) => {
    const round = seen.get(example.column) ?? 0;
    seen.set(example.column, round + 1);
    return { example, round };
  });
  return rounds.sort((a, b) => a.round - b.round).slice(0, EXAMPLES).map(({ example }) => example)
    .sort((a, b) => NAMES.indexOf(a.column) - NAMES.indexOf(b.column));
}

/** Which columns of how many stored cases would change, with examples. Bucket by bucket, so that memory stays bounded. */
async function storedChanges(context: LoadContext, buckets: number): Promise<{ readonly changes: readonly ColumnChange[]; readonly examples: readonly ChangeExample[] }> {
  const totals = NAMES.map(() => 0);
  const examples: ChangeExample[] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const changed = changedCases(context, buckets, bucket);
    const [counts = []] = await askRows(context, `SELECT ${NAMES.map((name) => `countIf(old_${name} != new_${name})`).join(', ')} FROM ${changed}`);
    counts.forEach((n, i) => { totals[i] = (totals[i] ?? 0) + Number(n); });
    if (counts.every((n) => Number(n) === 0)) continue;
    const rows = await askRows(context, `${offered} FROM ${changed}) ORDER BY change.1, old_case_id LIMIT ${String(EXAMPLES)} BY change.1`);
    examples.push(...rows.map(([caseId, column, old, now]) => ({ caseId: String(caseId), column: String(column), old: String(old), new: String(now) })));
  }
  return { changes: NAMES.map((column, i) => ({ column, cases: totals[i] ?? 0 })).filter(({ cases }) => cases > 0), examples: inTurns(examples) };
}

const decimal = (cents: bigint): string => `${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`;

/** Control totals by month of receipt over all cases of the files that are not rejected. */
async function monthTotals(context: LoadContext, buckets: number): Promise<readonly MonthTotal[]> {
  const months = new Map<string, { cases: number; cents: bigint[] }>();
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const ids = `SELECT case_id FROM ${goodRows(context)} AND bucket = ${String(bucket)}`;
    const rows = await askRows(context, [
      `SELECT substring(toString(received_on), 1, 7) AS month, count(), ${AMOUNTS.map((name) => `toString(toInt128(sum(ifNull(toDecimal128(${name}, 2), 0)) * 100))`).join(', ')}`,
      `FROM (${casesAfter(context, `received_on, ${AMOUNTS.join(', ')}`, ids)}) GROUP BY month`,
    ].join(' '));
    for (const [month, cases, ...cents] of rows) {
      const known = months.get(String(month)) ?? { cases: 0, cents: AMOUNTS.map(() => 0n) };
      months.set(String(month), { cases: known.cases + Number(cases), cents: known.cents.map((sum, i) => sum + BigInt(String(cents[i]))) });
    }
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, { cases, cents: [claimed = 0n, agreed = 0n, performed = 0n] }]) =>
    ({ month, cases, amountClaimed: decimal(claimed), amountAgreed: decimal(agreed), amountPerformed: decimal(performed) }));
}

/** What a check says of the cases in the files. */
export async function lookAtCases(context: LoadContext, buckets: number, casesChanged: number): Promise<Pick<CheckReport, 'cases' | 'changes' | 'examples' | 'months'>> {
  return {
    cases: await firstCases(context),
    ...(casesChanged === 0 ? { changes: [], examples: [] } : await storedChanges(context, buckets)),
    months: await monthTotals(context, buckets),
  };
}
