import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, InsertFileOptions } from '@concord/sql';
import { scalar, type OpenEngine } from './fixture.js';

const COLUMNS = ['row_no', 'name', 'note'];

const ROWS = [
  ['1', '张三', '一行'],
  ['2', '李“四”', '逗号,与"引号"'],
  ['3', '  前后空格  ', '多行\n第二行\r\n第三行'],
  ['4', '\\N', "it's; -- 'not' SQL {a: String}"],
  ['5', '', 'NULL'],
];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (delimiter: string, rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(quoted).join(delimiter)).join('\n') + '\n';

/** Files arrive as they are, once. */
export function writingContract(open: OpenEngine): void {
  describe('writing', () => {
    let engine: Engine;
    let folder: string;
    beforeAll(async () => {
      engine = await open();
      folder = await mkdtemp(join(tmpdir(), "concord-file '"));
      await engine.writer.run({ sql: 'CREATE DATABASE IF NOT EXISTS concord ENGINE = Atomic' });
    });
    afterAll(async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    });
    beforeEach(async () => {
      await engine.writer.run({
        sql: `CREATE OR REPLACE TABLE concord.staging (row_no String, name String, note String) ENGINE = MergeTree ORDER BY row_no
              SETTINGS non_replicated_deduplication_window = 100`,
      });
    });

    const load = async (text: string, options: Omit<InsertFileOptions, 'columns'>, columns = COLUMNS): Promise<unknown> => {
      const path = join(folder, '数据 1.txt');
      await writeFile(path, text);
      await engine.writer.insertFile('concord.staging', path, { columns, ...options });
      return (await engine.reader.ask({ sql: 'SELECT row_no, name, note FROM concord.staging ORDER BY row_no' })).rows;
    };

    it('takes CSV cell by cell as written', async () => {
      expect(await load(csv(',', ROWS), { format: 'CSV' })).toEqual(ROWS);
    });

    it('takes cells without quotes as written, too', async () => {
      expect(await load('1,  two words  ,\\N\n2,, \n', { format: 'CSV' })).toEqual([['1', '  two words  ', '\\N'], ['2', '', ' ']]);
    });

    it('takes another delimiter, and columns in the file’s order', async () => {
      expect(await load(csv(';', ROWS.map(([a = '', b = '', c = '']) => [c, b, a])), { format: 'CSV', delimiter: ';' }, ['note', 'name', 'row_no'])).toEqual(ROWS);
    });

    it('takes what a SELECT makes of the rows, with values bound to it', async () => {
      const transform = {
        into: ['row_no', 'name'], params: { ending: '’s; DROP' },
        select: (rows: string) => `SELECT number, joined FROM (SELECT row_no AS number, concat(name, {ending:String}) AS joined FROM ${rows} WHERE row_no != '2')`,
      };
      expect(await load('1,a,x\n2,b,y\n3,c,z\n', { format: 'CSV', transform })).toEqual([['1', 'a’s; DROP', ''], ['3', 'c’s; DROP', '']]);
    });

    it.each([
      ['reaches a file', (rows: string) => `SELECT line FROM file('/etc/hostname', 'LineAsString', 'line String'), ${rows}`],
      ['is several statements', (rows: string) => `SELECT row_no FROM ${rows}; DROP TABLE concord.staging`],
      ['names a value that is missing', (rows: string) => `SELECT {x:String} FROM ${rows}`],
    ])('refuses a SELECT that %s', async (_, select) => {
      await expect(load('1,a,x\n', { format: 'CSV', transform: { into: ['row_no'], select } })).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
    });

    it('takes blocks of columns', async () => {
      const text = (value: string): Buffer => Buffer.concat([Buffer.from([Buffer.byteLength(value)]), Buffer.from(value)]);
      const number = Buffer.alloc(16);
      number.writeBigUInt64LE(7n, 0);
      number.writeBigUInt64LE(2n ** 40n, 8);
      const block = Buffer.concat([Buffer.from([2, 2]), text('row_no'), text('UInt64'), number, text('name'), text('String'), text('甲'), text('')]);
      const path = join(folder, 'block');
      await writeFile(path, Buffer.concat([block, block]));
      await engine.writer.insertFile('concord.staging', path, { columns: ['row_no', 'name'], format: 'Native', types: { row_no: 'UInt64' } });
      expect((await engine.reader.ask({ sql: 'SELECT row_no, name, count() FROM concord.staging GROUP BY ALL ORDER BY name' })).rows)
        .toEqual([[String(2 ** 40), '', '2'], ['7', '甲', '2']]);
    });

    it('takes a statement that is longer than an address may be, and data that begin like a blank', async () => {
      // 10 and 32, the numbers of columns a block may begin with, are a line end and a blank.
      for (const width of [10, 32]) {
        const text = (value: string): Buffer => Buffer.concat([Buffer.from([Buffer.byteLength(value)]), Buffer.from(value)]);
        const columns = Array.from({ length: width }, (_, i) => `c${String(i)}`);
        const path = join(folder, 'wide');
        await writeFile(path, Buffer.concat([Buffer.from([width, 1]), ...columns.map((name, i) => Buffer.concat([text(name), text('String'), text(`${String(i)} of ${String(width)}`)]))]));
        const select = (rows: string): string => `SELECT c${String(width - 1)}, '${'x'.repeat(200_000)}' FROM ${rows}`;
        await engine.writer.insertFile('concord.staging', path, { columns, format: 'Native', transform: { into: ['name', 'note'], select } });
      }
      expect((await engine.reader.ask({ sql: 'SELECT name, length(note) FROM concord.staging ORDER BY name' })).rows).toEqual([['31 of 32', '200000'], ['9 of 10', '200000']]);
    });

    it('takes a first row for a row, even when it reads like a header', async () => {
      expect(await load(csv(',', [COLUMNS]), { format: 'CSV' })).toEqual([COLUMNS]);
      expect(await load('row_no\tname\tnote\n', { format: 'TSV' })).toEqual([COLUMNS, COLUMNS]);
    });

    it('takes JSON lines', async () => {
      const lines = ROWS.map(([row_no, name, note]) => JSON.stringify({ row_no, name, note, unknown: 1 })).join('\n');
      expect(await load(lines, { format: 'JSONEachRow' })).toEqual(ROWS);
    });

    it('loads nothing of a file that cannot be read to its end', async () => {
      await expect(load(`${csv(',', ROWS)}"6","never closed`, { format: 'CSV' })).rejects.toMatchObject({ code: 'QUERY_FAILED' });
      expect(scalar(await engine.reader.ask({ sql: 'SELECT count() FROM concord.staging' }))).toBe('0');
    });

    it('makes a repeated load with the same token a no-op, and another token a load', async () => {
      const text = csv(',', Array.from({ length: 100_000 }, (_, i) => [String(i), '名', `说明 ${i}`]));
      const count = async (): Promise<unknown> => scalar(await engine.reader.ask({ sql: 'SELECT count() FROM concord.staging' }));
      await load(text, { format: 'CSV', dedupToken: 'load-1' });
      await load(text, { format: 'CSV', dedupToken: 'load-1' });
      expect(await count()).toBe('100000');
      await load(text, { format: 'CSV', dedupToken: 'load-2' });
      expect(await count()).toBe('200000');
    });

    it('runs one write after another', async () => {
      await Promise.all(Array.from({ length: 10 }, (_, i) =>
        engine.writer.run({ sql: `INSERT INTO concord.staging SELECT {n: String}, 'x', 'y'`, params: { n: String(i) } })));
      expect(scalar(await engine.reader.ask({ sql: 'SELECT count() FROM concord.staging' }))).toBe('10');
    });

    it('keeps the parameters of a view open, whatever was bound before', async () => {
      await engine.writer.ask({ sql: 'SELECT {lowest: UInt8}', params: { lowest: 9 } });
      await engine.writer.run({ sql: 'CREATE OR REPLACE VIEW concord.above AS SELECT number FROM numbers(5) WHERE number >= {lowest: UInt8}' });
      expect((await engine.reader.ask({ sql: 'SELECT number FROM concord.above(lowest = {low: UInt8})', params: { low: 3 } })).rows).toEqual([['3'], ['4']]);
    });
  });
}
