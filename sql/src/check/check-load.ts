import { CANONICAL_COLUMNS, type CanonicalColumnName } from '../canonical.js';
import { JUDGED, type Check, type CheckedLoad, type ShareCheck } from './check.js';
import { bucketSql } from '../time/bucket.js';

const MONTH = bucketSql('received_on', 'month');

/** Known when a case comes in: any case may be asked for them. */
const AT_RECEIPT = [
  'entered_on', 'business', 'cause', 'subtype', 'product', 'intake_channel', 'mediation_mode', 'institution', 'branch', 'region', 'complexity', 'party', 'party_group', 'amount_claimed',
] as const satisfies readonly CanonicalColumnName[];

/** Known once a case is closed: asked of closed cases only, since the newest are always the emptier. */
const BY_CLOSING = [
  'accepted_on', 'assigned_on', 'first_contact_on', 'due_on', 'closed_on', 'outcome', 'organisation', 'team', 'mediator', 'contact_attempts', 'sessions',
] as const satisfies readonly CanonicalColumnName[];

const CLOSED = "(closed_on IS NOT NULL OR outcome != '')";
const KINDS: ReadonlyMap<string, string> = new Map(CANONICAL_COLUMNS.map(({ name, kind }) => [name, kind]));

/** A column that should be filled, of which cases it is asked, and when it is not. */
export interface AskedColumn {
  readonly column: CanonicalColumnName;
  readonly of: string;
  readonly empty: string;
}

/** Columns that are held against how often they are usually filled. */
export const ASKED_COLUMNS: readonly AskedColumn[] = [...AT_RECEIPT.map((column) => ({ column, of: '1' })), ...BY_CLOSING.map((column) => ({ column, of: CLOSED }))]
  .map(({ column, of }) => ({ column, of, empty: ['text', 'outcome', 'pseudonym'].includes(KINDS.get(column) ?? '') ? `${column} = ''` : `${column} IS NULL` }));

const tuples = (parts: readonly string[][]): string => `[${parts.map((part) => `(${part.join(', ')})`).join(', ')}]`;

/** SELECT of a share check over the rows of a load, those at fault among them; columns as `LoadCheck.statement` has them. */
function shareStatement({ parts }: ShareCheck, { typed, countIf }: CheckedLoad): string {
  const rows = `${typed} WHERE 1`;
  const counted = parts.map(({ column, of, fault }) => [`'${column}'`, countIf(`(${of}) AND (${fault(rows)})`), countIf(of)]);
  return [
    'SELECT month, part.1 AS column_name, part.2 / part.3 AS measured, {above:Float64} AS threshold, part.2 AS at_fault, part.3 AS cases',
    `FROM (SELECT ${MONTH} AS month, ${tuples(counted)} AS counted FROM ${typed} GROUP BY month) ARRAY JOIN counted AS part`,
    `WHERE ${JUDGED} AND measured > threshold ORDER BY month, column_name`,
  ].join(' ');
}

/** One SELECT of what a check finds in a load: month, column_name, measured, threshold, at_fault, cases. Binds `{above:Float64}` and `{as_of:Date}`. */
export const checkStatement = (check: Check, load: CheckedLoad): string => (check.kind === 'share' ? shareStatement(check, load) : check.statement(load));

/** SELECT of how many of a load's cases leave each asked column empty: column, cases, empty. */
export function emptyCountsStatement({ typed, countIf }: CheckedLoad): string {
  const counted = ASKED_COLUMNS.map(({ column, of, empty }) => [`'${column}'`, countIf(of), countIf(`(${of}) AND ${empty}`)]);
  return `SELECT part.1, part.2, part.3 FROM (SELECT ${tuples(counted)} AS counted FROM ${typed} WHERE NOT is_bad) ARRAY JOIN counted AS part`;
}

const SUMS = 'sum(ifNull(amount_claimed, 0)) AS claimed, sum(ifNull(amount_agreed, 0)) AS agreed';

/**
 * SELECT of the control totals of a load by month of receipt, in the order of `concord.load_control` after its number. `unread` rows never came to be
 * typed. The cases of the delivery are those of the next table that it speaks of, so that folding and unchanged cases need no rule of their own.
 */
export function controlStatement({ typed, body, loadNo, next, marks, rejects }: CheckedLoad): string {
  const cases = (table: string, where = ''): string => `SELECT ${MONTH} AS month, count() AS cases, ${SUMS} FROM ${table} WHERE ${body}${where} GROUP BY month`;
  const brought = `(load_no = ${String(loadNo)} OR case_id IN (SELECT case_id FROM ${marks} WHERE load_no = ${String(loadNo)} AND mark = 'unchanged'))`;
  const rejected = `row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)})`;
  const zero = (n: number): string[] => Array.from({ length: n }, () => 'toDecimal128(0, 2)');
  const branch = (before: number, columns: readonly string[], after: number, from: string): string =>
    `SELECT month, [${[...zero(before), ...columns.map((column) => `toDecimal128(${column}, 2)`), ...zero(after)].join(', ')}] AS figures FROM (${from})`;
  const sums = ['cases', 'claimed', 'agreed'];
  return [
    `SELECT month, ${Array.from({ length: 11 }, (_, i) => (i < 2 || i % 3 === 2 ? `toUInt64(total[${String(i + 1)}])` : `total[${String(i + 1)}]`)).join(', ')} FROM (`,
    'SELECT month, sumForEach(figures) AS total FROM (',
    branch(0, ['n', 'rejected'], 9, `SELECT ${MONTH} AS month, count() AS n, countIf(${rejected}) AS rejected FROM ${typed} GROUP BY month`),
    `UNION ALL ${branch(0, ['n', 'n'], 9, "SELECT toDate('1970-01-01') AS month, {unread:UInt64} AS n WHERE n > 0")}`,
    `UNION ALL ${branch(2, sums, 6, cases(next, ` AND ${brought}`))}`,
    `UNION ALL ${branch(5, sums, 3, cases(next))}`,
    `UNION ALL ${branch(8, sums, 0, cases('concord.case_current'))}`,
    ') GROUP BY month) WHERE total[1] > 0 OR arraySlice(total, 6, 3) != arraySlice(total, 9, 3) ORDER BY month',
  ].join(' ');
}
