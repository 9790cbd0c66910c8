import { effectiveCases, KINDS_IN_CASES, REFERENCE_COLUMNS, type SubjectId } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, askRows, runStep, type StepContext } from '../stage/load-context.js';
import { freshNext } from './build-next.js';

/** A load, or the withdrawal of one, that changes reference data. */
export interface RefillContext extends StepContext {
  readonly dataset: string;
  /** Which loads of reference data count from now on: a condition over `concord.record_version`. */
  readonly records: string;
}

/** What reference data may change in a case, as one number that does not depend on the order of rows. */
const FILLED = `sum(cityHash64(source, case_id, ${REFERENCE_COLUMNS.map((name) => `ifNull(toString(${name}), '')`).join(', ')}))`;

/** The dataset's current cases received in a year, as delivered. */
function deliveredIn(dataset: string, year: number): string {
  const current = `SELECT source, case_id, load_no FROM concord.case_current WHERE dataset = ${sqlText(dataset)} AND toYear(received_on) = ${String(year)}`;
  return `SELECT * FROM concord.case_version WHERE dataset = ${sqlText(dataset)} AND (source, case_id, load_no) IN (${current})`;
}

async function changes({ dataset, records, ...context }: RefillContext, year: number): Promise<boolean> {
  const [now] = await askNumbers(context, `SELECT ${FILLED} FROM concord.case_current WHERE dataset = ${sqlText(dataset)} AND toYear(received_on) = ${String(year)}`);
  const [then] = await askNumbers(context, `SELECT ${FILLED} FROM (${effectiveCases(deliveredIn(dataset, year), records)})`);
  return now !== then;
}

async function refillYear(context: RefillContext, year: number): Promise<void> {
  const { dataset, records } = context;
  await runStep(context, 'concord.case_next', effectiveCases(deliveredIn(dataset, year), records), {}, 'serving');
  await runStep(context, 'concord.case_next', `SELECT * FROM concord.case_current WHERE toYear(received_on) = ${String(year)} AND dataset != ${sqlText(dataset)}`, {}, 'serving');
}

/**
 * Fills a fresh `concord.case_next` with the current cases, those of the dataset as the reference data that `records` lets count has them. Years in which
 * that changes nothing are linked, not copied. Throws `NOT_RECONCILED` unless every case is there.
 */
export async function refillCases(context: RefillContext, kind: SubjectId): Promise<void> {
  const { engine } = context;
  await freshNext(engine);
  const inCases = KINDS_IN_CASES.some((one) => one === kind);
  for (const [cell] of await askRows(context, 'SELECT DISTINCT toYear(received_on) AS year FROM concord.case_current ORDER BY year')) {
    const year = Number(cell);
    if (inCases && (await changes(context, year))) await refillYear(context, year);
    else await engine.writer.run({ sql: `ALTER TABLE concord.case_next ATTACH PARTITION ${String(year)} FROM concord.case_current` });
  }
  const [current = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_current');
  const [next = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_next');
  if (next !== current) throw new LoadRefused('NOT_RECONCILED', `待发布的案件数 ${String(next)} 与应有数 ${String(current)} 不符。`, `The next table holds ${String(next)} cases instead of ${String(current)}.`);
}
