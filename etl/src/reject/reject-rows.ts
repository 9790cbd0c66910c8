import { rejectMonth, subjectById } from '@concord/sql';
import { PAST } from '../map/cross-checks.js';
import { caseFaults } from '../map/fold-select.js';
import { ROWS_PER_FILE } from '../read/delivery.js';
import { askNumbers, loadTables, runStep, type LoadContext } from '../stage/load-context.js';
import type { Segments } from '../stage/segments.js';
import { findRecordProblems } from './record-problems.js';

const COLUMNS = '(load_no, row_no, column, value, reason, raw, case_id, month)';
const VALUE_CHARS = 500;
/** Beyond it a row cannot be handed out to be corrected. */
const RAW_CHARS = 65_536;

/** A row number as people write it: `7`, and `2:7` for row 7 of the second file. */
const shownRow = "if(row_no < 1000000000, toString(row_no), concat(toString(intDiv(row_no, 1000000000) + 1), ':', toString(row_no % 1000000000)))";

/** The month of a row's receipt as it is typed, over typed rows; none of reference data. */
const monthOf = (columns: LoadContext['columns']): string => (columns.some(({ name }) => name === 'received_on') ? rejectMonth("CAST(v_received_on, 'Nullable(Date)')") : 'toDate(0)');

/** Of rows too old to be kept nothing is kept but that they came. One reject per fault of each row of `rows`, shaped like staged ones: per `own` fault or, where there is none, per one `between` its columns. */
async function insertRejects({ compiled, columns, today, past, loadNo, into, ...context }: LoadContext, rows: string, { own, between, join = '' }: { readonly own: string; readonly between: string; readonly join?: string }): Promise<void> {
  await runStep(context, `${into.rejects} ${COLUMNS}`, [
    `SELECT ${String(loadNo)}, row_no, f.1, substringUTF8(f.2, 1, ${String(VALUE_CHARS)}), f.3, if(is_past, '', substringUTF8(raw_row, 1, ${String(RAW_CHARS)})), if(is_past, '', v_case_id), received`,
    `FROM (SELECT row_no, ${own} AS own_faults, ${between} AS cross_faults, ${compiled.raw} AS raw_row, arrayExists(f -> f.3 = '${PAST}', cross_faults) AS is_past, v_case_id, ${monthOf(columns)} AS received FROM (${compiled.typedRows(rows)}) AS t ${join}) ARRAY JOIN if(notEmpty(own_faults), own_faults, cross_faults) AS f`,
  ].join('\n'), { today, past });
}

/**
 * One row a case: rows that share an id and differ in content have no right to be told apart, so all go, also those of different files; of equal ones the first stays.
 * Ids that come more than once are few, and only they are looked at closely. Ids that only share a hash with another are no trouble: they come out as one row each.
 */
async function findDuplicates(context: LoadContext): Promise<void> {
  const { typed, problem, repeat, twice } = loadTables(context.loadNo);
  const { identity: [named = 'case_id'], record } = subjectById(context.profile.into);
  await runStep(context, `${twice} (id_hash)`, `SELECT cityHash64(case_id) AS id_hash FROM ${typed} WHERE NOT is_bad GROUP BY id_hash HAVING count() > 1`);
  const repeated = `${typed} WHERE NOT is_bad AND cityHash64(case_id) IN (SELECT id_hash FROM ${twice})`;
  await runStep(context, `${problem} (case_id, column, value, reason)`, [
    `SELECT case_id, '${named}', arrayStringConcat(arraySort(shown), ', '), if(files > 1, 'DIFFERS_BETWEEN_FILES', '${record === undefined ? 'DUPLICATE_ID' : 'DUPLICATE_KEY'}') FROM (`,
    `SELECT case_id, uniqExact(row_hash) AS contents, uniqExact(intDiv(row_no, ${String(ROWS_PER_FILE)})) AS files, groupArray(20)(${shownRow}) AS shown FROM ${repeated} GROUP BY case_id`,
    ') WHERE contents > 1',
  ].join('\n'));
  await runStep(context, `${repeat} (row_no)`,
    `SELECT arrayJoin(arrayPopFront(arraySort(groupArray(row_no)))) FROM ${repeated} AND case_id NOT IN (SELECT case_id FROM ${problem}) GROUP BY case_id`);
}

/** Rows fold: a case is refused as a whole when its rows disagree, when the folded case is at fault, or when one of its rows is. */
async function findFoldFaults(context: LoadContext): Promise<void> {
  const { typed, problem } = loadTables(context.loadNo);
  const { profile, compiled } = context;
  await runStep(context, `${problem} (case_id, column, value, reason)`, [
    'SELECT case_id, f.1, f.2, f.3 FROM (',
    `SELECT case_id, ${caseFaults(profile, compiled.mapped)} AS found FROM ${typed} WHERE NOT is_bad GROUP BY bucket, case_id`,
    ') ARRAY JOIN found AS f',
  ].join('\n'), { past: context.past });
  await runStep(context, `${problem} (case_id, column, value, reason)`,
    `SELECT DISTINCT case_id, 'case_id', '', 'SIBLING_REJECTED' FROM ${typed} WHERE is_bad AND case_id != ''`);
}

/** Finds every case that cannot be loaded as a whole, and says how many rows are not loaded: those with theirs that are at fault by themselves. */
export async function findProblems(context: LoadContext): Promise<number> {
  const { typed, problem } = loadTables(context.loadNo);
  await (context.profile.grain === 'row' ? findDuplicates(context) : findFoldFaults(context));
  await findRecordProblems(context);
  const [rows = 0] = await askNumbers(context, `SELECT count() FROM ${typed} WHERE is_bad OR case_id IN (SELECT case_id FROM ${problem})`);
  return rows;
}

/** Writes the rejects of rows that are at fault by themselves, whose cells stand with them, and of cases with problems, whose rows are fetched as they were delivered. */
export async function tellRejects(context: LoadContext, segments: Segments): Promise<void> {
  const { typed, problem, faulty } = loadTables(context.loadNo);
  const bad = `${typed} WHERE is_bad`;
  const [anyBad = 0] = await askNumbers(context, `SELECT count() FROM ${bad}`);
  if (anyBad > 0) await insertRejects(context, `(${context.compiled.uncut(bad)})`, { own: context.compiled.ownFaults, between: context.compiled.crossFaults });
  if (!await segments.copyFaulty(`${typed} WHERE NOT is_bad AND case_id IN (SELECT case_id FROM ${problem})`)) return;
  await insertRejects(context, faulty, { own: 'p.found_case', between: 'p.found_case', join: [
    'INNER JOIN (SELECT case_id AS problem_id, groupUniqArray((column, value, reason)) AS found_case',
    `FROM ${problem} GROUP BY case_id) AS p ON t.v_case_id = p.problem_id`,
  ].join(' ') });
}
