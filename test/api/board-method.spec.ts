import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Row { mediator: { key: string }; tier: string | null; inZone: number | null; score: number; place: { from: number; to: number } | null }
interface Board { rankingMode: string; method: { version: number }; indicators: { metric: string; weight: number }[]; eligible: number; rows: Row[] }
const BOARD = `query($input: BoardInput!) { board(input: $input) { rankingMode eligible method { version } indicators { metric weight } rows { mediator { key } tier inZone score place { from to } } } }`;
const DECIDE = `mutation($input: DecideMethodInput!) { decideBoardMethod(input: $input) { version rankingMode decidedOn weights { metric points } } }`;
const WEIGHTS = [['settlement_rate_within_limit', 45], ['voluntary_performance', 25], ['sla_compliance', 15], ['csat', 15]] as const;
/** Settled of 60, by mediator. */
const SETTLED: Readonly<Record<string, number>> = { M01: 58, M02: 42, M03: 41, M04: 40, M05: 40, M06: 39, M07: 38, M08: 37, M09: 36, M10: 22 };

let api: Api;
let folder = '';
const board = async () => (await api.ask<{ board: Board }>(BOARD, { input: { dataset: 'centre', cutOff: '2026-08-31', seats: 2 } })).data?.board as Board;
async function decide(after: number, rankingMode: string, change: Readonly<Record<string, number>> = {}, more: Record<string, unknown> = {}) {
  const { data, errors } = await api.ask<{ decideBoardMethod: { version: number; rankingMode: string; weights: { points: number }[] }[] }>(DECIDE, {
    input: { dataset: 'centre', after, rankingMode, publicWorkdays: 7, reason: '经评选委员会讨论，履行更受重视', weights: WEIGHTS.map(([metric, points]) => ({ metric, points: change[metric] ?? points })), ...more },
  });
  return { versions: data?.decideBoardMethod, code: errors?.[0]?.extensions.code };
}
const begin = (title: string) => api.ask<{ beginBoardRound: { id: string; methodVersion: number; publicWorkdays: number; rankingMode: string } }>(
  'mutation($input: BeginRoundInput!) { beginBoardRound(input: $input) { id methodVersion publicWorkdays rankingMode } }', { input: { dataset: 'centre', title, cutOff: '2026-08-31' } });

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-method-'));
  const rows = Object.entries(SETTLED).flatMap(([mediator, settled]) => Array.from({ length: 60 }, (_, i) => `${mediator}-${String(i)},2026-02-02,2026-02-03,2026-03-05,2026-02-20,${i < settled ? 'S2' : 'U1'},B03,standard,${mediator}`));
  const path = join(folder, 'cases.csv');
  await writeFile(path, ['case_id,received_on,assigned_on,due_on,closed_on,outcome,business,complexity,mediator', ...rows, 'LAST,2026-08-31,,,,,B03,standard,', ''].join('\n'));
  expect((await api.load('canonical', path, 'centre', '2026-08-31')).state).toBe('published');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('tells tiers and no places as it comes', async () => {
  const made = await board();
  expect(made).toMatchObject({ rankingMode: 'tiers', method: { version: 1 } });
  expect(made.rows.map((row) => row.place)).toEqual(made.rows.map(() => null));
  expect((await begin('产品办法')).data?.beginBoardRound).toMatchObject({ methodVersion: 1, publicWorkdays: 5, rankingMode: 'tiers' });
});

it('refuses weights out of bounds, without a reason, behind another version, or by who may not see everybody', async () => {
  expect((await decide(1, 'tiers', { csat: 16 })).code).toBe('NOT_100');
  expect((await decide(1, 'tiers', { settlement_rate_within_limit: 34, voluntary_performance: 36 })).code).toBe('WEIGHT_TOO_FAR');
  expect((await decide(1, 'tiers', {}, { publicWorkdays: 1 })).code).toBe('PUBLIC_DAYS');
  expect((await decide(1, 'tiers', {}, { reason: '好' })).code).toBe('NO_REASON');
  expect((await decide(4, 'tiers')).code).toBe('DATA_MOVED');
  const before = api.viewer;
  try {
    api.viewer = { id: 'one', scope: [{ dimension: 'mediator', values: ['M01'] }] };
    expect((await decide(1, 'tiers')).code).toBe('NO_SCOPE');
  } finally {
    api.viewer = before;
  }
});

it('shows places the data leave open once it is decided so, and keeps scoring a window by what was decided before it began', async () => {
  const before = await board();
  const { versions } = await decide(1, 'ordinal', { settlement_rate_within_limit: 35, voluntary_performance: 35 });
  expect(versions?.map(({ version, weights }) => [version, weights.map(({ points }) => points)])).toEqual([[2, [35, 35, 15, 15]], [1, [45, 25, 15, 15]]]);
  const made = await board();
  expect(made).toMatchObject({ rankingMode: 'ordinal', method: { version: 1 } });
  expect(made.rows.map(({ score, tier }) => [score, tier])).toEqual(before.rows.map(({ score, tier }) => [score, tier]));
  const place = (key: string) => made.rows.find((row) => row.mediator.key === key)?.place;
  expect([place('M01'), place('M10')]).toEqual([{ from: 1, to: 1 }, { from: 10, to: 10 }]);
  expect(place('M05')).toMatchObject({ from: 2 });
  expect((await begin('顺序')).data?.beginBoardRound).toMatchObject({ methodVersion: 1, publicWorkdays: 7, rankingMode: 'ordinal' });
});

it('places nobody where it is off, and begins no round', async () => {
  expect((await decide(2, 'off')).versions?.[0]).toMatchObject({ version: 3, rankingMode: 'off' });
  expect(await board()).toMatchObject({ rankingMode: 'off', rows: [] });
  const { data } = await api.ask<{ boardPerson: { row: Row; rankingMode: string } }>('query { boardPerson(input: { dataset: "centre", cutOff: "2026-08-31", seats: 2 }, mediator: "M01") { rankingMode row { mediator { key } tier inZone score place { from to } } } }');
  expect(data?.boardPerson).toMatchObject({ rankingMode: 'off', row: { tier: null, inZone: null, place: null } });
  expect((await api.ask<{ boardSensitivity: unknown[] }>('query { boardSensitivity(input: { dataset: "centre", cutOff: "2026-08-31", seats: 2 }) { metric } }')).data?.boardSensitivity).toEqual([]);
  expect((await begin('不评定')).errors?.[0]?.extensions.code).toBe('RANKING_OFF');
  const versions = await api.ask<{ boardMethods: { version: number; decidedBy: string | null }[] }>('query { boardMethods(dataset: "centre") { version decidedBy } }');
  expect(versions.data?.boardMethods).toEqual([{ version: 3, decidedBy: 'local' }, { version: 2, decidedBy: 'local' }, { version: 1, decidedBy: null }]);
});
