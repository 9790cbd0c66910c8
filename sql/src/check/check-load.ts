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

/** What else a case may say at receipt or by its closing, and what a settlement says at once. */
const MORE_AT_RECEIPT = ['dispute_id', 'claimant_agent', 'contact_valid', 'overdue_stage', 'sms_sent', 'sms_delivered', 'sms_replied'] as const satisfies readonly CanonicalColumnName[];
const MORE_BY_CLOSING = [
  'attempted_on', 'consent_on', 'first_session_on', 'first_closed_on', 'outcome_raw', 'favour', 'handovers', 'first_mediator', 'active_minutes', 'cost', 'survey_sent',
] as const satisfies readonly CanonicalColumnName[];
const BY_SETTLEMENT = ['agreement_on', 'amount_agreed', 'performance_due_on', 'instalments_due'] as const satisfies readonly CanonicalColumnName[];

const CLOSED = "(closed_on IS NOT NULL OR outcome != '')";
const SETTLED = "startsWith(toString(outcome), 'S')";
const KINDS: ReadonlyMap<string, string> = new Map(CANONICAL_COLUMNS.map(({ name, kind }) => [name, kind]));

/** A column that should be filled, of which cases it is asked, and when it is not. */
export interface AskedColumn {
  readonly column: CanonicalColumnName;
  readonly of: string;
  readonly empty: string;
}

const asked = (of: string, columns: readonly CanonicalColumnName[]): AskedColumn[] =>
  columns.map((column) => ({ column, of, empty: ['text', 'outcome', 'pseudonym'].includes(KINDS.get(column) ?? '') ? `${column} = ''` : `${column} IS NULL` }));

/** Columns that are held against how often they are usually filled, month by month: what comes long after a case's receipt would make its newest months look emptier than they are. */
export const ASKED_COLUMNS: readonly AskedColumn[] = [...asked('1', AT_RECEIPT), ...asked(CLOSED, BY_CLOSING)];

/** Columns whose emptiness is kept of each load and held against that of loads before. What comes after the closing is not among them: the newest cases lack it by nature (see `lost_values`). */
export const WATCHED_COLUMNS: readonly AskedColumn[] = [...ASKED_COLUMNS, ...asked('1', MORE_AT_RECEIPT), ...asked(CLOSED, MORE_BY_CLOSING), ...asked(SETTLED, BY_SETTLEMENT)];

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

/** SELECT of how many of a load's cases leave each watched column empty: column, cases, empty. */
export function emptyCountsStatement({ typed, countIf }: CheckedLoad): string {
  const counted = WATCHED_COLUMNS.map(({ column, of, empty }) => [`'${column}'`, countIf(of), countIf(`(${of}) AND ${empty}`)]);
  return `SELECT part.1, part.2, part.3 FROM (SELECT ${tuples(counted)} AS counted FROM ${typed} WHERE NOT is_bad) ARRAY JOIN counted AS part`;
}

/** The amounts that control totals add up, by the name they have there. */
export const CONTROL_AMOUNTS = { claimed: 'amount_claimed', agreed: 'amount_agreed', performed: 'amount_performed', cost: 'cost' } as const satisfies Record<string, CanonicalColumnName>;

const CONTROL_SIDES = ['delivered', 'next', 'current'] as const;
const AMOUNT_NAMES = Object.keys(CONTROL_AMOUNTS);

/** Columns of `concord.load_control` after the load's number, as `controlStatement` selects them: the month, its rows, then cases and amounts of each side. */
export const CONTROL_COLUMNS: readonly string[] = ['month', 'delivered_rows', 'rejected_rows', ...CONTROL_SIDES.flatMap((side) => ['cases', ...AMOUNT_NAMES].map((name) => `${side}_${name}`))];

const SUMS = Object.entries(CONTROL_AMOUNTS).map(([name, column]) => `sum(ifNull(${column}, 0)) AS ${name}`).join(', ');

/**
 * SELECT of the control totals of a load by month of receipt, in the order of `CONTROL_COLUMNS`. `unread` rows never came to be
 * typed. The cases of the delivery are those of the next table that it speaks of, so that folding and unchanged cases need no rule of their own.
 */
export function controlStatement({ typed, body, loadNo, next, marks, rejects }: CheckedLoad): string {
  const cases = (table: string, where = ''): string => `SELECT ${MONTH} AS month, count() AS cases, ${SUMS} FROM ${table} WHERE ${body}${where} GROUP BY month`;
  const brought = `(load_no = ${String(loadNo)} OR case_id IN (SELECT case_id FROM ${marks} WHERE load_no = ${String(loadNo)} AND mark = 'unchanged'))`;
  const rejected = `row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)})`;
  const sums = ['cases', ...AMOUNT_NAMES];
  const width = 2 + CONTROL_SIDES.length * sums.length;
  const branch = (before: number, columns: readonly string[], from: string): string => {
    const figures = Array.from({ length: width }, (_, i) => `toDecimal128(${columns[i - before] ?? '0'}, 2)`);
    return `SELECT month, [${figures.join(', ')}] AS figures FROM (${from})`;
  };
  const side = (at: number): number => 2 + at * sums.length;
  const isCount = (i: number): boolean => i < 2 || (i - 2) % sums.length === 0;
  return [
    `SELECT month, ${Array.from({ length: width }, (_, i) => (isCount(i) ? `toUInt64(total[${String(i + 1)}])` : `total[${String(i + 1)}]`)).join(', ')} FROM (`,
    'SELECT month, sumForEach(figures) AS total FROM (',
    branch(0, ['n', 'rejected'], `SELECT ${MONTH} AS month, count() AS n, countIf(${rejected}) AS rejected FROM ${typed} GROUP BY month`),
    `UNION ALL ${branch(0, ['n', 'n'], "SELECT toDate('1970-01-01') AS month, {unread:UInt64} AS n WHERE n > 0")}`,
    `UNION ALL ${branch(side(0), sums, cases(next, ` AND ${brought}`))}`,
    `UNION ALL ${branch(side(1), sums, cases(next))}`,
    `UNION ALL ${branch(side(2), sums, cases('concord.case_current'))}`,
    `) GROUP BY month) WHERE total[1] > 0 OR arraySlice(total, ${String(side(1) + 1)}, ${String(sums.length)}) != arraySlice(total, ${String(side(2) + 1)}, ${String(sums.length)}) ORDER BY month`,
  ].join(' ');
}
