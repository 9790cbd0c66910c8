import { effectiveCases, KINDS_IN_CASES, type Engine } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, askRows, loadTables, runStep, sameBody, twoAtATime, type BodyContext, type StepContext } from '../stage/load-context.js';

/** Replaced cases per statement: the set that is held in memory while years are copied without them. */
const GROUP_CASES = 500_000;

/** An empty `case_next` with a uuid nobody has seen. The old one goes in the background: questions may still be reading it. */
export async function freshNext(engine: Engine): Promise<void> {
  await engine.writer.run({ sql: 'DROP TABLE IF EXISTS concord.case_next' });
  await engine.writer.run({ sql: 'CREATE TABLE concord.case_next AS concord.case_current' });
}

/** A load, or the withdrawal of one, as far as the next table is concerned. */
export type NextContext = StepContext & BodyContext & {
  readonly loadNo: number;
  /** Which loads of reference data count: a condition over `concord.record_version`. */
  readonly records: string;
};

interface Year {
  readonly year: number;
  /** Cases that leave it. */
  readonly replaced: number;
  /** Cases that come into it. */
  readonly incoming: number;
}

async function years(context: NextContext, sql: string): Promise<readonly Year[]> {
  const { rows } = await context.engine.writer.ask({ sql });
  return rows.map(([year, replaced, incoming]) => ({ year: Number(year), replaced: Number(replaced), incoming: Number(incoming) }));
}

/** Neighbouring years together, as long as the cases replaced in them stay under the limit. */
function grouped(touched: readonly Year[]): readonly (readonly number[])[] {
  const groups: { years: number[]; replaced: number }[] = [];
  for (const { year, replaced } of touched) {
    const last = groups.at(-1);
    if (last !== undefined && last.replaced + replaced <= GROUP_CASES) {
      last.years.push(year);
      last.replaced += replaced;
    } else groups.push({ years: [year], replaced });
  }
  return groups.map((group) => group.years);
}

/** How rows as delivered become rows as figures show them, by the kinds of reference data in force; `ids` is a SELECT of their cases. */
export async function effective({ records, ...context }: StepContext & { readonly records: string }): Promise<(rows: string, ids: string) => string> {
  const known = KINDS_IN_CASES.map((kind) => `'${kind}'`).join(', ');
  const rows = await askRows(context, `SELECT DISTINCT kind FROM concord.record_version WHERE kind IN (${known}) AND ${records}`);
  const inForce = KINDS_IN_CASES.filter((kind) => rows.some(([one]) => one === kind));
  return (cases, ids) => effectiveCases(cases, records, inForce, ids);
}

/** Current cases of the touched years that this load does not replace. */
async function keepOthers(context: NextContext, group: readonly number[]): Promise<void> {
  const list = group.join(', ');
  const replaced = `SELECT case_id FROM ${loadTables(context.loadNo).moved} WHERE old_year IN (${list})`;
  await runStep(context, 'concord.case_next',
    `SELECT * FROM concord.case_current WHERE toYear(received_on) IN (${list}) AND NOT (${sameBody(context)} AND case_id IN (${replaced}))`, {}, 'serving');
}

/**
 * Fills a fresh `concord.case_next` (a new table each time, so that its uuid names one publication) from the current cases without those in
 * the load's table `moved`, and from `incoming`: a table and condition of rows shaped like `concord.case_version`. Years neither touches are
 * linked, not copied; what comes is filled from reference data (`effectiveCases`); a case whose date of receipt was corrected touches the year it leaves and the year it goes to.
 * Throws `NOT_RECONCILED` unless it holds every case that stays and every one that comes, once.
 */
export async function buildNext(context: NextContext, incoming: string): Promise<void> {
  const { engine, loadNo } = context;
  const { moved } = loadTables(loadNo);
  await freshNext(engine);
  const touched = await years(context, [
    'SELECT year, sum(leave), sum(come) FROM (',
    `SELECT toYear(received_on) AS year, 0 AS leave, count() AS come FROM ${incoming} GROUP BY year`,
    `UNION ALL SELECT old_year AS year, count() AS leave, 0 AS come FROM ${moved} GROUP BY year`,
    ') GROUP BY year ORDER BY year',
  ].join(' '));
  const touchedYears = new Set(touched.map(({ year }) => year));
  const present = await years(context, 'SELECT DISTINCT toYear(received_on) AS year, 0, 0 FROM concord.case_current ORDER BY year');
  for (const { year } of present) {
    if (!touchedYears.has(year)) await engine.writer.run({ sql: `ALTER TABLE concord.case_next ATTACH PARTITION ${String(year)} FROM concord.case_current` });
  }
  const presentYears = new Set(present.map(({ year }) => year));
  for (const group of grouped(touched.filter(({ year }) => presentYears.has(year)))) await keepOthers(context, group);
  // Year by year, so that a block makes one part and not one in every year; two at a time, since to plan one takes a third of its time, on one core; the longest first, so that none is left alone in the end.
  const filled = await effective(context);
  const ofYear = (year: number): string => `${incoming} AND toYear(received_on) = ${String(year)}`;
  const blocks = touched.length > 1 ? 'servingAbreast' : 'serving';
  await twoAtATime([...touched].sort((a, b) => b.incoming - a.incoming), async ({ year }) => {
    await runStep(context, 'concord.case_next', filled(`SELECT * FROM ${ofYear(year)}`, `SELECT case_id FROM ${ofYear(year)}`), {}, blocks);
  });
  await assertComplete(context, incoming);
}

async function assertComplete(context: NextContext, incoming: string): Promise<void> {
  const count = async (rows: string): Promise<number> => (await askNumbers(context, `SELECT count() FROM ${rows}`))[0] ?? 0;
  const expected = await count('concord.case_current') - await count(loadTables(context.loadNo).moved) + await count(incoming);
  const next = await count('concord.case_next');
  if (next === expected) return;
  throw new LoadRefused('NOT_RECONCILED', `待发布的案件数 ${String(next)} 与应有数 ${String(expected)} 不符。`, `The next table holds ${String(next)} cases instead of ${String(expected)}.`);
}
