import { sqlText } from '../map/literal.js';
import { bucketSql } from '../map/type-rows.js';
import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, loadTables, runStep, sameBody, type LoadContext } from '../stage/load-context.js';

/** Cases of a source that a full snapshot did not bring. They stand beside the rows delivered, not among them. */
export interface Absences {
  /** Not brought, and still in every figure. */
  readonly missing: number;
  /** Not brought, and out of the current figures. */
  readonly withdrawn: number;
}

/** Buckets per step, so that the ids compared at a time stay few. */
const STEP = 8;

/** Rejected rows that do not tell which case they are about: too few fields, an empty id. */
export async function namelessRows(context: LoadContext): Promise<number> {
  const { loadNo, into } = context;
  const rejected = `${into.rejects} WHERE load_no = ${String(loadNo)}`;
  const [all = 0] = await askNumbers(context, `SELECT uniqExact(row_no) FROM ${rejected}`);
  const [named = 0] = await askNumbers(context, `SELECT count() FROM ${loadTables(loadNo).typed} WHERE case_id != '' AND row_no IN (SELECT row_no FROM ${rejected})`);
  return all - named;
}

/** What a snapshot takes out of the cases its source had. */
export interface Missed {
  readonly held: number;
  readonly leaving: number;
}

/** Throws `TOO_MANY_MISSING` where more than this share of the cases held is leaving. */
export function assertNotTooMany({ held, leaving }: Missed, maxShare: number): void {
  if (leaving <= held * maxShare) return;
  const share = `${String(leaving)} / ${String(held)}`;
  throw new LoadRefused('TOO_MANY_MISSING', `快照缺少的案件过多（${share}），未发布；若确已撤下，请调高来源档案中的 max_missing_share。`, `The snapshot lacks too many cases (${share}); nothing was published. If they are gone indeed, raise max_missing_share in the source profile.`);
}

/** Takes what this load withdraws out of the next table. */
async function takeOut(context: LoadContext): Promise<Missed> {
  const { loadNo, into } = context;
  const gone = `concord.case_current WHERE ${sameBody(context)} AND case_id IN (SELECT case_id FROM ${into.marks} WHERE load_no = ${String(loadNo)} AND mark = 'withdrawn')`;
  const [held = 0] = await askNumbers(context, `SELECT count() FROM concord.case_current WHERE ${sameBody(context)}`);
  const [leaving = 0] = await askNumbers(context, `SELECT count() FROM ${gone}`);
  await runStep(context, `${loadTables(loadNo).moved} (old_year, case_id)`, `SELECT toYear(received_on), case_id FROM ${gone}`);
  return { held, leaving };
}

/**
 * Where the profile delivers full snapshots: marks every case of this source that is held, or was until an earlier snapshot withdrew it, and that no
 * row of this one names. A row that is rejected still names its case. Where rejected rows name none, the missing cases may be theirs, so none is
 * withdrawn. Call after `loadCases`; what it returns is to be judged by `assertNotTooMany`.
 */
export async function noteAbsences(context: LoadContext, buckets: number): Promise<Missed> {
  const { loadNo, dataset, profile, into } = context;
  const none = { held: 0, leaving: 0 };
  if (profile.delivery !== 'snapshot') return none;
  const mark = profile.missing === 'withdrawn' && await namelessRows(context) === 0 ? 'withdrawn' : 'missing';
  for (let from = 0; from < buckets; from += STEP) {
    const within = (bucket: string): string => `${bucket} >= ${String(from)} AND ${bucket} < ${String(from + STEP)}`;
    const body = `${sameBody(context)} AND ${within(bucketSql('case_id', buckets))}`;
    await runStep(context, `${into.marks} (load_no, dataset, source, case_id, mark, row_no)`, [
      `SELECT ${String(loadNo)}, ${sqlText(dataset)}, ${sqlText(profile.source)}, case_id, '${mark}', 0 FROM (`,
      `SELECT case_id FROM concord.case_current WHERE ${body} UNION DISTINCT`,
      `SELECT case_id FROM concord.case_mark WHERE ${body} AND mark = 'withdrawn' AND load_no IN (SELECT load_no FROM concord.publication))`,
      `WHERE case_id NOT IN (SELECT case_id FROM ${loadTables(loadNo).typed} WHERE ${within('bucket')})`,
    ].join(' '));
  }
  return mark === 'withdrawn' ? takeOut(context) : none;
}

/** What a load found missing. */
export async function countAbsences(context: LoadContext): Promise<Absences> {
  const [missing = 0, withdrawn = 0] = await askNumbers(context, `SELECT countIf(mark = 'missing'), countIf(mark = 'withdrawn') FROM ${context.into.marks} WHERE load_no = ${String(context.loadNo)}`);
  return { missing, withdrawn };
}
