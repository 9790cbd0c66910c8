import mysql from 'mysql2/promise';
import { parseProfile } from '@concord/etl';
import { LENIENT, openBench, type SourceBench } from './bench.js';
import { sourceContract } from './source-contract.js';
import { sourceRefusals } from './source-refusals.js';
import { findMariaDb, startMariaDb, type TestMariaDb } from './start-mariadb.js';

const NONE = 'No MariaDB runs on this machine; apt-get install mariadb-server brings one. MySQL and MariaDB are not tried as sources.\n';

const found = findMariaDb();

if (found === undefined) {
  it('runs where there is a MariaDB', () => {
    if (process.env['CI'] !== undefined) throw new Error(NONE);
    process.stderr.write(NONE);
  });
} else {
  describe('MariaDB as a source', () => {
    let server: TestMariaDb;
    let owner: mysql.Connection;
    let bench: SourceBench;
    const connect = (database?: string): Promise<mysql.Connection> =>
      mysql.createConnection({ host: '127.0.0.1', port: server.port, user: 'root', charset: 'utf8mb4', ...(database === undefined ? {} : { database }) });
    beforeAll(async () => {
      server = await startMariaDb(found);
      const root = await connect();
      await root.query('CREATE DATABASE bank CHARACTER SET utf8mb4');
      await root.query("CREATE USER reader@'%' IDENTIFIED BY 'lesen'");
      await root.end();
      owner = await connect('bank');
      await owner.query("SET time_zone = '+08:00'");
      bench = await openBench({
        kind: 'mysql', port: server.port, database: 'bank',
        run: async (...statements) => {
          for (const sql of statements) {
            await owner.query(sql);
            const table = /^CREATE (?:TABLE|VIEW) (\w+)/u.exec(sql)?.[1];
            if (table !== undefined && table !== 'secret') await owner.query(`GRANT SELECT ON bank.${table} TO reader@'%'`);
          }
        },
        transaction: async () => {
          const connection = await connect('bank');
          await connection.query("SET time_zone = '+08:00'");
          await connection.beginTransaction();
          return { run: async (sql) => { await connection.query(sql); }, commit: async () => { await connection.commit(); await connection.end(); } };
        },
        words: { amount: 'decimal(30, 2)', instant: 'timestamp(6) NULL', bytes: 'blob', name: (table) => `bank.${table}` },
      });
      await bench.under.run('CREATE TABLE secret (id text, received date, state text, amount int, changed date, who text)');
    });
    afterAll(async () => {
      await bench.close();
      await owner.end();
      await server.stop();
    });

    sourceContract(() => bench);
    sourceRefusals(() => bench);

    it('spells types one way: wide and unsigned integers, doubles, wall clocks, enumerations, JSON, no day at all', async () => {
      await owner.query("SET sql_mode = ''");
      await bench.under.run("CREATE TABLE kinds (no bigint unsigned, received datetime(3), amount double, sent tinyint(1), state enum('未结', '已结'), more json) CHARACTER SET utf8mb4");
      await owner.query(`INSERT INTO kinds VALUES (18446744073709551614, '2024-02-29 23:59:59.999', 0.1e0 + 0.2e0, 1, '已结', '{"a": 1}'), (1, '0000-00-00', 1e15, 0, '未结', NULL)`);
      const profile = parseProfile([
        'id: kinds', 'dataset: kinds', 'label: {zh: 类, en: kinds}', 'grain: row', LENIENT,
        'format: {type: table, source: under-test, table: kinds, watermark: no, overlap: 10}',
        'columns:', '  case_id: {from: no}', "  received_on: {from: received, dates: ['YYYY-MM-DD HH:mm:ss']}", '  amount_claimed: {from: amount}', '  survey_sent: {from: sent}', '  outcome_raw: {from: state}', '  mediator: {from: more}',
      ].join('\n'));
      const first = await bench.load(profile);
      expect(first).toMatchObject({ delivered: 2, loaded: 1, rejected: 1, rejects: [{ column: 'received_on', reason: 'BAD_DATE', rows: 1 }] });
      expect(await bench.store.ask("SELECT case_id, toString(received_on), toString(amount_claimed), survey_sent, outcome_raw, mediator FROM concord.case_current WHERE dataset = 'kinds'")).toEqual([
        ['18446744073709551614', '2024-02-29', '0.3', 1, '已结', '{"a": 1}'],
      ]);
      expect(await bench.load(profile)).toMatchObject({ state: 'unchanged', sameAs: first.loadNo });
      await owner.query("INSERT INTO kinds VALUES (18446744073709551615, '2024-03-01', 1, 1, '已结', NULL)");
      expect(await bench.load(profile)).toMatchObject({ delivered: 2, casesNew: 1, unchanged: 1 });
    });
  });
}
