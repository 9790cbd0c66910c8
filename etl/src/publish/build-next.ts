import type { Engine } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, loadTables, MONTHLY, runStep, sameBody, type LoadContext } from '../stage/load-context.js';

/** Replaced cases per statement: the set that is held in memory while months are copied without them. */
const GROUP_CASES = 500_000;

/** An empty `case_next` with a uuid nobody has seen. The old one goes in the background: questions may still be reading it. */
export async function freshNext(engine: Engine): Promise<void> {
  await engine.writer.run({ sql: 'DROP TABLE IF EXISTS concord.case_next' });
  await engine.writer.run({ sql: 'CREATE TABLE concord.case_next AS concord.case_current' });
}

interface Month {
  readonly month: number;
  readonly replaced: number;
}

async function months(context: LoadContext, sql: string): Promise<readonly Month[]> {
  const { rows } = await context.engine.writer.ask({ sql });
  return rows.map(([month, replaced]) => ({ month: Number(month), replaced: Number(replaced) }));
}

/** Neighbouring months together, as long as the cases replaced in them stay under the limit. */
function grouped(touched: readonly Month[]): readonly (readonly number[])[] {
  const groups: { months: number[]; replaced: number }[] = [];
  for (const { month, replaced } of touched) {
    const last = groups.at(-1);
    if (last !== undefined && last.replaced + replaced <= GROUP_CASES) {
      last.months.push(month);
      last.replaced += replaced;
    } else groups.push({ months: [month], replaced });
  }
  return groups.map((group) => group.months);
}

/** Current cases of the touched months that this load does not replace. */
async function keepOthers(context: LoadContext, group: readonly number[]): Promise<void> {
  const list = group.join(', ');
  const replaced = `SELECT case_id FROM ${loadTables(context.loadNo).moved} WHERE old_month IN (${list})`;
  await runStep(context, MONTHLY,
    `SELECT * FROM concord.case_current WHERE toYYYYMM(received_on) IN (${list}) AND NOT (${sameBody(context)} AND case_id IN (${replaced}))`);
}

/**
 * Fills a fresh `concord.case_next` (a new table each time, so that its uuid names one publication): months this load does not touch are
 * linked, not copied; a case whose date of receipt was corrected touches the month it leaves and the month it goes to.
 * Throws `NOT_RECONCILED` unless it holds every current case and every new one, once.
 */
export async function buildNext(context: LoadContext, cases: { readonly loaded: number; readonly casesChanged: number }): Promise<void> {
  const { engine, loadNo } = context;
  const { moved } = loadTables(loadNo);
  await freshNext(engine);
  const touched = await months(context, [
    'SELECT month, sum(n) FROM (',
    `SELECT toYYYYMM(received_on) AS month, 0 AS n FROM concord.case_version WHERE load_no = ${String(loadNo)} GROUP BY month`,
    `UNION ALL SELECT old_month AS month, count() AS n FROM ${moved} GROUP BY month`,
    ') GROUP BY month ORDER BY month',
  ].join(' '));
  const touchedMonths = new Set(touched.map(({ month }) => month));
  const present = await months(context, 'SELECT DISTINCT toYYYYMM(received_on) AS month, 0 FROM concord.case_current ORDER BY month');
  for (const { month } of present) {
    if (!touchedMonths.has(month)) await engine.writer.run({ sql: `ALTER TABLE concord.case_next ATTACH PARTITION ${String(month)} FROM concord.case_current` });
  }
  const presentMonths = new Set(present.map(({ month }) => month));
  for (const group of grouped(touched.filter(({ month }) => presentMonths.has(month)))) await keepOthers(context, group);
  await runStep(context, MONTHLY, `SELECT * FROM concord.case_version WHERE load_no = ${String(loadNo)}`);
  await assertComplete(context, cases);
}

async function assertComplete(context: LoadContext, { loaded, casesChanged }: { readonly loaded: number; readonly casesChanged: number }): Promise<void> {
  const [before = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_current');
  const [next = 0] = await askNumbers(context, 'SELECT count() FROM concord.case_next');
  if (next === before + loaded - casesChanged) return;
  throw new LoadRefused('NOT_RECONCILED', `待发布的案件数 ${String(next)} 与应有数 ${String(before + loaded - casesChanged)} 不符。`, `The next table holds ${String(next)} cases instead of ${String(before + loaded - casesChanged)}.`);
}
