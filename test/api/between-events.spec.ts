import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId } from '@concord/etl';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Told {
  chart: string; centre: number | null; lower: number | null; upper: number | null; trust: string; events: number; from: string; event: { zh: string };
  gaps: { since: string; on: string; between: number; rule: string | null; variation: string }[];
  quiet: { since: string; until: string; between: number; beyond: boolean } | null;
  findings: { what: string; tone: string; words: { zh: string; en: string } }[];
}

const [SINCE, AS_OF] = ['2023-07-01', '2026-06-30'];
const QUERY = `query($input: RareEventsInput!) { rareEvents(input: $input) { chart centre lower upper trust events from event { zh }
  gaps { since on between rule variation } quiet { since until between beyond } findings { what tone words { zh en } } } }`;
const HEAD = 'case_id,received_on,closed_on,outcome,business';

/** Days between cases of the rare type; the fifteenth is a second of the same day. */
const BETWEEN = [31, 44, 12, 60, 25, 38, 71, 19, 52, 28, 33, 47, 22, 0, 64, 41, 35, 29, 58, 37];
const RARE = BETWEEN.reduce<string[]>((days, gap) => [...days, addCalendarDays(days.at(-1) ?? '', gap)], ['2023-07-10']);
/** A case decided every other day, every 45th of them without success; 2 to 9 days after it came. */
const DECIDED = Array.from({ length: 540 }, (_, i) => {
  const received = addCalendarDays('2023-06-25', i * 2);
  const failed = i % 45 === 20 + ((i * 7) % 13) || i % 97 === 50;
  return `D${String(i)},${received},${addCalendarDays(received, 2 + ((i * 5) % 8))},${failed ? 'U1' : 'S2'},B01`;
});
const CASES = [...RARE.map((day, i) => `R${String(i)},${day},,,B04`), ...DECIDED, `LAST,${AS_OF},,,B01`];

let api: Api;
let folder = '';
async function load(profile: string, lines: readonly string[], dataset = 'centre'): Promise<void> {
  const path = join(folder, `${profile}-${dataset}.csv`);
  await writeFile(path, [...lines, ''].join('\n'));
  expect(await api.load(profile, path, dataset)).toMatchObject({ state: 'published', rejects: [] });
}
async function ask(input: object): Promise<Told> {
  const { data, errors } = await api.ask<{ rareEvents: Told }>(QUERY, { input: { dataset: 'centre', to: AS_OF, ...input } });
  expect(errors).toBeUndefined();
  if (!data) throw new TypeError('no answer');
  return data.rareEvents;
}
const worked = (chart: string): { gaps: number[]; quiet: number; limits: number[] } =>
  JSON.parse(execFileSync('python3', [join(__dirname, 'between-events.py'), chart, SINCE, AS_OF], { input: [HEAD, ...CASES].join('\n'), encoding: 'utf8' })) as { gaps: number[]; quiet: number; limits: number[] };
function expectSame(told: Told, { gaps, limits, quiet }: ReturnType<typeof worked>): void {
  expect(told.gaps.map(({ between }) => between)).toEqual(gaps);
  expect(told.quiet?.between).toBe(quiet);
  expect([told.lower, told.centre, told.upper]).toEqual(limits.map((limit) => expect.closeTo(limit, 8) as number));
}

const RARE_TYPE = { metric: 'intake', filters: [{ dimension: 'business', values: ['B04'] }] };

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-between-'));
  await load('canonical', [HEAD, ...CASES]);
  await load('canonical', [HEAD, ...CASES], 'broken');
  await load(recordProfileId('definition_break'), ['break_id,changed_on,metric,text_zh', 'B1,2025-01-01,intake,口径调整'], 'broken');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('judges a rare type by the days between its cases, as worked out row by row', async () => {
  const told = await ask(RARE_TYPE);
  expect(told).toMatchObject({ chart: 't', trust: 'full', events: 21, from: SINCE, event: { zh: '收案件数' }, quiet: { since: RARE.at(-1), until: AS_OF } });
  expect(told.gaps.map(({ since, on }) => [since, on])).toEqual(RARE.slice(1).map((day, i) => [RARE[i], day]));
  expectSame(told, worked('t'));
  // Two come on one day, as chance has it: the limit would lie within the first day, so there is none.
  expect(told.lower).toBe(0);
  expect(told.gaps.filter(({ variation }) => variation !== 'common_cause')).toEqual([]);
});

it('tells that it has been quiet for longer than chance gives', async () => {
  const { findings, quiet, upper } = await ask(RARE_TYPE);
  expect(quiet?.between).toBeGreaterThan(upper ?? Infinity);
  expect(quiet?.beyond).toBe(true);
  expect(findings.map(({ what, tone }) => [what, tone])).toEqual([['rare', 'normal'], ['gap', 'normal'], ['quiet', 'neutral']]);
  expect(findings[0]?.words.zh).toContain('改看相邻两件相隔的天数（t 图）：自2023年7月1日起共 21 件');
  expect(findings[1]?.words.zh).toContain('最近一次间隔 37 天');
  expect(findings[2]?.words).toEqual({ zh: expect.stringContaining('超过控制上限') as string, en: expect.stringContaining('beyond the upper limit') as string });
});

it('judges the rarer side of a share by the cases between', async () => {
  const told = await ask({ metric: 'settlement_rate', filters: [] });
  expect(told).toMatchObject({ chart: 'g', event: { zh: '非调解成功' } });
  expectSame(told, worked('g'));
});

it('begins anew where a definition changed, and judges nothing on fewer than twelve gaps', async () => {
  const told = await ask({ ...RARE_TYPE, dataset: 'broken' });
  const since = RARE.filter((day) => day >= '2025-01-01');
  expect(told).toMatchObject({ from: '2025-01-01', events: since.length, trust: 'too_few', centre: null, lower: null, upper: null });
  expect(told.findings.at(-1)?.words.en).toBe('Fewer than 12 gaps: no control limits yet, and no verdict.');
});

it('tells where there is none, and refuses what has nothing between', async () => {
  const none = await ask({ metric: 'intake', filters: [{ dimension: 'business', values: ['B09'] }] });
  expect(none).toMatchObject({ events: 0, gaps: [], quiet: null, findings: [{ what: 'rare' }] });
  const { errors } = await api.ask(QUERY, { input: { dataset: 'centre', to: AS_OF, metric: 'pending', filters: [] } });
  expect(errors).toMatchObject([{ message: expect.stringContaining('neither a count nor a share') as string, extensions: { code: 'BAD_INPUT' } }]);
});
