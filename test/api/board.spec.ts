import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProfileId, writeDemo } from '@concord/etl';
import { startApi, type Api } from './api.js';

interface Row {
  mediator: { key: string }; score: number; sd: number; inZone: number | null; tier: string | null;
  reasons: { code: string; metric: string | null; found: number; asked: number }[]; indicators: { metric: string; n: number; observed: number; expected: number; points: number }[];
}
interface Board { zone: number; eligible: number; seats: number; from: string; cutOff: string; dataVersion: number; dropped: string[]; indicators: { metric: string; weight: number; tau: number; rankability: number }[]; inseparable: { from: number; to: number }[]; rows: Row[] }
interface Told { zone: number; eligible: number; people: Record<string, { n: number; in_hand: number; observed: number; expected: number; score: number; sd: number; in_zone: number | null; why: string[] }> }

const QUERY = `query($input: BoardInput!) { board(input: $input) { zone eligible seats from cutOff dataVersion dropped indicators { metric weight tau rankability } inseparable { from to }
  rows { mediator { key } score sd inZone tier reasons { code metric found asked } indicators { metric n observed expected points } } } }`;
let api: Api;
let folder = '';
let told: Told;
let truths: { truths: { id: string; where: { mediator?: string[] } }[] };
async function board(input: Record<string, unknown> = {}): Promise<Board> {
  const { data, errors } = await api.ask<{ board: Board }>(QUERY, { input: { dataset: 'demo', ...input } });
  expect(errors).toBeUndefined();
  return data?.board as Board;
}
const of = ({ rows }: Board, key: string) => rows.find((row) => row.mediator.key === key);
const planted = (id: string): string => truths.truths.find((one) => one.id === id)?.where.mediator?.[0] ?? '';

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-board-'));
  const { files, records, truths: path } = await writeDemo(folder);
  truths = JSON.parse(await readFile(path, 'utf8')) as typeof truths;
  const mediators = records.find((one) => one.kind === 'mediator')?.file ?? '';
  await api.load(recordProfileId('mediator'), mediators, 'demo');
  for (const file of files) await api.load('demo', file);
  told = JSON.parse(execFileSync('python3', [join(__dirname, 'board.py'), '2026-10-31', '2025-11-01', mediators, ...files], { encoding: 'utf8' })) as Told;
}, 240_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('is the board that a calculation row by row makes of the same files', async () => {
  const made = await board();
  expect(made).toMatchObject({ from: '2025-11-01', cutOff: '2026-10-31', zone: told.zone, eligible: told.eligible, seats: 10, dropped: [] });
  expect(made.rows.map((row) => row.mediator.key)).toEqual(Object.keys(told.people));
  for (const row of made.rows) {
    const other = told.people[row.mediator.key];
    expect(row.reasons.map((reason) => reason.code)).toEqual(other?.why);
    expect([row.score, row.sd]).toEqual([expect.closeTo(other?.score ?? NaN, 8), expect.closeTo(other?.sd ?? NaN, 8)]);
    if (other?.in_zone === null) expect([row.inZone, row.tier]).toEqual([null, null]);
    else expect(row.inZone).toBeCloseTo(other?.in_zone ?? NaN, 5);
    const settled = row.indicators.find((one) => one.metric === 'settlement_rate_within_limit');
    expect(settled ?? { n: 0, observed: 0, expected: 0 }).toMatchObject({ n: other?.n, observed: other?.observed, expected: expect.closeTo(other?.expected ?? NaN, 8) as number });
  }
  expect(made.rows.reduce((sum, row) => sum + (row.inZone ?? 0), 0)).toBeCloseTo(made.zone, 6);
});

it('counts for a person the same cases wherever results are told, and those in hand apart', async () => {
  interface Counted { points: { member: { key: string }; value: { n: number; numerator: number } }[] }
  const plot = (dimension: string) => ({ dataset: 'demo', metric: 'settlement_rate_within_limit', dimension, range: { from: '2025-11-01', to: '2026-10-31' }, filters: [] });
  const { data, errors } = await api.ask<{ answers: Counted; has: Counted }>('query($answers: FunnelPlotInput!, $has: FunnelPlotInput!) { answers: funnelPlot(input: $answers) { ...Of } has: funnelPlot(input: $has) { ...Of } } fragment Of on FunnelPlot { points { member { key } value { n numerator } } }', { answers: plot('attributed_mediator'), has: plot('mediator') });
  expect(errors).toBeUndefined();
  const counted = (of: Counted | undefined) => new Map((of?.points ?? []).map(({ member, value }) => [member.key, value]));
  const [answers, has] = [counted(data?.answers), counted(data?.has)];
  const people = Object.entries(told.people).filter(([, { n }]) => n > 0);
  expect([...answers].map(([key, { n, numerator }]) => [key, n, numerator]).sort()).toEqual(people.map(([key, { n, observed }]) => [key, n, observed]).sort());
  expect(Object.fromEntries([...has].map(([key, { n }]) => [key, n]))).toMatchObject(Object.fromEntries(people.flatMap(([key, { in_hand: n }]) => (n > 0 ? [[key, n]] : []))));
  // Hand-overs are common enough in the demo for the two to be told apart.
  expect(people.filter(([, one]) => one.n !== one.in_hand).length).toBeGreaterThan(50);
});

it('places who does best with hard cases, and not who was lucky', async () => {
  const made = await board();
  expect(['gold', 'candidate']).toContain(of(made, planted('hard_case_expert'))?.tier);
  expect(of(made, planted('lucky_mediator'))).toMatchObject({ tier: null, inZone: null });
  expect(of(made, planted('lucky_mediator'))?.reasons.map(({ code, metric, found, asked }) => [code, metric, found, asked])).toContainEqual(['TOO_FEW_CASES', 'settlement_rate_within_limit', 14, 30]);
});

it('watches who chooses whom to survey, and sets nobody apart by that but who does', async () => {
  interface Watch { measures: { metric: string; total: { numerator: number; n: number }; apart: { member: { key: string }; value: { numerator: number; n: number } }[] }[] }
  const { data } = await api.ask<{ boardWatch: Watch }>('{ boardWatch(input: { dataset: "demo" }) { measures { metric total { numerator n } apart { member { key } value { numerator n } } } } }');
  const coverage = data?.boardWatch.measures.find(({ metric }) => metric === 'survey_coverage');
  expect(coverage?.apart.map(({ member }) => member.key)).toEqual([planted('chosen_surveys')]);
  const [own = { numerator: NaN, n: NaN }] = coverage?.apart.map(({ value }) => value) ?? [];
  expect(own.numerator / own.n).toBeLessThan(0.7);
  // Of everybody else all are surveyed, but for who is only now closed.
  expect(((coverage?.total.numerator ?? NaN) - own.numerator) / ((coverage?.total.n ?? NaN) - own.n)).toBeGreaterThan(0.99);
});

it('is the same to the last digit when made again', async () => {
  expect(JSON.stringify(await board({ cutOff: '2026-06-30' }))).toBe(JSON.stringify(await board({ cutOff: '2026-06-30' })));
});

it('refuses a cut-off that nobody knows yet, days that are none, and seats without end', async () => {
  for (const input of [{ cutOff: '2026-11-30' }, { seats: -1 }, { seats: 1000 }]) {
    expect((await api.ask(QUERY, { input: { dataset: 'demo', ...input } })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  }
  expect((await api.ask(QUERY, { input: { dataset: 'demo', cutOff: '31.10.2026' } })).errors).toHaveLength(1);
});

it('answers nobody without a scope, and holds a viewer’s people against those in their scope alone', async () => {
  const before = api.viewer;
  try {
    api.viewer = { id: 'nobody' };
    expect((await api.ask(QUERY, { input: { dataset: 'demo' } })).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    api.viewer = { id: 'one', scope: [{ dimension: 'organisation', values: ['DEMO-ORG-A'] }] };
    const mine = await board();
    expect(mine.rows.length).toBeGreaterThan(3);
    expect(mine.rows.length).toBeLessThan(Object.keys(told.people).length);
  } finally {
    api.viewer = before;
  }
});
