import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER } from '@concord/server';
import { withdrawLoad } from '@concord/etl';
import { BoardCases, casesOf } from './board-cases.js';
import { BoardRounds } from './board-rounds.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
const REASON = `reason=${encodeURIComponent('评审会材料')}`;

let made: BoardCases;
let rounds: BoardRounds;
let folder: string;
beforeAll(async () => {
  made = await BoardCases.start();
  rounds = new BoardRounds(made);
  folder = await mkdtemp(join(tmpdir(), 'concord-board-files-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await made.close();
});

const get = (path: string): Promise<Response> => fetch(`${made.api.url}${path}`);
async function fetched(path: string, name: string): Promise<string> {
  const response = await get(path);
  expect([response.status, response.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/filename="[\w-]+\.E-[\dA-F]{8}\.(?:csv|xlsx)"$/u)]);
  await writeFile(join(folder, name), Buffer.from(await response.arrayBuffer()));
  return join(folder, name);
}

it('gives a committee all of the arithmetic, which adds up by hand to what the board says', async () => {
  await made.cases('centre', PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60)));
  const load = await made.cases('centre', casesOf('M09', 3, 5));
  const id = await rounds.shown('centre');
  expect((await rounds.appeal(id, 'M02', ['M02-59'])).code).toBeUndefined();
  const [book, strata] = [await fetched(`/rounds/${id}/arithmetic.xlsx?language=en&${REASON}`, 'round.xlsx'), await fetched(`/rounds/${id}/strata.csv?${REASON}`, 'strata.csv')];
  const told = JSON.parse(execFileSync('python3', [join(__dirname, 'board-files.py'), book, strata], { encoding: 'utf8' })) as Record<string, unknown>;
  expect(told).toMatchObject({
    names: ['Round', 'People', 'Measures', 'People by measure', 'Weights', 'Changes', 'Appeals', 'Log', 'Export'], people: 9, faults: [], appeals: 1, log: ['computed', 'reviewed', 'published', 'appeal'],
    export: [['Mark', expect.stringMatching(/^E-/u)], ['Taken by', 'local'], ['At', expect.any(String)], ['Why', '评审会材料']], mark: [expect.stringMatching(/^E-[\dA-F]{8} · local · .* · 评审会材料$/u)],
  });
  expect(told['strata']).toBeGreaterThanOrEqual(9);
  const log = (await made.api.stores.operational.auditLog.search({ action: 'exported', limit: 5 })).map(({ subject }) => JSON.parse(subject) as Record<string, string>);
  expect(log).toEqual([{ mark: expect.any(String) as string, file: 'strata.csv', round: id, reason: '评审会材料' }, { mark: expect.any(String) as string, file: 'round.xlsx', round: id, reason: '评审会材料' }]);
  // What the round rests on is gone: the file of what it keeps is as it was, and nothing is made again of other data.
  await withdrawLoad(made.api.stores, load, { breaksRounds: true });
  expect((await get(`/rounds/${id}/arithmetic.xlsx?language=zh-CN&${REASON}`)).status).toBe(200);
  const refused = await get(`/rounds/${id}/strata.csv?${REASON}`);
  expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: 'NOT_REPRODUCED' })]);
});

it('gives a trial likewise, and refuses what names none', async () => {
  await fetched(`/datasets/centre/board.xlsx?language=zh-CN&cutOff=2026-08-31&seats=3&${REASON}`, 'trial.xlsx');
  for (const path of [`/datasets/nothing/board.xlsx?language=en&${REASON}`, `/datasets/centre/board.xlsx?language=fr&${REASON}`, `/datasets/centre/board.xlsx?language=en&cutOff=2099-01-01&${REASON}`, `/rounds/none/arithmetic.xlsx?language=en&${REASON}`, `/rounds/none/strata.csv?${REASON}`]) expect([path, (await get(path)).status]).toEqual([path, 400]);
  for (const reason of ['', '&reason=', '&reason=abc', `&reason=${'x'.repeat(301)}`]) {
    const refused = await get(`/datasets/centre/board.xlsx?language=en${reason}`);
    expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ code: 'NO_REASON' })]);
  }
});

it('gives nothing to whoever may not take it out, name people, or decide', async () => {
  const id = await rounds.begin('centre');
  const files = { [`/rounds/${id}/arithmetic.xlsx?language=en&${REASON}`]: ['export', 'names', 'publish'], [`/rounds/${id}/strata.csv?${REASON}`]: ['export', 'names', 'publish'], [`/datasets/centre/board.xlsx?language=en&${REASON}`]: ['export', 'names'] } as const;
  for (const [path, needed] of Object.entries(files)) {
    for (const missing of needed) {
      made.api.viewer = { id: 'somebody', scope: 'all', rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) };
      expect([path, missing, (await get(path)).status]).toEqual([path, missing, 403]);
    }
  }
  made.api.viewer = { id: 'somebody', scope: [{ dimension: 'mediator', values: ['M01'] }] };
  for (const path of Object.keys(files).slice(0, 2)) expect((await get(path)).status).toBe(403);
  made.api.viewer = LOCAL_VIEWER;
});
