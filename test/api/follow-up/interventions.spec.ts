import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from '../api.js';
import { Random } from '../oracle/random.js';

interface Share { successes: number; trials: number }
interface Compared { evidence: string; unmet: string[]; byCases: { effect: number; low: number; high: number } | null; byMembers: { effect: number; permutationP: number | null } | null; trend: { slope: number } | null; months: { from: string; attended: Share; others: Share }[]; treated: { people: number; before: Share; after: Share }; others: { people: number; before: Share; after: Share }; sentences: { zh: string; en: string }[] }
interface Draw { seed: number; endsOn: string; power: { power: number; detectable: number; cases: number; rate: number } | null; steps: { startsOn: string; cases: number; rate: number | null; units: { member: { key: string }; cases: number }[] }[] }
interface Plan { id: string; name: string; seed: number; startsOn: string; endsOn: string; steps: string[][]; effect: { effect: number; p: number; periods: number; orders: number } | null; rows: { campaign: string; validFrom: string; nameZh: string; nameEn: string; dimension: string; member: string; kind: string }[]; sentences: { zh: string }[] }

const GROUP = '{ people before { successes trials } after { successes trials } }';
const COMPARED = `query($input: ComparedEffectInput!) { comparedEffect(input: $input) { evidence unmet byCases { effect low high } byMembers { effect permutationP } trend { slope } months { from attended { successes trials } others { successes trials } } treated ${GROUP} others ${GROUP} sentences { zh en } } }`;
const DRAW = 'query($input: RollOutInput!) { rollOutDraw(input: $input) { seed endsOn power { power detectable cases rate } steps { startsOn cases rate units { cases member { key } } } } }';
const PLAN = 'id name seed startsOn endsOn steps effect { effect p periods orders } rows { campaign validFrom nameZh nameEn dimension member kind } sentences { zh }';
const CAUSAL = /使.{0,12}(提高|下降|上升|降低|改善)|导致|because of|caused|thanks to|led to/u;

const MONTHS = Array.from({ length: 18 }, (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`);
const UNITS = Array.from({ length: 12 }, (_, i) => `U${String(i).padStart(2, '0')}`);

let api: Api;
let folder = '';
const rowsOf = (who: string, month: string, yes: number, all: number): string[] => Array.from({ length: all }, (_, i) => `${who}-${month}-${String(i)},2024-12-01,${month}-15,${i < yes ? 'S2' : 'U1'},${who}`);

/** 60 of 100 to 78 of 100 beside 62 of 100 to 70 of 100, in six months each. */
const SPREAD = (total: number): number[] => Array.from({ length: 6 }, (_, i) => Math.floor((total * (i + 1)) / 6) - Math.floor((total * i) / 6));

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-interventions-'));
  const put = async (dataset: string, rows: readonly string[]): Promise<void> => {
    const path = join(folder, `${dataset}.csv`);
    await writeFile(path, ['case_id,received_on,closed_on,outcome,institution', ...rows, ''].join('\n'));
    expect(await api.load('canonical', path, dataset, '2026-07-05')).toMatchObject({ state: 'published', rejected: 0 });
  };
  const pairs = [['T', 60, 78], ['C', 62, 70]] as const;
  await put('did', pairs.flatMap(([who, was, is]) => [was, is].flatMap((yes, when) => {
    const [hits, all] = [SPREAD(yes), SPREAD(100)];
    return hits.flatMap((n, i) => rowsOf(who, MONTHS[(when === 0 ? 6 : 12) + i] ?? '', n, all[i] ?? 0));
  })));
  const random = new Random(4_711);
  // Six quarters; from the third of them on three units step over in each, in the order of the plan below, and settle twenty points more.
  await put('wedge', UNITS.flatMap((who, u) => MONTHS.flatMap((month, m) => rowsOf(who, month, Array.from({ length: 20 + u }).filter(() => random.happens(50 + (m >= 6 + 3 * Math.floor(u / 3) ? 20 : 0))).length, 20 + u))));
}, 180_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

it('has the reference’s difference in differences, and says why it is no more than a description', async () => {
  const { data, errors } = await api.ask<{ comparedEffect: Compared }>(COMPARED, { input: { dataset: 'did', dimension: 'institution', members: ['T'], startsOn: '2026-01-01' } });
  expect(errors).toBeUndefined();
  const told = data?.comparedEffect;
  expect(told).toMatchObject({ evidence: 'A', unmet: ['too_few'], byMembers: null, treated: { people: 1, before: { successes: 60, trials: 100 }, after: { successes: 78, trials: 100 } }, others: { people: 1, before: { successes: 62 }, after: { successes: 70 } } });
  expect([told?.byCases?.effect, told?.byCases?.low, told?.byCases?.high]).toEqual([0.1, -0.08146, 0.28146].map((x) => expect.closeTo(x, 4) as number));
  expect([told?.months.length, told?.months[0]?.from, told?.months.at(-1)?.from]).toEqual([12, '2025-07-01', '2026-06-01']);
  expect(told?.sentences.map(({ zh, en }) => zh + en).join('')).not.toMatch(CAUSAL);
  expect(told?.sentences.map(({ zh }) => zh).join('')).toContain('与偶然无法区分');
});

const design = { dataset: 'wedge', dimension: 'institution', members: UNITS, startsOn: '2099-01-01', steps: 4, stepMonths: 3, effect: 0.1 };
const draw = async (change: object = {}) => (await api.ask<{ rollOutDraw: Draw }>(DRAW, { input: { ...design, ...change } })).data?.rollOutDraw as Draw;

it('draws the same order of the same seed, each step with its share of large and small units, and tells what it could show', async () => {
  const [one, again, other] = [await draw({ seed: 7 }), await draw({ seed: 7 }), await draw({ seed: 8 })];
  const order = (told: Draw) => told.steps.map(({ units }) => units.map(({ member }) => member.key));
  expect(order(one)).toEqual(order(again));
  expect(order(one)).not.toEqual(order(other));
  expect(order(one).flat().sort()).toEqual(UNITS);
  expect(one.steps.map(({ startsOn, units }) => [startsOn, units.length])).toEqual([['2099-01-01', 3], ['2099-04-01', 3], ['2099-07-01', 3], ['2099-10-01', 3]]);
  expect(one.endsOn).toBe('2099-12-31');
  // Twelve months up to June 2026: 12·(20 + … + 31) cases.
  expect(one.steps.reduce((sum, { cases }) => sum + cases, 0)).toBe(12 * 306);
  const spread = one.steps.map(({ cases }) => cases);
  expect(Math.max(...spread) - Math.min(...spread)).toBeLessThan(12 * 12);
  expect(one.power?.cases).toBeCloseTo(3 * 25.5, 6);
  expect(one.power?.power).toBeGreaterThan(0.5);
  expect((await draw()).seed).toBeGreaterThan(0);
  const refused = async (change: object) => (await api.ask(DRAW, { input: { ...design, ...change } })).errors?.[0]?.extensions.code;
  expect(await refused({ steps: 13 })).toBe('ROLL_OUT_UNITS');
  expect(await refused({ stepMonths: 9 })).toBe('ROLL_OUT_SIZE');
  expect(await refused({ startsOn: '2099-01-02' })).toBe('ROLL_OUT_SIZE');
});

it('writes a draw down before it begins, as campaigns that can be loaded, and never after', async () => {
  const write = (change: object, name = '回访试点') => api.ask<{ drawRollOut: Plan }>(`mutation($input: RollOutInput!, $name: String!) { drawRollOut(input: $input, name: $name) { ${PLAN} } }`, { input: { ...design, seed: 7, ...change }, name });
  expect((await write({ startsOn: '2026-01-01' })).errors?.[0]?.extensions.code).toBe('ROLL_OUT_BEGUN');
  const plan = (await write({})).data?.drawRollOut as Plan;
  expect(plan).toMatchObject({ name: '回访试点', seed: 7, effect: null, steps: (await draw({ seed: 7 })).steps.map(({ units }) => units.map(({ member }) => member.key)) });
  const path = join(folder, 'plan.csv');
  await writeFile(path, ['campaign,valid_from,kind,name_zh,name_en,dimension,member', ...plan.rows.map((row) => [row.campaign, row.validFrom, row.kind, row.nameZh, row.nameEn, row.dimension, row.member].join(',')), ''].join('\n'));
  expect(await api.load('campaign', path, 'wedge')).toMatchObject({ state: 'published', loaded: 12, rejected: 0 });
  const { data } = await api.ask<{ annotations: { kind: string; startsOn: string; scopes: { members: { key: string }[] }[] }[] }>('{ annotations(dataset: "wedge") { kind startsOn scopes { members { key } } } }');
  expect(data?.annotations.map(({ kind, startsOn, scopes }) => [kind, startsOn, scopes[0]?.members.map(({ key }) => key).sort()])).toEqual(plan.steps.map((units, i) => ['roll_out', ['2099-01-01', '2099-04-01', '2099-07-01', '2099-10-01'][i], [...units].sort()]));
});

it('tells what a drawn roll-out showed, by the draw alone, to whoever may be told of all of it', async () => {
  const order = [0, 3, 6, 9].map((from) => UNITS.slice(from, from + 3));
  const body = { dimension: 'institution', metric: 'settlement_rate', startsOn: '2025-07-01', steps: 4, stepMonths: 3, seed: 3, effect: 0.1, units: UNITS.map((key, u) => ({ key, cases: 12 * (20 + (u % 4)) })), order };
  await api.stores.operational.rolloutPlans.add({ dataset: 'wedge', name: '已推行', body: JSON.stringify(body), startsOn: body.startsOn, seed: body.seed, drawnBy: 'local' });
  const plans = async () => (await api.ask<{ rollOutPlans: Plan[] }>(`{ rollOutPlans(dataset: "wedge") { ${PLAN} } }`)).data?.rollOutPlans ?? [];
  const [told] = (await plans()).filter(({ name }) => name === '已推行');
  expect(told).toMatchObject({ endsOn: '2026-06-30', effect: { periods: 5, orders: 1999 } });
  // Twenty points were planted; 60 cases of a unit in a quarter.
  expect(Math.abs((told?.effect?.effect ?? 0) - 0.2)).toBeLessThan(0.06);
  expect(told?.effect?.p).toBeLessThan(0.01);
  expect(told?.sentences[0]?.zh).toContain('证据等级 C');
  api.viewer = { id: 'somebody', scope: [{ dimension: 'institution', values: ['U01'] }], rights: EVERY_RIGHT };
  expect(await plans()).toEqual([]);
});
