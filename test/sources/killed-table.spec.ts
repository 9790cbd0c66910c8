import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { endLoaders, type Delivered, type Stage } from '../pipeline/killed/killed-process.js';
import { survive, type Kill } from '../pipeline/killed/survive-kills.js';
import { findPostgres, startPostgres } from '../store/postgres/start-postgres.js';

const found = findPostgres();
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-killed-table-')); });
afterAll(async () => {
  endLoaders();
  await rm(folder, { recursive: true, force: true });
});

(found === undefined ? it.skip : it)('survives kills while a table is read and published', async () => {
  if (found === undefined) throw new Error('no PostgreSQL');
  const server = await startPostgres(found);
  const owner = new pg.Client(server.url);
  try {
    await owner.connect();
    await owner.query(`CREATE TABLE cases AS SELECT 'K-' || n AS id, date '2024-01-01' + n % 300 AS day, 0 AS amount FROM generate_series(1, 20000) AS n; ALTER TABLE cases ADD PRIMARY KEY (id)`);
    const places = join(folder, 'places.yaml');
    await writeFile(places, `sources:\n  core:\n    url: ${server.url}\n`);
    const profile = 'id: killed\ndataset: killed\nlabel: {zh: 表, en: table}\ngrain: row\nformat: {type: table, source: core, table: cases}\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}\n  amount_claimed: {from: amount}\n';
    const table: Delivered = {
      cases: 20_000,
      put: async (no) => {
        await owner.query('UPDATE cases SET amount = $1', [no]);
        return { files: [], profile, places };
      },
    };
    const stages: readonly Stage[] = ['read', 'type', 'build', 'exchange'];
    const spread: readonly Kill[] = [{ of: table, stage: 'read', after: 0.3 }, { of: table, stage: 'type', after: 0.7 }];
    const died = await survive(folder, [...stages.map((stage): Kill => ({ of: table, stage, after: 'at once' })), ...spread]);
    expect([...died.keys()]).toEqual(expect.arrayContaining([...stages]));
  } finally {
    await owner.end();
    await server.stop();
  }
}, 600_000);
