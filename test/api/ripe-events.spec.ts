import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Told { chart: string; events: number; event: { zh: string }; gaps: { between: number }[]; quiet: { since: string; until: string; between: number; beyond: boolean } | null; findings: { what: string; words: { zh: string; en: string } }[] }

const [SINCE, AS_OF, DAYS] = ['2023-07-01', '2026-06-30', 1_096];
const QUERY = 'query($input: RareEventsInput!) { rareEvents(input: $input) { chart events event { zh } gaps { between } quiet { since until between beyond } findings { what words { zh en } } } }';
const HEAD = 'case_id,received_on,assigned_on,attempted_on,closed_on,outcome,reopened_on';

/** A case a day. One in 61 is never attempted, one in 53 comes back after ten days; those of the last forty days lie open and nobody has called, and so does one of March. */
const CASES = Array.from({ length: DAYS }, (_, i) => {
  const on = addCalendarDays(SINCE, i);
  const isOpen = i >= DAYS - 40 || on === '2026-03-10';
  const closed = addCalendarDays(on, 6);
  const isBack = i % 53 === 17;
  return [`C${String(i)}`, on, on, isOpen || i % 61 === 30 ? '' : on, isOpen ? '' : closed, isOpen ? '' : 'S2', isOpen || !isBack ? '' : addCalendarDays(closed, 10)].join(',');
});

let api: Api;
let folder = '';
async function ask(metric: string, to: string, dataset = 'ripe'): Promise<Told> {
  const { data, errors } = await api.ask<{ rareEvents: Told }>(QUERY, { input: { dataset, filters: [], metric, to } });
  expect(errors).toBeUndefined();
  if (!data) throw new TypeError('no answer');
  return data.rareEvents;
}
async function load(dataset: string, lines: readonly string[]): Promise<void> {
  const path = join(folder, `${dataset}.csv`);
  await writeFile(path, [HEAD, ...lines, ''].join('\n'));
  expect(await api.load('canonical', path, dataset, AS_OF)).toMatchObject({ state: 'published', rejects: [] });
}
const worked = (what: string) => JSON.parse(execFileSync('python3', [join(__dirname, 'ripe-events.py'), what, SINCE, AS_OF], { input: [HEAD, ...CASES].join('\n'), encoding: 'utf8' })) as { gaps: number[]; quiet: Told['quiet'] };

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-ripe-'));
  await load('ripe', CASES);
  await load('unripe', CASES.slice(-40));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('takes a case nobody has called yet for no event, and ends with the last month that is ripe', async () => {
  const told = await ask('funnel_attempted', AS_OF);
  const { gaps, quiet } = worked('unattempted');
  expect(told).toMatchObject({ chart: 'g', event: { zh: '非已尝试联系' }, gaps: gaps.map((between) => ({ between })), quiet: { ...quiet, beyond: false } });
  expect(quiet?.until).toBe('2026-04-30');
  expect(told.findings.at(-1)?.words.zh).toContain('此后至2026年4月30日已有');
});

it('is quiet up to the last day that can be known, not up to the last day of the data', async () => {
  const told = await ask('reopen_rate', AS_OF);
  const { gaps, quiet } = worked('reopened');
  expect(told).toMatchObject({ chart: 'g', event: { zh: '90 日内重开' }, gaps: gaps.map((between) => ({ between })), quiet: { ...quiet, beyond: false } });
  expect(quiet?.until).toBe('2026-04-01');
  expect(told.findings.at(-1)?.words.en).toContain('up to 1 Apr 2026');
  // What is asked of an earlier day ends with it.
  expect((await ask('reopen_rate', '2026-02-28')).quiet?.until).toBe('2026-02-28');
});

it('judges nothing where no month is ripe', async () => {
  expect(await ask('funnel_attempted', AS_OF, 'unripe')).toMatchObject({ events: 0, gaps: [], quiet: null, findings: [{ what: 'rare', words: { zh: expect.stringContaining('暂不判断') as string } }] });
  expect(await ask('reopen_rate', AS_OF, 'unripe')).toMatchObject({ events: 0, gaps: [], quiet: null });
});

it('says of what is not rare that its months are to be looked at', async () => {
  expect(await ask('intake', AS_OF)).toMatchObject({ chart: 't', events: DAYS, gaps: [], quiet: null, findings: [{ what: 'frequent', words: { zh: '“收案件数”自2023年7月1日起共 1,096 件，并不罕见，不按间隔判断，请看月度走势。' } }] });
});
