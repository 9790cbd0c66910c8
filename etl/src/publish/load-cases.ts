import { CANONICAL_COLUMNS } from '@concord/sql';
import { foldedValues } from '../map/fold-select.js';
import { sqlText } from '../map/literal.js';
import { bucketSql, contentHash } from '../map/type-rows.js';
import { noteCasesBack } from '../reject/returned-rows.js';
import { askNumbers, loadTables, runStep, sameBody, type LoadContext } from '../stage/load-context.js';

const NAMES = CANONICAL_COLUMNS.map(({ name }) => name);
const COLUMNS = NAMES.join(', ');

/** What became of the cases of a load; `casesChanged` are among `loaded`. */
export interface LoadedCases {
  readonly loaded: number;
  readonly unchanged: number;
  readonly casesChanged: number;
}

/** Neighbouring buckets that are taken in one step: from (inclusive), to (exclusive). */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Buckets per step: grouping holds every column of its rows in memory, comparing only an id and a hash, copying nothing. */
function spansOf(context: LoadContext, buckets: number, anyCurrent: boolean): readonly Span[] {
  const step = context.profile.grain === 'fold' ? 1 : anyCurrent ? 8 : buckets;
  return Array.from({ length: Math.ceil(buckets / step) }, (_, index) => ({ from: index * step, to: Math.min(buckets, (index + 1) * step) }));
}

const within = (bucket: string, { from, to }: Span): string => `${bucket} >= ${String(from)} AND ${bucket} < ${String(to)}`;

/** Typed rows of a span that may be loaded. */
function goodRows(context: LoadContext, span: Span): string {
  const { typed, problem, repeat } = loadTables(context.loadNo);
  const good = `${typed} WHERE ${within('bucket', span)} AND NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem})`;
  return context.profile.grain === 'row' ? `${good} AND row_no NOT IN (SELECT row_no FROM ${repeat})` : good;
}

/** The cases of a span, one row each: `row_no` is the first of the rows they came from. */
function casesOf(context: LoadContext, span: Span): string {
  if (context.profile.grain === 'row') return `SELECT row_no, ${COLUMNS}, row_hash AS new_hash FROM ${goodRows(context, span)}`;
  const folded = foldedValues(context.profile, context.compiled.mapped).map(({ name, sql }) => `CAST(${sql}, '${context.types.get(name) ?? 'String'}') AS f_${name}`);
  const renamed = NAMES.map((name) => `f_${name} AS ${name}`);
  return `SELECT *, ${contentHash(context.columns)} AS new_hash FROM (SELECT first_row AS row_no, ${renamed.join(', ')} FROM (SELECT min(row_no) AS first_row, ${folded.join(', ')} FROM ${goodRows(context, span)} GROUP BY bucket, case_id))`;
}

/** What the store holds of a span's cases. */
const currentOf = (context: LoadContext, buckets: number, span: Span): string =>
  `concord.case_current WHERE ${sameBody(context)} AND ${within(bucketSql('case_id', buckets), span)}`;

/** Ids of a span's new versions. */
const versionsOf = (context: LoadContext, buckets: number, span: Span): string =>
  `SELECT case_id FROM ${context.into.versions} WHERE load_no = ${String(context.loadNo)} AND ${within(bucketSql('case_id', buckets), span)}`;

async function insertVersions(context: LoadContext, buckets: number, span: Span, anyCurrent: boolean): Promise<void> {
  const { dataset, profile, loadNo, into } = context;
  const differs = anyCurrent
    ? [`LEFT JOIN (SELECT case_id AS old_id, content_hash AS old_hash FROM ${currentOf(context, buckets, span)}) AS o ON n.case_id = o.old_id`, "WHERE o.old_id = '' OR o.old_hash != new_hash"]
    : [];
  await runStep(context, `${into.versions} (dataset, source, ${COLUMNS}, load_no, row_no, content_hash)`, [
    `SELECT ${sqlText(dataset)}, ${sqlText(profile.source)}, ${COLUMNS}, ${String(loadNo)}, row_no, new_hash`,
    `FROM (${casesOf(context, span)}) AS n`,
    ...differs,
  ].join('\n'), {}, 'history');
}

/** Notes which current cases this span replaces, and in which year they stand now. */
async function noteMoved(context: LoadContext, buckets: number, span: Span): Promise<void> {
  await runStep(context, `${loadTables(context.loadNo).moved} (old_year, case_id)`,
    `SELECT toYear(received_on), case_id FROM ${currentOf(context, buckets, span)} AND case_id IN (${versionsOf(context, buckets, span)})`);
}

/** Found from the other side: cases delivered, held already, and not among the new versions. */
async function markUnchanged(context: LoadContext, buckets: number, span: Span): Promise<void> {
  const { dataset, profile, loadNo, into } = context;
  await runStep(context, `${into.marks} (load_no, dataset, source, case_id, mark, row_no)`, [
    `SELECT ${String(loadNo)}, ${sqlText(dataset)}, ${sqlText(profile.source)}, case_id, 'unchanged', min(row_no) FROM ${goodRows(context, span)}`,
    `AND case_id IN (SELECT case_id FROM ${currentOf(context, buckets, span)})`,
    `AND case_id NOT IN (${versionsOf(context, buckets, span)}) GROUP BY case_id`,
  ].join(' '));
}

/** Writes a version of every case that is new or holds something else than the store does, and marks those that are as held. Span by span, so that memory stays bounded. */
export async function loadCases(context: LoadContext, buckets: number, progress: (done: number) => void): Promise<LoadedCases> {
  const [current = 0] = await askNumbers(context, `SELECT count() FROM concord.case_current WHERE ${sameBody(context)}`);
  for (const span of spansOf(context, buckets, current > 0)) {
    await insertVersions(context, buckets, span, current > 0);
    if (current > 0) {
      await noteMoved(context, buckets, span);
      await markUnchanged(context, buckets, span);
    }
    progress(span.to);
  }
  await noteCasesBack(context);
  const [loaded = 0] = await askNumbers(context, `SELECT count() FROM ${context.into.versions} WHERE load_no = ${String(context.loadNo)}`);
  const [casesChanged = 0] = await askNumbers(context, `SELECT count() FROM ${loadTables(context.loadNo).moved}`);
  const [unchanged = 0] = await askNumbers(context, `SELECT count() FROM ${context.into.marks} WHERE load_no = ${String(context.loadNo)}`);
  return { loaded, unchanged, casesChanged };
}
