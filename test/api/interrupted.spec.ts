import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, recover } from '@concord/etl';
import type { OperationalConfig } from '@concord/sql';
import { killMidway, writeDelivery, type MidwayLoad } from '../pipeline/killed-midway.js';
import { rowProfile } from '../pipeline/scratch-store.js';
import { onBothDatabases } from '../store/both-databases.js';
import { PSEUDONYM_KEY, startApi } from './api.js';

let folder = '';
let files: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-interrupted-'));
  files = await writeDelivery(folder);
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const midway = (at: string, operational: OperationalConfig): MidwayLoad => ({ folder, files, pseudonymKey: PSEUDONYM_KEY, stores: { engine: { dataDir: join(at, 'data') }, operational } });

onBothDatabases((database) => {
  it('goes on by itself with a load that ended with the process before, once', async () => {
    const one = join(folder, `one-${database.kind}`);
    const operational = await database.empty(join(one, 'data', 'operational.sqlite'));
    await killMidway(midway(one, operational), (phase) => phase === 'map');
    const api = await startApi(undefined, undefined, one, () => Promise.resolve(operational));
    await recover(api.stores);
    // Loads wait for each other: this one comes after the one the server began.
    const again = await loadFiles(api.stores, { profile: rowProfile(), files, pseudonymKey: PSEUDONYM_KEY });
    expect(again).toMatchObject({ state: 'unchanged', sameAs: 2 });
    const loads = await api.stores.operational.loads.newest(5);
    expect(loads.map(({ loadNo, state }) => [loadNo, state])).toEqual([[3, 'unchanged'], [2, 'published'], [1, 'failed']]);
    expect(loads[1]?.message).toMatch(/^WENT_ON\n/u);
    // What the page of data says of the first: not that something is kept of it, which is gone.
    const { data } = await api.ask<{ loads: { loadNo: number; message: { en: string } | null }[] }>('{ loads { loadNo message { en } } }');
    expect(data?.loads.find(({ loadNo }) => loadNo === 1)?.message?.en).toBe('The load was cut short; nothing was published. What it had read was taken over by load 2.');
    await api.close();
  }, 120_000);

  it('leaves to a person what ended two processes', async () => {
    const other = join(folder, `other-${database.kind}`);
    const operational = await database.empty(join(other, 'data', 'operational.sqlite'));
    for (const phase of ['map', 'fold']) await killMidway(midway(other, operational), (now) => now === phase);
    const api = await startApi(undefined, undefined, other, () => Promise.resolve(operational));
    await recover(api.stores);
    const result = await loadFiles(api.stores, { profile: rowProfile(), files, pseudonymKey: PSEUDONYM_KEY });
    expect(result).toMatchObject({ loadNo: 3, state: 'published' });
    await api.close();
  }, 120_000);
});
