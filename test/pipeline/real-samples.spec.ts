import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadFiles, readProfile, type LoadResult } from '@concord/etl';
import { addCalendarDays, isWorkday, readWorkCalendar } from '@concord/sql';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

const REPOSITORY = resolve(__dirname, '../..');
const SHARED = process.env['SHARED_DIR'] ?? join(REPOSITORY, '../shared');
const sample = (name: string): string => join(SHARED, 'data', name);
const CFPB = join(REPOSITORY, 'etl/samples/cfpb-complaints.csv.gz');
const CT = sample('ct_complaints.csv.gz');
const AAA = ['q3', 'q4'].map((quarter) => sample(`aaa-2018-${quarter}.pseudonymised.csv.gz`));

const HOLIDAYS = sample('holiday-cn');

/** What an independent reading of the same files says. */
function oracle(...args: readonly string[]): Record<string, unknown> {
  return JSON.parse(execFileSync('python3', [join(__dirname, 'oracle.py'), ...args], { encoding: 'utf8', maxBuffer: 1 << 24 })) as Record<string, unknown>;
}

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const load = async (profile: string, ...files: string[]): Promise<LoadResult> => loadFiles(store.stores, { profile: await readProfile(profile), files, pseudonymKey: KEY });
const one = async (sql: string): Promise<readonly unknown[]> => (await store.ask(sql))[0] ?? [];
const byYear = async (dataset: string): Promise<Record<string, number>> =>
  Object.fromEntries((await store.ask(`SELECT toString(toYear(received_on)), count() FROM concord.case_current WHERE dataset = '${dataset}' GROUP BY 1 ORDER BY 1`)).map(([year, n]) => [String(year), Number(n)]));

it('consumer complaints: 62,516 rows are 62,516 cases, and no closing date is invented', async () => {
  const result = await load('cfpb-complaints', CFPB);
  const told = oracle('cfpb', CFPB);
  expect(told).toMatchObject({ rows: 62_516, cases: 62_516, open: 1_494 });
  expect(result).toMatchObject({ delivered: told['rows'], loaded: told['cases'], folded: 0, rejected: 0, asOf: told['last_day'] });
  expect((await one("SELECT countIf(outcome = 'S'), countIf(outcome = ''), countIf(closed_on IS NOT NULL) FROM concord.case_current WHERE dataset = 'cfpb-complaints'")).map(Number)).toEqual([told['relief'], told['open'], 0]);
  expect(await byYear('cfpb-complaints')).toEqual(told['received_by_year']);
}, 300_000);

(existsSync(CT) ? it : it.skip)('insurance complaints: 75,045 rows are 21,174 cases, and $24.43 M, not $135.43 M', async () => {
  const result = await load('ct-insurance', CT);
  const told = oracle('ct', CT);
  expect(told).toMatchObject({ rows: 75_045, cases: 21_174, recovered_by_case: '24430108.5', recovered_by_row: '135432311.37' });
  expect(result).toMatchObject({ delivered: 75_045, loaded: 21_174, folded: 53_871, rejected: 0, asOf: told['last_day'] });
  const [recovered, untold] = await one("SELECT toString(sum(amount_agreed)), countIf(outcome_raw = '') FROM concord.case_current WHERE dataset = 'ct-insurance'");
  expect([recovered, Number(untold)]).toEqual([told['recovered_by_case'], told['untold']]);
  expect(await byYear('ct-insurance')).toEqual(told['received_by_year']);
}, 300_000);

(AAA.every(existsSync) ? it : it.skip)('arbitrations: two snapshots that restate each other', async () => {
  const told = oracle('aaa', ...AAA);
  expect(told).toMatchObject({ steps: [{ rows: 19_416, cases: 18_327 }, { rows: 19_808, cases: 18_771 }] });
  for (const [i, step] of (told['steps'] as Record<string, number>[]).entries()) {
    const result = await load('aaa-arbitration', AAA[i] ?? '');
    expect(result).toMatchObject({ delivered: step['rows'], folded: (step['rows'] ?? 0) - (step['cases'] ?? 0), casesNew: step['new'], casesChanged: step['changed'], unchanged: step['unchanged'], rejected: 0 });
    if (i === 0) expect(await one("SELECT toString(sum(amount_agreed)) FROM concord.case_current WHERE dataset = 'aaa-arbitration'")).toEqual([told['awarded_first']]);
  }
  const [cases, awarded, settled, unassigned] = await one("SELECT count(), toString(sum(amount_agreed)), countIf(outcome = 'S'), countIf(mediator = '') FROM concord.case_current WHERE dataset = 'aaa-arbitration'");
  expect([Number(cases), awarded, Number(settled), Number(unassigned)]).toEqual([told['cases'], told['awarded'], told['settled'], told['unassigned']]);
}, 300_000);

(existsSync(HOLIDAYS) ? it : it.skip)('statutory holidays: as many working days a year as a count of the notices says', () => {
  const told = oracle('workdays', HOLIDAYS) as Record<string, number>;
  expect(Object.keys(told)).toHaveLength(20);
  const calendar = readWorkCalendar();
  const count = (year: string): number => {
    let workdays = 0;
    for (let day = `${year}-01-01`; day.startsWith(year); day = addCalendarDays(day, 1)) workdays += Number(isWorkday(calendar, day));
    return workdays;
  };
  expect(Object.fromEntries(Object.keys(told).map((year) => [year, count(year)]))).toEqual(told);
});
