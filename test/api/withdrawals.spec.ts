import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

interface Moves { readonly restored: number; readonly removed: number; readonly returned: number; readonly kept: number }
interface Job { readonly id: string; readonly state: string; readonly failure: { readonly code: string } | null; readonly withdrawn: (Moves & { readonly loadNo: number }) | null }

const MOVES = 'restored removed returned kept';
const plan = (loadNo: number) => api.ask<{ withdrawalPlan: Moves & { loadNo: number; dataVersion: number; later: unknown[]; repeats: number[] } }>(`query($n: Int!) { withdrawalPlan(loadNo: $n) { loadNo dataVersion ${MOVES} later { loadNo takesOver comparedAnew forgets } repeats } }`, { n: loadNo });
const begin = (loadNo: number, dataVersion: number) => api.ask<{ withdrawLoad: { id: string } }>('mutation($n: Int!, $v: Int!) { withdrawLoad(loadNo: $n, dataVersion: $v) { id } }', { n: loadNo, v: dataVersion });

async function ended(id: string): Promise<Job> {
  for (;;) {
    const { data } = await api.ask<{ job: Job }>(`query($id: ID!) { job(id: $id) { id state failure { code } withdrawn { loadNo ${MOVES} } } }`, { id });
    if (data === undefined) throw new Error('the job is gone');
    if (data.job.state !== 'running') return data.job;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}


it('does exactly what its plan says, and everything asked afterwards is of the new version', async () => {
  await api.load('canonical', fixture('worked-cases.csv'), 'worked');
  const before = await api.stores.engine.reader.ask({ sql: 'SELECT * EXCEPT load_no FROM concord.case_current ORDER BY case_id' });
  const { loadNo, casesNew, casesChanged } = await api.load('canonical', fixture('worked-cases-later.csv'), 'worked');
  const { data } = await plan(loadNo);
  expect(data?.withdrawalPlan).toEqual({ loadNo, dataVersion: loadNo, restored: casesChanged, removed: casesNew, returned: 0, kept: 0, later: [], repeats: [] });
  const job = await ended((await begin(loadNo, loadNo)).data?.withdrawLoad.id ?? '');
  expect(job).toMatchObject({ state: 'done', failure: null, withdrawn: { loadNo: loadNo + 2, restored: casesChanged, removed: casesNew, returned: 0, kept: 0 } });
  expect((await api.stores.engine.reader.ask({ sql: 'SELECT * EXCEPT load_no FROM concord.case_current ORDER BY case_id' })).rows).toEqual(before.rows);
  const { data: after } = await api.ask('{ freshness { dataVersion } loads { loadNo state } }');
  expect(after).toMatchObject({ freshness: { dataVersion: loadNo + 2 }, loads: [{ loadNo: loadNo + 2, state: 'published' }, { loadNo, state: 'withdrawn' }, { loadNo: 1, state: 'published' }] });
});

it('refuses a plan of another version, a load that brought nothing, and whoever may not see every case', async () => {
  expect(await ended((await begin(1, 1)).data?.withdrawLoad.id ?? '')).toMatchObject({ state: 'failed', failure: { code: 'PLAN_OUTDATED' } });
  expect((await plan(99)).errors?.[0]?.extensions.code).toBe('NO_SUCH_LOAD');
  expect((await plan(2)).errors?.[0]?.extensions.code).toBe('NOT_PUBLISHED');
  api.viewer = { id: 'branch', scope: [{ dimension: 'region', values: ['north'] }] };
  try {
    expect((await plan(1)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
    expect((await begin(1, 4)).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
  } finally {
    api.viewer = { id: 'local', scope: 'all' };
  }
});
