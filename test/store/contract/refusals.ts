import { EngineError, type Engine, type Writer } from '@concord/sql';
import { scalar, type OpenEngine } from './fixture.js';

/** Never sent, whoever asks. */
const CLOSED = [
  'SELECT 1; SELECT 2', 'SELECT 1;', '', '  -- nothing', "SELECT 'open", 'SELECT /* open', 'SELECT 1 # x', 'SELECT 1 // x', 'SELECT $$x$$', 'SELECT ‘x’', 'SELECT 1 \u2212 1',
  "SELECT * FROM file('/etc/passwd', 'LineAsString')", "SELECT file('/etc/hostname')", "SELECT `file`('/etc/hostname')", 'SELECT FILE /* */ (\'/etc/hostname\')',
  "SELECT * FROM url('http://127.0.0.1:1/')", "SELECT * FROM remote('127.0.0.1', system.one)", "SELECT * FROM s3('http://127.0.0.1:1/x')",
  "SELECT * FROM executable('id', 'TSV', 'x String')", "SELECT 1 INTO OUTFILE '/tmp/x.csv'", "INSERT INTO FUNCTION file('/tmp/x', 'CSV', 'x String') SELECT 'x'",
  'SELECT sleep(1)', "SELECT 1 FROM numbers(1), url('http://127.0.0.1:1/')",
];

/** Never sent for a reader. */
const NOT_A_QUESTION = [
  'INSERT INTO concord.refusal SELECT 2', 'DROP TABLE concord.refusal', 'TRUNCATE TABLE concord.refusal', 'ALTER TABLE concord.refusal DELETE WHERE 1', 'SET readonly = 0', 'SYSTEM SHUTDOWN',
  'CREATE TEMPORARY TABLE t (x UInt8)', 'SELECT 1 SETTINGS readonly = 0', 'SELECT 1 FORMAT Null', 'SELECT * FROM system.processes', 'SELECT * FROM other.table',
  'SELECT * FROM concord.refusal, system.processes', 'SELECT * FROM concord.refusal AS r, other.table', 'SELECT 1 WHERE 1 IN system.processes', 'SELECT * FROM concord.refusal AS a JOIN concord.refusal AS b ON a.x = b.x, system.processes',
  'SELECT (SELECT count() FROM concord.refusal AS a, `system`.`query_log`)', 'WITH t AS (SELECT 1 AS x FROM concord.refusal, numbers(1), zeros(1)) SELECT x FROM t', "SELECT joinGet('concord.refusal', 'x', 1)", 'SELECT * FROM (SELECT 1 AS x) AS a, information_schema.tables',
  "SELECT * FROM merge('concord', '.*')", 'KILL QUERY WHERE 1 ASYNC', 'EXPLAIN SELECT 1',
];

async function failure(work: Promise<unknown>): Promise<EngineError> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof EngineError) return error;
  throw new Error(`expected an EngineError, got ${String(error)}`);
}

const rowsOf = async (writer: Writer): Promise<unknown> => scalar(await writer.ask({ sql: 'SELECT count() FROM concord.refusal' }));

/** What never reaches the engine, what the engine itself refuses a reader, and what an error says. */
export function refusalsContract(open: OpenEngine): void {
  describe('refusals', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
      await engine.writer.run({ sql: 'CREATE DATABASE IF NOT EXISTS concord ENGINE = Atomic' });
      await engine.writer.run({ sql: 'CREATE OR REPLACE TABLE concord.refusal ENGINE = MergeTree ORDER BY x AS SELECT 1 AS x' });
    });
    afterAll(() => engine.close());

    it.each(CLOSED)('never sends %s', async (sql) => {
      expect(await failure(engine.reader.ask({ sql }))).toMatchObject({ code: 'QUERY_REFUSED', detail: {} });
      expect((await failure(engine.writer.run({ sql }))).code).toBe('QUERY_REFUSED');
    });

    it.each(NOT_A_QUESTION)('never sends for a reader %s', async (sql) => {
      expect((await failure(engine.reader.ask({ sql }))).code).toBe('QUERY_REFUSED');
      expect(await rowsOf(engine.writer)).toBe('1');
    });

    it('refuses every function of this engine that makes rows from elsewhere', async () => {
      const { rows } = await engine.reader.ask({ sql: 'SELECT name FROM system.table_functions ORDER BY name' });
      const reached: string[] = [];
      for (const [name] of rows) {
        const error = await failure(engine.reader.ask({ sql: `SELECT * FROM ${String(name)}('x', 'y', 'z', no_such_thing)` }));
        if (error.detail.engineCode !== undefined) reached.push(String(name));
      }
      expect(reached).toEqual(['generateSeries', 'generate_series', 'numbers', 'numbers_mt', 'values']);
    });

    it('has the engine itself hold readers to reading, should anything get past the first wall', async () => {
      expect((await engine.reader.ask({ sql: `SELECT toUInt8(getSetting('readonly'))` })).rows).toEqual([[1]]);
      expect((await engine.writer.ask({ sql: `SELECT toUInt8(getSetting('readonly'))` })).rows).toEqual([[0]]);
    });

    it('says what went wrong in a sentence without SQL, and keeps the engine’s words for the log', async () => {
      const error = await failure(engine.reader.ask({ sql: `SELECT no_such_column, '机密' FROM concord.refusal` }));
      expect(error).toMatchObject({ code: 'QUERY_FAILED', message: 'The store could not run the statement.', detail: { engineCode: 47 } });
      expect(error.detail.queryId).toMatch(/^[0-9a-f-]{36}$/);
      expect(String(error.detail.cause)).toContain('no_such_column');
    });

    it('leaves no setting behind', async () => {
      const of = async (name: string): Promise<unknown> => scalar(await engine.writer.ask({ sql: `SELECT toString(getSetting('${name}'))` }));
      const before = await of('max_threads');
      await engine.writer.ask({ sql: 'SELECT count() FROM numbers(10) SETTINGS max_threads = 1, max_block_size = 17' });
      expect(await of('max_threads')).toBe(before);
      expect(await of('max_block_size')).not.toBe('17');
    });
  });
}
