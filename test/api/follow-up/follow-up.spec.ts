import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from '../api.js';
import { Random } from '../oracle/random.js';

interface Effect { value: number; low: number; high: number; against: string }
interface Told {
  verdict: string; reason: string | null; method: string | null; evidence: string; notB: string[]; reachesSize: boolean | null; asOf: string; dataVersion: number;
  before: { from: string; to: string; months: number; n: number; value: number } | null; after: { from: string; to: string; months: number; n: number; value: number } | null;
  effect: Effect | null; expectedWithoutEffect: Record<string, number> | null; restated: { value: number; n: number } | null;
  points: { from: string; side: string; counts: boolean; reference: number | null; control: { centre: number } | null }[]; sentences: { zh: string; en: string }[];
}
const WINDOW = '{ from to months n value }';
const FOLLOW_UP = `query($input: FollowUpInput!) { followUp(input: $input) { verdict reason method evidence notB reachesSize asOf dataVersion before ${WINDOW} after ${WINDOW} effect { value low high against }
  expectedWithoutEffect { overall tau2 variance reliability before regressed othersChange expected groups } restated { value n } points { from side counts reference control { centre } } sentences { zh en } } }`;
/** What a dashboard never says below a trial. */
const CAUSAL = /使.{0,12}(提高|下降|上升|降低|改善)|导致|归功|得益于行动|because of the action|caused|thanks to|led to an/u;

const MONTHS = Array.from({ length: 18 }, (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`);
const WOBBLE = [2, -3, 1, 4, -2, 0, 3, -4, 1, -1, 2, -3, 3, -2, 0, 2, -1, 1];

let api: Api;
let folder = '';
let file = '';
let worst = '';

type Settled = Readonly<Record<string, (month: number) => readonly [settled: number, of: number]>>;
const rowsOf = (settled: Settled): string[] => Object.entries(settled).flatMap(([who, by]) => MONTHS.flatMap((month, m) => {
  const [yes, all] = by(m);
  return Array.from({ length: all }, (_, i) => `${who}-${month}-${String(i)},2024-12-01,${month}-15,${i < yes ? 'S2' : 'U1'},${who}`);
}));

async function load(name: string, settled: Settled): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, ['case_id,received_on,closed_on,outcome,institution', ...rowsOf(settled), ''].join('\n'));
  expect(await api.load('canonical', path, 'centre', '2026-07-05')).toMatchObject({ state: 'published', rejected: 0 });
  return path;
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-follow-up-'));
  const random = new Random(20_261_129);
  const worstOf20 = Object.fromEntries(Array.from({ length: 20 }, (_, i) => {
    const true_ = 64 + random.whole(0, 12);
    const counts = MONTHS.map(() => Array.from({ length: 20 }).filter(() => random.happens(true_)).length);
    return [`W${String(i).padStart(2, '0')}`, counts] as const;
  }));
  const before = (counts: readonly number[]): number => counts.slice(0, 12).reduce((sum, n) => sum + n, 0);
  worst = Object.keys(worstOf20).sort((a, b) => before(worstOf20[a] ?? []) - before(worstOf20[b] ?? []))[0] ?? '';
  file = await load('cases.csv', {
    PLANTED: (m) => [(m < 12 ? 60 : 75) + (WOBBLE[m] ?? 0), 100], PLAIN: (m) => [60 + (WOBBLE[m] ?? 0), 100], RESTATED: (m) => [(m < 12 ? 60 : 75) + (WOBBLE[m] ?? 0), 100], FEW: (m) => [1, m < 12 ? 3 : 1],
    ...Object.fromEntries(Object.entries(worstOf20).map(([who, counts]) => [who, (m: number) => [counts[m] ?? 0, 20] as const])),
  });
}, 180_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

const asked = (institution: string, change: object = {}) => api.ask<{ followUp: Told }>(FOLLOW_UP, {
  input: { dataset: 'centre', metric: 'settlement_rate', split: { dimension: 'institution', member: institution }, startsOn: '2026-01-01', expected: { direction: 'up' }, declaredOn: '2025-12-20', reviewOn: '2026-07-01', ...change },
});
async function follow(institution: string, change: object = {}): Promise<Told> {
  const { data, errors } = await asked(institution, change);
  expect(errors).toBeUndefined();
  expect(data?.followUp.sentences.map(({ zh, en }) => zh + en).join('')).not.toMatch(CAUSAL);
  return data?.followUp as Told;
}
interface ByHand { before: [number, number]; after: [number, number]; series: Effect; difference: Effect; reference: Record<string, number>; beyond: Effect }
const byHand = (institution: string, start: string, after: number): ByHand => JSON.parse(execFileSync('python3', [join(__dirname, 'follow-up.py'), file, institution, start, String(after)], { encoding: 'utf8' })) as ByHand;
const near = (told: object): object => Object.fromEntries(Object.entries(told).map(([key, value]) => [key, typeof value === 'number' ? expect.closeTo(value, 8) : value as unknown]));

it('calls a planted effect improved, held against its own trend as a calculation row by row does', async () => {
  const told = await follow('PLANTED', { expected: { direction: 'up', size: 0.1 } });
  const hand = byHand('PLANTED', '2026-01', 6);
  expect(told).toMatchObject({ verdict: 'improved', reason: null, method: 'series', evidence: 'B', notB: [], reachesSize: true, asOf: '2026-07-05', before: { from: '2025-01-01', to: '2025-12-31', months: 12, n: 1200, value: hand.before[0] / 1200 }, after: { from: '2026-01-01', to: '2026-06-30', months: 6, n: 600 } });
  expect(told.effect).toEqual({ against: 'trend', ...near(hand.series) });
  expect(told.points.map(({ side }) => side)).toEqual([...Array<string>(12).fill('before'), ...Array<string>(6).fill('after'), 'later']);
  expect(told.sentences.map(({ zh }) => zh).join('')).toContain('同期可能还有其他变化');
});

it('finds no evidence where nothing was planted', async () => {
  expect(await follow('PLAIN')).toMatchObject({ verdict: 'no_evidence', method: 'series', evidence: 'B' });
  expect(await follow('PLAIN', { reviewOn: '2026-03-31' })).toMatchObject({ verdict: 'no_evidence', method: 'counts', evidence: 'A', notB: ['too_few_months'], after: { months: 3 } });
});

it('holds fewer months against those before, by the same interval as a calculation row by row', async () => {
  const told = await follow('PLANTED', { reviewOn: '2026-03-31' });
  expect(told).toMatchObject({ verdict: 'improved', method: 'counts', evidence: 'A' });
  expect(told.effect).toEqual({ against: 'before', ...near(byHand('PLANTED', '2026-01', 3).difference) });
  // The other way round it is worse, by as much.
  expect(await follow('PLANTED', { reviewOn: '2026-03-31', expected: { direction: 'down' } })).toMatchObject({ verdict: 'worse' });
});

it('holds a group chosen because it was worst against what would have come without any effect', async () => {
  const [told, hand] = [await follow(worst, { chosenAsWorst: { dimension: 'institution' } }), byHand(worst, '2026-01', 6)];
  expect(told.expectedWithoutEffect).toEqual(near(hand.reference));
  expect(hand.reference['regressed']).toBeGreaterThan(hand.reference['before'] ?? 1);
  expect(told.effect).toEqual({ against: 'no_effect', ...near(hand.beyond) });
  expect(told).toMatchObject({ verdict: 'no_evidence', method: 'counts', evidence: 'A', notB: ['chosen'] });
  // A filter by that one member says the same as the split.
  const filtered = await follow(worst, { split: null, filters: [{ dimension: 'institution', values: [worst] }], chosenAsWorst: { dimension: 'institution' } });
  expect(filtered).toEqual(told);
});

it('counts the month an action began in on neither side', async () => {
  const told = await follow('PLANTED', { startsOn: '2026-01-10' });
  expect([told.after?.from, told.points.filter(({ side }) => side === 'between').map(({ from }) => from)]).toEqual(['2026-02-01', ['2026-01-01']]);
});

it('says why it does not judge, or not yet', async () => {
  const reasons = async (change: object, institution = 'PLANTED') => { const { verdict, reason, effect } = await follow(institution, change); return [verdict, reason, effect]; };
  expect(await reasons({ metric: 'long_gone' })).toEqual(['not_judged', 'metric_gone', null]);
  expect(await reasons({ definitionVersion: 99 })).toEqual(['not_judged', 'redefined', null]);
  expect(await reasons({ reviewOn: '2026-09-01' })).toEqual(['too_early', 'review_to_come', null]);
  expect(await reasons({ startsOn: '2026-07-01', reviewOn: null })).toEqual(['too_early', 'no_month_after', null]);
  expect(await reasons({ startsOn: '2026-09-01', reviewOn: null })).toEqual(['too_early', 'no_month_after', null]);
  expect(await reasons({ reviewOn: '2026-01-20' })).toEqual(['not_judged', 'no_month_until_review', null]);
  expect(await reasons({ startsOn: '2025-06-01' })).toEqual(['not_judged', 'too_few_before', null]);
  expect(await reasons({}, 'FEW')).toEqual(['not_judged', 'too_few', null]);
  expect(await reasons({ split: null, chosenAsWorst: { dimension: 'institution' } })).toEqual(['not_judged', 'group_unknown', null]);
  expect(await reasons({ chosenAsWorst: { dimension: 'business' }, filters: [{ dimension: 'business', values: [''] }] })).toEqual(['not_judged', 'no_peers', null]);
  expect((await asked('PLANTED', { monthsBefore: 6 })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  api.viewer = { id: 'somebody', scope: [{ dimension: 'institution', values: ['PLAIN'] }], rights: EVERY_RIGHT };
  expect((await follow('PLANTED')).before).toBeNull();
  api.viewer = { id: 'somebody', scope: 'all', rights: new Set(['view']) };
  expect((await asked('PLANTED', { split: { dimension: 'mediator', member: 'M1' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('does not judge by figures before that were restated, where the verdict would be another, and says again what was said', async () => {
  const first = await follow('RESTATED', { decidedAtLoad: 1 });
  expect(first).toMatchObject({ verdict: 'improved', restated: null });
  await load('again.csv', { RESTATED: (m) => [75 + (WOBBLE[m] ?? 0), 100] });
  expect(await follow('RESTATED')).toMatchObject({ verdict: 'no_evidence' });
  expect(await follow('RESTATED', { decidedAtLoad: 1 })).toMatchObject({ verdict: 'not_judged', reason: 'restated', restated: { n: 1200, value: 0.6 }, before: { value: 0.75 } });
  const { dataVersion: then, ...said } = first;
  const { dataVersion: now, ...again } = await follow('RESTATED', { asOfLoad: 1, decidedAtLoad: 1 });
  expect([said, then < now]).toEqual([again, true]);
  expect(await follow('PLANTED', { decidedAtLoad: 1 })).toMatchObject({ verdict: 'improved', restated: null });
});

it('does not judge over a change of what is counted', async () => {
  const path = join(folder, 'breaks.csv');
  await writeFile(path, 'break_id,changed_on,metric,text_zh\nB1,2026-02-10,settlement_rate,认定尺度变了\n');
  await api.load('definition-break', path, 'centre');
  expect(await follow('PLANTED')).toMatchObject({ verdict: 'not_judged', reason: 'definition_break', effect: null });
  expect(await follow('PLANTED', { reviewOn: '2026-01-31' })).toMatchObject({ verdict: 'improved', after: { months: 1 } });
  expect(await follow('PLANTED', { metric: 'closings', expected: { direction: 'down' } })).toMatchObject({ reason: null, verdict: 'no_evidence' });
});
