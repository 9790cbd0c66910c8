import type { Engine } from '@concord/sql';
import { endless, runningCount, scalar, until, type OpenEngine } from './fixture.js';

const NASTY = [
  '', ' ', "'", '"', '`', '\\', "\\'", '\\\\n', '\n', '\r\n', '\t', '\0', 'a\0b', "' OR 1=1 --", "'); DROP TABLE x; --", '{a: String}', '/* */ -- # //',
  '案件编号 №1', '䶮𠮷', '😀', '‘’“”', '\u2028', '\\N', 'NULL', '[1]', '%s%n', '\b\f\v\x1b',
];

/** Each with the rows worked out by hand: two engines that pass give equal rows. */
const WORKED: readonly (readonly [sql: string, rows: readonly (readonly unknown[])[]])[] = [
  ['SELECT toUInt64(18446744073709551615), toInt64(-9223372036854775808)', [['18446744073709551615', '-9223372036854775808']]],
  [`SELECT toDecimal128('12345678901234567890.12', 2), toDecimal64('0.10', 2)`, [['12345678901234567890.12', '0.1']]],
  ['SELECT toUInt32(4294967295), toInt8(-1), toFloat64(0.1), toFloat64(1e300)', [[4294967295, -1, 0.1, 1e300]]],
  ['SELECT nan, 1 / 0, NULL, toNullable(3)', [[null, null, null, 3]]],
  [`SELECT toDate('2024-02-29'), toDateTime64('2024-02-29 23:59:59.123', 3, 'UTC')`, [['2024-02-29', '2024-02-29 23:59:59.123']]],
  [`SELECT toDateTime('2024-03-10 02:30:00'), timeZone()`, [['2024-03-10 02:30:00', 'UTC']]],
  [`SELECT [1, 2]::Array(UInt8), ['a', '案'], map('k', 1), (1, 'x')`, [[[1, 2], ['a', '案'], { k: 1 }, [1, 'x']]]],
  ['SELECT number, number % 2 = 0 FROM numbers(3) ORDER BY number DESC', [['2', 1], ['1', 0], ['0', 1]]],
  [`SELECT 'a;b', "c--d" FROM (SELECT 1 AS "c--d") -- a comment; with a semicolon`, [['a;b', 1]]],
  ['SELECT 1 WHERE 0', []],
];

/** Values go in and come out exactly; one question knows nothing of another. */
export function askingContract(open: OpenEngine): void {
  describe('asking', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());

    it.each(WORKED)('%s', async (sql, rows) => {
      expect((await engine.reader.ask({ sql })).rows).toEqual(rows);
    });

    it('names the columns and says how long the engine took', async () => {
      const answer = await engine.reader.ask({ sql: 'SELECT 1 AS a, 2 AS `b c`' });
      expect(answer.columns).toEqual(['a', 'b c']);
      expect(answer.elapsedMs).toBeGreaterThan(0);
    });

    it('binds any text, alone and in lists', async () => {
      for (const text of NASTY) {
        const answer = await engine.reader.ask({ sql: 'SELECT {t: String} AS t', params: { t: text } });
        expect(answer.rows).toEqual([[text]]);
      }
      const lists = await engine.reader.ask({ sql: 'SELECT {l: Array(String)} AS l, {e: Array(String)} AS e', params: { l: NASTY, e: [] } });
      expect(lists.rows).toEqual([[NASTY, []]]);
    });

    it('binds numbers, dates as text and many values', async () => {
      const params = { n: -1.5, i: Number.MAX_SAFE_INTEGER, d: '2024-02-29', l: [1, 2, 3], many: Array.from({ length: 10_000 }, (_, i) => i) };
      const sql = 'SELECT {n: Float64} AS n, {i: UInt64} AS i, {d: Date} AS d, {l: Array(UInt8)} AS l, arraySum({many: Array(UInt32)}) AS s';
      expect((await engine.reader.ask({ sql, params })).rows).toEqual([[-1.5, '9007199254740991', '2024-02-29', [1, 2, 3], '49995000']]);
    });

    it('refuses a missing value, a number that is none, and a value no server would take', async () => {
      const ask = (value: Record<string, string | number>): Promise<unknown> => engine.reader.ask({ sql: 'SELECT {v: String} AS v', params: value });
      await ask({ v: 'left over from before' });
      await expect(ask({ w: 'x' })).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
      await expect(ask({ v: Number.NaN })).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
      await expect(ask({ v: '案'.repeat(50_000) })).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
      await expect(engine.reader.ask({ sql: 'SELECT {v: Date} AS v', params: { v: '+275760-09-13' } })).rejects.toMatchObject({ code: 'QUERY_FAILED' });
    });

    it('looks for kept counters only for a question that says it may use them', async () => {
      const sql = "SELECT getSetting('optimize_use_projections'), getSetting('optimize_functions_to_subcolumns'), getSetting('readonly'), getSetting('preferred_optimize_projection_name')";
      const told = ({ rows: [row = []] }: { readonly rows: readonly (readonly unknown[])[] }) => [...row.slice(0, 3).map(Number), row[3]];
      const asked = await Promise.all(['by_a', undefined, 'by_b', undefined].map((counters) => engine.reader.ask({ sql, ...(counters === undefined ? {} : { counters }) })));
      expect(asked.map(told)).toEqual([[1, 0, 1, 'by_a'], [0, 1, 1, ''], [1, 0, 1, 'by_b'], [0, 1, 1, '']]);
      expect(told(await engine.reader.ask({ sql }))).toEqual([0, 1, 1, '']);
    });

    it('keeps the values of questions asked at the same time apart', async () => {
      const asked = Array.from({ length: 100 }, (_, i) => `值 ${i}`);
      const answers = await Promise.all(asked.map((text) => engine.reader.ask({ sql: 'SELECT {t: String} AS t', params: { t: text } })));
      expect(answers.map(scalar)).toEqual(asked);
    });

    it('answers a light question while heavy ones run, and leaves the event loop free', async () => {
      const stop = new AbortController();
      const heavy = [1, 2].map((i) => engine.reader.ask({ sql: endless(`heavy_${i}`) }, { signal: stop.signal }).catch((error: unknown) => error));
      await until('both run', async () => (await runningCount(engine.writer, 'heavy_')) === 2);
      let lag = 0;
      let last = performance.now();
      const clock = setInterval(() => {
        lag = Math.max(lag, performance.now() - last - 5);
        last = performance.now();
      }, 5);
      for (let i = 0; i < 20; i += 1) expect(scalar(await engine.reader.ask({ sql: 'SELECT 42' }))).toBe(42);
      clearInterval(clock);
      expect(lag).toBeLessThan(500);
      stop.abort();
      for (const error of await Promise.all(heavy)) expect(error).toMatchObject({ code: 'QUERY_CANCELLED' });
    });
  });
}
