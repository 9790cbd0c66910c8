import { recordsInForce, subjectById, type RecordKind } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { recordThing } from '../map/typed-columns.js';
import { loadTables, runStep, type LoadContext } from '../stage/load-context.js';

/** Where a span without an end is taken to end, and where the next one begins after the last: the end is before it. */
const OPEN_END = "toDate('2149-06-05')";
const BEYOND = "toDate('2149-06-06')";

/** Rows that may be loaded, of equal ones the first. */
export function goodRecords({ loadNo }: LoadContext): string {
  const { typed, problem, repeat } = loadTables(loadNo);
  return `${typed} WHERE NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem}) AND row_no NOT IN (SELECT row_no FROM ${repeat})`;
}

/**
 * Records of this kind that stay in force beside those delivered: what the delivery does not name again, and what a snapshot that withdraws
 * does not take away.
 */
function stayingRecords(context: LoadContext): string {
  const { profile, dataset } = context;
  const staying = `dataset = ${sqlText(dataset)} AND record_id NOT IN (SELECT case_id FROM ${goodRecords(context)})`;
  const leaving = profile.delivery === 'snapshot' && profile.missing === 'withdrawn' ? ` AND source != ${sqlText(profile.source)}` : '';
  return `(${recordsInForce(profile.into, context.records)}) WHERE ${staying}${leaving}`;
}

/**
 * Spans of one thing that overlap, within the delivery or with what stays in force: then none of the thing's rows is taken, since the span that one of
 * them was to end might otherwise stay and overlap another.
 */
async function findOverlaps(context: LoadContext, kind: RecordKind): Promise<void> {
  const delivered = `SELECT 1 AS mine, case_id AS id, ${recordThing(kind, (name) => name)} AS thing, valid_from AS span_from, ifNull(valid_to, ${OPEN_END}) AS span_to FROM ${goodRecords(context)}`;
  const held = `SELECT 0 AS mine, record_id AS id, ${recordThing(kind, (name) => `fields[${sqlText(name)}]`)} AS thing, valid_from AS span_from, ifNull(valid_to, ${OPEN_END}) AS span_to FROM ${stayingRecords(context)}`;
  const ordered = 'PARTITION BY thing ORDER BY span_from, span_to, id';
  const shown = "concat(toString(span_from), ' – ', if(span_to = toDate('2149-06-05'), '…', toString(span_to)))";
  await runStep(context, `${loadTables(context.loadNo).problem} (case_id, column, value, reason)`, [
    "SELECT id, 'valid_from', pair, 'OVERLAPPING_SPAN' FROM (SELECT id, mine, max(own_pair) OVER (PARTITION BY thing) AS pair FROM (",
    'SELECT id, mine, thing, multiIf(earlier_to >= span_from, concat(earlier, \' | \', span), later_from <= span_to, concat(span, \' | \', later), \'\') AS own_pair FROM (',
    `SELECT id, mine, thing, span_from, span_to, ${shown} AS span,`,
    `max(span_to) OVER (${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_to, argMax(${shown}, span_to) OVER (${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier,`,
    `leadInFrame(assumeNotNull(span_from), 1, ${BEYOND}) OVER (${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS later_from,`,
    `leadInFrame(${shown}, 1, '') OVER (${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS later`,
    `FROM (${delivered} UNION ALL ${held})))) WHERE mine AND pair != ''`,
  ].join('\n'));
}

/** Kinds that take one name to another, by the fields of both and what tells names apart beside them. */
const LEADS_ON = {
  crosswalk: { from: 'old_code', to: 'new_code', within: 'scheme', reason: 'CROSSWALK_CHAIN' },
  mediator_alias: { from: 'alias', to: 'mediator', within: "''", reason: 'ALIAS_CHAIN' },
} as const;

/** A name in use may not be an old one itself, or figures would show some cases under it and take others further. */
async function findChains(context: LoadContext, { from, to, within, reason }: (typeof LEADS_ON)[keyof typeof LEADS_ON]): Promise<void> {
  const delivered = `SELECT 1 AS mine, case_id AS id, ${within} AS part, ${from} AS old_name, ${to} AS new_name FROM ${goodRecords(context)}`;
  const held = `SELECT 0 AS mine, record_id AS id, ${within === "''" ? within : `fields['${within}']`}, fields['${from}'], fields['${to}'] FROM ${stayingRecords(context)}`;
  const all = `${delivered} UNION ALL ${held}`;
  await runStep(context, `${loadTables(context.loadNo).problem} (case_id, column, value, reason)`,
    `SELECT id, '${to}', concat(old_name, ' → ', new_name), '${reason}' FROM (${all}) WHERE mine AND ((part, new_name) IN (SELECT part, old_name FROM (${all})) OR (part, old_name) IN (SELECT part, new_name FROM (${all})))`);
}

/** Finds records that contradict each other or those in force. Call when rows that are at fault by themselves, and repeats, are known. */
export async function findRecordProblems(context: LoadContext): Promise<void> {
  const { record } = subjectById(context.profile.into);
  if (record === undefined) return;
  if (record.validity === 'span') await findOverlaps(context, record);
  if (record.id === 'crosswalk' || record.id === 'mediator_alias') await findChains(context, LEADS_ON[record.id]);
}
