import { recordsInForce, recordsUpTo, type CanonicalColumn, type RecordId, type RecordSides } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { goodRecords } from '../reject/record-problems.js';
import { askNumbers, loadTables, runStep, type LoadContext } from '../stage/load-context.js';
import { namelessRows, type Absences, type Missed } from './absences.js';
import type { LoadedCases } from './load-cases.js';

/** Columns the table of records has of its own; all others stand in `fields`. */
const OWN: ReadonlySet<string> = new Set(['case_id', 'valid_from', 'valid_to']);

const VERSION = '(dataset, source, kind, record_id, valid_from, valid_to, fields, gone, load_no, row_no, content_hash)';

const fieldsSql = (columns: readonly CanonicalColumn[]): string =>
  `mapFilter((k, v) -> v != '', map(${columns.filter(({ name }) => !OWN.has(name)).map(({ name }) => `${sqlText(name)}, ifNull(toString(${name}), '')`).join(', ')}))`;

const kindOf = ({ profile }: LoadContext): RecordId => profile.into as RecordId;
const ofLoad = ({ loadNo, into }: LoadContext): string => `${into.versions} WHERE load_no = ${String(loadNo)}`;

/** The records of this kind in force before the load. */
export const recordsBefore = (context: LoadContext): string =>
  `(${recordsInForce(kindOf(context), recordsUpTo(String(context.loadNo - 1)))}) WHERE dataset = ${sqlText(context.dataset)}`;

/** The records a load brings, those in force after it and those before, once its versions are written. */
export function recordSides(context: LoadContext): RecordSides {
  const kept = `SELECT fields FROM ${recordsBefore(context)} AND record_id NOT IN (SELECT record_id FROM ${ofLoad(context)})`;
  const brought = `SELECT fields FROM ${ofLoad(context)} AND NOT gone`;
  return { delivered: `(${brought})`, next: `(${kept} UNION ALL ${brought})`, current: `(SELECT fields FROM ${recordsBefore(context)})` };
}

/** Writes a version of every record delivered, also of those that say what they said before, and counts which those are. */
export async function loadRecords(context: LoadContext): Promise<LoadedCases> {
  const { columns, dataset, profile, loadNo, into } = context;
  const [from, to] = columns.some(({ name }) => name === 'valid_from') ? ['assumeNotNull(valid_from)', 'valid_to'] : ['toDate(0)', 'NULL'];
  await runStep(context, `${into.versions} ${VERSION}`, [
    `SELECT ${sqlText(dataset)}, ${sqlText(profile.source)}, ${sqlText(profile.into)}, case_id, ${from}, ${to}, ${fieldsSql(columns)}, 0, ${String(loadNo)}, row_no, row_hash`,
    `FROM ${goodRecords(context)}`,
  ].join('\n'));
  const [fresh = 0, changed = 0, unchanged = 0] = await askNumbers(context, [
    "SELECT countIf(old_id = ''), countIf(old_id != '' AND old_hash != content_hash), countIf(old_id != '' AND old_hash = content_hash)",
    `FROM (SELECT record_id, content_hash FROM ${ofLoad(context)}) AS n`,
    `LEFT JOIN (SELECT record_id AS old_id, content_hash AS old_hash FROM ${recordsBefore(context)}) AS o ON n.record_id = o.old_id`,
  ].join(' '));
  return { loaded: fresh + changed, unchanged, casesChanged: changed };
}

/** SELECT of the ids of the records that are other than they were before the load. */
export const changedRecords = (context: LoadContext): string => [
  `SELECT record_id FROM (SELECT record_id, content_hash, gone FROM ${ofLoad(context)}) AS n`,
  `LEFT JOIN (SELECT record_id AS old_id, content_hash AS old_hash FROM ${recordsBefore(context)}) AS o ON n.record_id = o.old_id WHERE n.gone OR o.old_id = '' OR o.old_hash != n.content_hash`,
].join(' ');

/** Records of this source in force that no row of the delivery names, not even one that is rejected. */
const missingSql = (context: LoadContext): string =>
  `${recordsBefore(context)} AND source = ${sqlText(context.profile.source)} AND record_id NOT IN (SELECT case_id FROM ${loadTables(context.loadNo).typed})`;

/** Where a snapshot withdraws what it does not bring: a version of each such record that says it is gone. Again at every snapshot, so that each stands for itself. */
export async function noteMissingRecords(context: LoadContext): Promise<Missed> {
  const { profile, dataset, loadNo, into } = context;
  if (profile.delivery !== 'snapshot' || profile.missing !== 'withdrawn' || await namelessRows(context) > 0) return { held: 0, leaving: 0 };
  const [held = 0] = await askNumbers(context, `SELECT count() FROM ${recordsBefore(context)} AND source = ${sqlText(profile.source)}`);
  const [leaving = 0] = await askNumbers(context, `SELECT count() FROM ${missingSql(context)}`);
  const kind = sqlText(profile.into);
  await runStep(context, `${into.versions} ${VERSION}`, [
    `SELECT dataset, source, kind, record_id, valid_from, valid_to, fields, 1, ${String(loadNo)}, 0, 0 FROM (`,
    `SELECT * FROM concord.record_version WHERE kind = ${kind} AND dataset = ${sqlText(dataset)} AND ${recordsUpTo(String(loadNo - 1))} ORDER BY load_no DESC LIMIT 1 BY record_id)`,
    `WHERE source = ${sqlText(profile.source)} AND record_id NOT IN (SELECT case_id FROM ${loadTables(loadNo).typed})`,
  ].join(' '));
  return { held, leaving };
}

/** What a snapshot of records found missing. */
export async function countMissingRecords(context: LoadContext): Promise<Absences> {
  if (context.profile.delivery !== 'snapshot') return { missing: 0, withdrawn: 0 };
  const [withdrawn = 0] = await askNumbers(context, `SELECT count() FROM ${ofLoad(context)} AND gone`);
  const [missing = 0] = withdrawn > 0 ? [] : await askNumbers(context, `SELECT count() FROM ${missingSql(context)}`);
  return { missing, withdrawn };
}
