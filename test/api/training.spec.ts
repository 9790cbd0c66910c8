import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId, writeDemo } from '@concord/etl';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Share { successes: number; trials: number }
interface Group { people: number; counted: number; before: Share; after: Share }
interface Effect { evidence: string; unmet: string[]; family: { looked: number; compared: number; chance: number } | null; before: { from: string; attended: Share; others: Share }[]; beforeFrom: string; afterTo: string; isRunning: boolean; expectedAfter: number | null; difference: { effect: number; low: number; high: number; permutationP: number | null; adjustedP: number } | null; attended: Group; others: Group; sentences: { zh: string; en: string }[] }
interface Hours { hours: number | null; ofRecords: number; ofDrills: number }
interface Trainings { on: string; trainings: { training: string; kind: string; heldOn: string; hours: number | null; topic: { zh: string; en: string }; people: { key: string }[] }[]; hours: (Hours & { mediator: { key: string }; team: string })[] }
type Told = Pick<Effect, 'attended' | 'before' | 'difference' | 'evidence' | 'expectedAfter' | 'others' | 'unmet'> & { hours: Record<string, Hours> };

const TRAININGS = 'query($dataset: String!) { trainings(dataset: $dataset) { on trainings { training kind heldOn hours topic { zh en } people { key } } hours { hours ofRecords ofDrills team mediator { key } } } }';
const GROUP = 'people counted before { successes trials } after { successes trials }';
const EFFECT = `query($input: TrainingEffectInput!) { trainingEffect(input: $input) { evidence unmet family { looked compared chance } before { from attended { successes trials } others { successes trials } } beforeFrom afterTo isRunning expectedAfter difference { effect low high permutationP adjustedP } attended { ${GROUP} } others { ${GROUP} } sentences { zh en } } }`;
const POSTS = ['mediator,valid_from,valid_to,organisation,team,training_hours', ...Array.from({ length: 8 }, (_, i) => `M${String(i + 1)},2022-01-01,,A,一组,${i === 7 ? '' : String(10 + i)}`), '张三,2022-01-01,,A,二组,6', '走了,2022-01-01,2025-12-31,A,二组,50'];
/** M1 and M2 took the course and drilled; of 张三 both spellings are on record; hours of the drill of M3 are not told; one was held longer ago than a year, one is told of a day to come. */
const TAKEN = [
  '培训,调解员,培训日,类别,学时,主题,英文主题', 'K1,M1,2026-03-01,课程,8,沟通,Talking', 'K1,M2,2026-03-01,,8,沟通,Talking', 'K1,M3,2026-03-01,course,8,沟通,Talking', 'K1,M4,2026-03-01,培训,8,沟通,Talking',
  'D1,M1,2026-05-10,演练,2.5,,', 'D1,M2,2026-05-10,drill,2.5,,', 'D1,M3,2026-05-10,演练,,,', 'D2,张三,2026-06-01,演练,4,模拟,', 'D2,張三,2026-06-01,演练,4,模拟,', 'OLD,M1,2025-08-31,课程,16,,',
];
/** Settled of twenty in the six months before the course, spread over them in turn, and in the six after. */
const SETTLED: Readonly<Record<string, readonly [number, number]>> = { M1: [13, 17], M2: [11, 13], M3: [12, 18], M4: [14, 15], M5: [14, 14], M6: [10, 12], M7: [15, 13], M8: [11, 12] };

const MONTHS = ['2025-09-15', '2025-10-15', '2025-11-15', '2025-12-15', '2026-01-15', '2026-02-15'];

let api: Api;
let folder = '';
let demo: { mediators: string; trainings: string; cases: readonly string[] };
async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, [...lines, ''].join('\n'));
  return path;
}
async function trainings(dataset: string): Promise<Trainings> {
  const { data, errors } = await api.ask<{ trainings: Trainings }>(TRAININGS, { dataset });
  expect(errors).toBeUndefined();
  return data?.trainings as Trainings;
}
const asks = (input: object) => api.ask<{ trainingEffect: Effect }>(EFFECT, { input: { filters: [], ...input } });
const code = async (input: object) => (await asks(input)).errors?.[0]?.extensions.code;
const by = (files: { mediators: string; trainings: string; cases: readonly string[] }, asOf: string, training: string, heldOn: string, months: number): Told =>
  JSON.parse(execFileSync('python3', [join(__dirname, 'training.py'), files.mediators, files.trainings, asOf, training, heldOn, String(months), ...files.cases], { encoding: 'utf8' })) as Told;
/** A number that is the same to 1e-6, wherever it stands. */
const near = (told: unknown): unknown => {
  if (typeof told === 'number' && !Number.isInteger(told)) return expect.closeTo(told, 6);
  return told !== null && typeof told === 'object' ? Object.fromEntries(Object.entries(told).map(([key, value]) => [key, near(value)])) : told;
};
const hoursOf = ({ hours }: Trainings) => Object.fromEntries(hours.map(({ mediator, hours: own, ofRecords, ofDrills }) => [mediator.key, { hours: own, ofRecords, ofDrills }]));

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-training-'));
  const rows = Object.entries(SETTLED).flatMap(([who, settled]) => [0, 1].flatMap((when) => Array.from({ length: 20 }, (_, i) => `${who}-${String(when)}-${String(i)},2025-08-01,${when === 1 ? '2026-04-15' : (MONTHS[i % 6] ?? '')},${i < (settled[when] ?? 0) ? 'S2' : 'U1'},${who}`)));
  await api.load('canonical', await file('cases.csv', ['case_id,received_on,closed_on,outcome,mediator', ...rows]), 'centre', '2026-09-01');
  await api.load('mediator', await file('posts.csv', POSTS), 'centre');
  expect(await api.load('training', await file('taken.csv', TAKEN), 'centre')).toMatchObject({ state: 'published', loaded: 10, rejected: 0 });
  const { files, records } = await writeDemo(join(folder, 'demo'));
  const of = (kind: string) => records.find((one) => one.kind === kind)?.file ?? '';
  demo = { mediators: of('mediator'), trainings: of('training'), cases: files };
  for (const kind of ['mediator', 'training'] as const) await api.load(recordProfileId(kind), of(kind), 'demo');
  for (const one of files) await api.load('demo', one);
}, 240_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

it('lists courses and drills, newest first, with who took part; a course where nothing is said', async () => {
  const { on, trainings: told } = await trainings('centre');
  expect(on).toBe('2026-09-01');
  expect(told.map(({ training, kind, heldOn, hours, topic, people }) => [training, kind, heldOn, hours, topic.zh, topic.en, people.map(({ key }) => key)])).toEqual([
    ['D2', 'drill', '2026-06-01', 4, '模拟', '模拟', ['张三', '張三']], ['D1', 'drill', '2026-05-10', 2.5, 'D1', 'D1', ['M1', 'M2', 'M3']],
    ['K1', 'course', '2026-03-01', 8, '沟通', 'Talking', ['M1', 'M2', 'M3', 'M4']], ['OLD', 'course', '2025-08-31', 16, 'OLD', 'OLD', ['M1']],
  ]);
});

it('names what a training is in both languages where the records are listed', async () => {
  const { data } = await api.ask<{ records: { rows: { cells: { value: string | null; word: { zh: string; en: string } | null }[] }[] } }>('{ records(dataset: "centre", kind: training, first: 50) { rows { cells { value word { zh en } } } } }');
  const kinds = data?.records.rows.flatMap(({ cells }) => cells.filter(({ value }) => value === 'course' || value === 'drill').map(({ value, word }) => [value, word?.zh, word?.en].join(' '))) ?? [];
  expect([...new Set(kinds)].sort()).toEqual(['course 课程 Course', 'drill 演练 Drill']);
});

it('adds up the hours of a year by person, drills told apart, and counts what is on record under two names once they are one', async () => {
  const hours = hoursOf(await trainings('centre'));
  // The year up to 1 September 2026 begins on the 2nd of the year before; who left is not in post.
  expect(hours).toEqual({
    M1: { hours: 10, ofRecords: 10.5, ofDrills: 2.5 }, M2: { hours: 11, ofRecords: 10.5, ofDrills: 2.5 }, M3: { hours: 12, ofRecords: 8, ofDrills: 0 }, M4: { hours: 13, ofRecords: 8, ofDrills: 0 },
    M5: { hours: 14, ofRecords: 0, ofDrills: 0 }, M6: { hours: 15, ofRecords: 0, ofDrills: 0 }, M7: { hours: 16, ofRecords: 0, ofDrills: 0 }, M8: { hours: null, ofRecords: 0, ofDrills: 0 }, 张三: { hours: 6, ofRecords: 4, ofDrills: 4 },
  });
  await api.load('mediator-alias', await file('alias.csv', ['alias,mediator,decided_on,decided_by,reason', '張三,张三,2026-08-01,王主任,同一人，繁体录入']), 'centre');
  const merged = await trainings('centre');
  expect(hoursOf(merged)['张三']).toEqual({ hours: 6, ofRecords: 4, ofDrills: 4 });
  expect(merged.trainings[0]?.people.map(({ key }) => key)).toEqual(['张三']);
});

it('tells before and after as a calculation row by row does, worked by hand for eight people', async () => {
  const { data } = await asks({ dataset: 'centre', training: 'K1', heldOn: '2026-03-01', months: 6 });
  const told = data?.trainingEffect;
  expect(told).toMatchObject({ beforeFrom: '2025-09-01', afterTo: '2026-09-01', isRunning: false, evidence: 'B', unmet: [], family: { looked: 2, compared: 1, chance: 0.05 }, attended: { people: 4, counted: 4, before: { successes: 50, trials: 80 }, after: { successes: 63, trials: 80 } }, others: { people: 4, before: { successes: 50 }, after: { successes: 51 } } });
  // Changes .2 .1 .3 .05 and 0 .1 −.1 .05: means .1625 and .0125. Nobody has thirty cases before, so nothing is known of how people differ: everybody is expected at the mean, 100 of 160.
  expect(told?.difference?.effect).toBeCloseTo(0.15, 10);
  expect(told?.expectedAfter).toBeCloseTo(0.625, 10);
  const cases = [join(folder, 'cases.csv')];
  // Six months before the older one nobody had closed a case: it is looked at, and compares nothing.
  const english = await file('taken-en.csv', ['training,mediator,held_on,kind,hours', ...['M1', 'M2', 'M3', 'M4'].map((who) => `K1,${who},2026-03-01,course,8`), 'OLD,M1,2025-08-31,course,16']);
  const { hours, ...other } = by({ mediators: join(folder, 'posts.csv'), trainings: english, cases }, '2026-09-01', 'K1', '2026-03-01', 6);
  expect(hours['M1']).toEqual({ hours: 10, ofRecords: 8, ofDrills: 0 });
  expect(told).toMatchObject(near(other) as object);
});

it.each([['DEMO-TRAINING-1', '2025-12-18', 6], ['DEMO-TRAINING-1', '2025-12-18', 12], ['DEMO-TRAINING-2', '2025-07-01', 3], ['DEMO-TRAINING-2', '2025-07-01', 6], ['DEMO-DRILL-1', '2025-11-12', 6]])('tells hours, before and after, and what regression to the mean alone would bring of %s on %s, %i months, to the sixth place', async (training, heldOn, months) => {
  const [{ data, errors }, asked] = [await asks({ dataset: 'demo', training, heldOn, months }), await trainings('demo')];
  expect(errors).toBeUndefined();
  const { hours, ...other } = by(demo, '2026-10-31', training, heldOn, months);
  expect(other.attended.before.trials).toBeGreaterThan(30);
  expect(data?.trainingEffect).toMatchObject(near(other) as object);
  expect(hoursOf(asked)).toEqual(near(hours));
});

it('tells the difference of what was fixed beforehand only: another metric or span describes', async () => {
  const ask = async (change: object) => (await asks({ dataset: 'centre', training: 'K1', heldOn: '2026-03-01', months: 6, ...change })).data?.trainingEffect;
  for (const change of [{ months: 3 }, { months: 12 }, { metric: 'settlement_rate_all' }]) {
    const told = await ask(change);
    expect([change, told?.evidence, told?.difference, told?.unmet[0]]).toEqual([change, 'A', null, 'not_declared']);
    expect(told?.sentences.map(({ zh, en }) => zh + en).join('')).not.toMatch(/区间|interval|p =/u);
  }
  // Beside others none of which can be compared nothing changes.
  const own = await ask({});
  expect(own?.difference?.adjustedP).toBeCloseTo(own?.difference?.permutationP ?? NaN, 12);
  expect(own?.sentences.map(({ zh }) => zh).join('')).toMatch(/看过 2 次培训，其中 1 次可以比较/u);
});

it('does not take for an effect what comes back by itself, and says why nothing is compared', async () => {
  const { data } = await asks({ dataset: 'demo', training: 'DEMO-TRAINING-2', heldOn: '2025-07-01', months: 3 });
  const told = data?.trainingEffect;
  const rate = ({ successes, trials }: Share) => successes / trials;
  expect(told).toMatchObject({ evidence: 'A', difference: null, family: null });
  expect(told?.unmet).toContain('apart');
  const [before, after, expected] = [rate(told?.attended.before ?? { successes: 0, trials: 1 }), rate(told?.attended.after ?? { successes: 0, trials: 1 }), told?.expectedAfter ?? NaN];
  expect(after - before).toBeGreaterThan(0.05);
  // Most of it is what would come with no effect at all.
  expect(expected - before).toBeGreaterThan((after - before) / 2);
  expect(told?.sentences.map(({ zh }) => zh).join('')).toContain('两组的变化不作比较');
});

it('refuses a training that was not held, months of no span, what is no share, and whoever may not see everybody', async () => {
  const held = { dataset: 'centre', training: 'K1', heldOn: '2026-03-01', months: 3 };
  for (const wrong of [{ training: 'K9' }, { heldOn: '2026-03-02' }, { months: 4 }, { months: 0 }, { metric: 'closings' }, { dataset: 'nowhere' }]) expect([wrong, await code({ ...held, ...wrong })]).toEqual([wrong, 'BAD_INPUT']);
  // A kind that nobody knows is not taken for a course.
  await expect(api.load('training', await file('wrong.csv', ['training,mediator,held_on,kind', 'K2,M1,2026-03-01,讲座会']), 'centre')).rejects.toThrow('TOO_MANY_REJECTS');
  api.viewer = { id: 'team', scope: [{ dimension: 'mediator', values: ['M1'] }] };
  expect(await code(held)).toBe('NO_SCOPE');
  expect((await api.ask(TRAININGS, { dataset: 'centre' })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
});
