import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { inspectFile, listRejects, loadFiles, parseProfile, readProfile, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const load = async (id: string, format: string, name: string, content: string | Buffer): Promise<LoadResult> =>
  loadFiles(store.stores, { profile: parseProfile(rowProfile(format).text.replace('id: register', `id: ${id}`)), files: [await store.file(name, content)], pseudonymKey: KEY });
const rejectsOf = async ({ loadNo }: LoadResult): Promise<unknown> => (await listRejects(store.engine, loadNo, 50)).map(({ rowNo, column, reason }) => [rowNo, column, reason]);

describe('JSON Lines', () => {
  const lines = [
    '{"编号":"J-1","收案":"2024-01-31","当事人":"张三","金额":1234.5,"next":{"step":"x"},"tags":["a","b"]}',
    '', '{"编号":12345678901234567890,"收案":"2024-02-01","回访":true,"当事人":null}', '[1,2]', '{"编号":"J-4","收案":"2024-02-30"}', '{"收案":"2024-02-01"',
  ];
  it.each([['plain', Buffer.from(lines.join('\n'))], ['gzipped', gzipSync(lines.join('\r\n'))], ['UTF-16 with a mark', Buffer.from(`\uFEFF${lines.join('\n')}`, 'utf16le')]])('%s: fields by name, line numbers in rejects', async (what, bytes) => {
    const id = `jsonl-${what.slice(0, 3).toLowerCase()}`;
    const result = await load(id, '', `${id}.jsonl`, bytes);
    expect(result).toMatchObject({ delivered: 5, loaded: 2, rejected: 3 });
    expect(await rejectsOf(result)).toEqual([[4, '', 'BAD_JSON'], [5, 'received_on', 'BAD_DATE'], [6, '', 'TORN_ROW']]);
    const pseudonym = createHmac('sha256', KEY).update('张三').digest('hex').slice(0, 32);
    expect(await store.ask(`SELECT case_id, party, toString(amount_claimed), toString(survey_sent) FROM concord.case_current WHERE source = '${id}' ORDER BY case_id`)).toEqual([
      ['12345678901234567890', '', null, '1'], ['J-1', pseudonym, '1234.5', null],
    ]);
  });

  it('is looked into', async () => {
    const seen = await inspectFile(await store.file('seen.jsonl', lines.join('\n')));
    expect(seen).toMatchObject({ format: 'jsonl', gzip: false, encoding: 'utf-8', headerRow: 0, header: ['编号', '收案', '当事人', '金额', 'next.step', 'tags', '回访'] });
    expect(seen.rows[0]).toEqual(['J-1', '2024-01-31', '张三', '1234.5', 'x', '["a","b"]', '']);
    expect(seen.rows[1]).toEqual(['12345678901234567890', '2024-02-01', '', '', '', '', 'true']);
  });

  it('without a required field is refused as a header would be', async () => {
    await expect(load('jsonl-none', '', 'none.jsonl', '{"编号":"1","收案日":"2024-01-01"}\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN', en: expect.stringContaining('did you mean "收案日"') as string });
  });

  it('with more fields than a table may have is refused', async () => {
    const many = Array.from({ length: 1001 }, (_, i) => `{"f${String(i)}":1}`).join('\n');
    await expect(load('jsonl-many', '', 'many.jsonl', many)).rejects.toMatchObject({ code: 'TOO_MANY_COLUMNS' });
  });
});

describe('delimited text', () => {
  it.each([['tab', '\t'], ['semicolon', ';'], ['bar', '|'], ['comma', ',']])('that no profile describes is cut where its first rows say: %s', async (name, sign) => {
    // The other signs stand in its cells, and in GB18030 the bar is the second byte of 眧.
    const text = `${['case_id', 'received_on', 'region', 'product'].join(sign)}\n${['U-1', '2024-01-01', '"北,京;x|y"', '眧眧眧'].join(sign)}\n${['U-2', '2024-01-02', '上海', '卡'].join(sign)}\n`;
    for (const [encoding, bytes] of [['utf8', Buffer.from(text)], ['gzip', gzipSync(text)], ['utf16', Buffer.from(`\uFEFF${text}`, 'utf16le')]] as const) {
      const loaded = await loadFiles(store.stores, { profile: await readProfile('canonical'), files: [await store.file(`${name}.${encoding}`, bytes)], dataset: `cut-${name}-${encoding}`, pseudonymKey: KEY });
      expect(loaded).toMatchObject({ delivered: 2, loaded: 2, rejected: 0 });
      expect(await store.ask(`SELECT case_id, region, product FROM concord.case_current WHERE dataset = 'cut-${name}-${encoding}' ORDER BY case_id`)).toEqual([['U-1', '北,京;x|y', '眧眧眧'], ['U-2', '上海', '卡']]);
    }
  });

  it('is cut at the sign of its header, whatever stands in its cells', async () => {
    const text = ['case_id,received_on,cause', ...['1', '2', '3'].map((no) => `L-${no},2024-01-0${no},甲;乙;丙;丁`), ''].join('\n');
    const loaded = await loadFiles(store.stores, { profile: await readProfile('canonical'), files: [await store.file('lists.csv', text)], dataset: 'cut-lists', pseudonymKey: KEY });
    expect(loaded).toMatchObject({ delivered: 3, loaded: 3, rejected: 0 });
  });

  it('with one column is cut nowhere, and what is declared holds', async () => {
    await expect(load('text-one', '', 'one.csv', 'case_id\nA\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(load('text-told', "format: {type: csv, delimiter: ','}", 'told.tsv', '编号\t收案\nT-1\t2024-01-01\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
  });

  it.each([['tab', '\t', '"\\t"'], ['semicolon', ';', "';'"], ['bar', '|', "'|'"]])('%s', async (name, sign, written) => {
    const text = ['编号,收案,金额', 'T-1,2024-01-01,5', 'T-2,2024-01-02,6', ''].join('\n').replaceAll(',', sign);
    const id = `text-${name}`;
    expect(await load(id, `format: {type: csv, delimiter: ${written}}`, `${id}.txt.gz`, gzipSync(text))).toMatchObject({ delivered: 2, loaded: 2 });
    expect(await inspectFile(await store.file(`${id}.txt`, text))).toEqual({
      format: 'csv', gzip: false, encoding: 'utf-8', delimiter: sign, headerRow: 1, header: ['编号', '收案', '金额'], rows: [['T-1', '2024-01-01', '5'], ['T-2', '2024-01-02', '6']],
    });
  });

  it.each<[string, Buffer, string | undefined]>([
    ['ASCII', Buffer.from('id,day\nA,x\n'), undefined],
    ['UTF-8', Buffer.from('id,day\nA,投诉\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFid,day\nA,投诉\n'), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from('\uFEFFid,day\nA,投诉\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from('id,day\nA,投诉\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without', Buffer.from('id,day\nA,投诉\n', 'utf16le').swap16(), 'utf-16be'],
    // 投诉 in GBK, written out because Node only decodes it.
    ['GBK', Buffer.concat([Buffer.from('id,day\nA,'), Buffer.from('cdb6cbdf', 'hex'), Buffer.from('\n')]), 'gb18030'],
  ])('%s is recognised', async (_, bytes, encoding) => {
    const seen = await inspectFile(await store.file('encoded.csv', bytes));
    expect(seen.encoding).toBe(encoding);
    expect(seen).toMatchObject({ header: ['id', 'day'], rows: [['A', encoding === undefined ? 'x' : '投诉']] });
  });

  it('shows no more rows than are asked for, and cuts quoted fields as the load does', async () => {
    const path = await store.file('many.csv.gz', gzipSync(`\n\na;"b, c"\n${'"x;y";"1\n2"\n'.repeat(100_000)}`));
    expect(await inspectFile(path, { rows: 2 })).toEqual({ format: 'csv', gzip: true, delimiter: ';', headerRow: 3, header: ['a', 'b, c'], rows: [['x;y', '1\n2'], ['x;y', '1\n2']] });
    expect((await inspectFile(path)).rows).toHaveLength(50);
  });
});

describe('Parquet', () => {
  /**
   * Written by ClickHouse 26.7 in row groups of 1,000, with zstd: SELECT concat('P-', toString(number)), toDate32('2024-01-01') + number % 60,
   * toDateTime64('2024-03-01 08:09:10', 3, 'UTC') + number % 7, toDecimal64(number, 2) / 4, if(number % 2 = 0, '张三', NULL), number % 3 = 0, [number, 1]
   * FROM numbers(2500).
   */
  const path = join(__dirname, '../fixtures/cases.parquet');

  it('is looked into: typed values as text', async () => {
    expect(await inspectFile(path, { rows: 3 })).toEqual({ format: 'parquet', gzip: false, headerRow: 0, header: ['编号', '收案', '办结', '金额', '当事人', '回访', 'list'], rows: [
      ['P-0', '2024-01-01', '2024-03-01 08:09:10', '0', '张三', '1', '["0","1"]'],
      ['P-1', '2024-01-02', '2024-03-01 08:09:11', '0.25', '', '0', '["1","1"]'],
      ['P-2', '2024-01-03', '2024-03-01 08:09:12', '0.5', '张三', '0', '["2","1"]'],
    ] });
  });

  it('is loaded a row group at a time', async () => {
    const profile = parseProfile(rowProfile('format: {type: parquet}\nchecks: {closed_without_outcome: allow}').text.replace('id: register', 'id: parquet'));
    const result = await loadFiles(store.stores, { profile, files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 2500, loaded: 2500, rejected: 0 });
    // 0 + 1 + … + 2499 = 3,123,750; a quarter of it is 780,937.5. 834 of 2,500 numbers are divisible by three.
    expect(await store.ask("SELECT toString(sum(amount_claimed)), toString(uniqExact(party)), toString(max(received_on)), toString(max(closed_on)), toString(sum(survey_sent)) FROM concord.case_current WHERE source = 'parquet'")).toEqual([
      ['780937.5', '2', '2024-02-29', '2024-03-01', '834'],
    ]);
  });

  it('is the same gzipped; damaged, or as a bomb, it is refused', async () => {
    const profile = parseProfile(rowProfile('format: {type: parquet}\nchecks: {closed_without_outcome: allow}').text.replace('id: register', 'id: parquet'));
    const packed = gzipSync(await readFile(path));
    expect(await loadFiles(store.stores, { profile, files: [await store.file('cases.parquet.gz', packed)], pseudonymKey: KEY })).toMatchObject({ state: 'unchanged' });
    await expect(inspectFile(await store.file('torn.parquet.gz', packed.subarray(0, packed.length - 100)))).rejects.toMatchObject({ code: 'BAD_GZIP' });
    await expect(inspectFile(await store.file('bomb.parquet.gz', gzipSync(Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(80 << 20)]))))).rejects.toMatchObject({ code: 'GZIP_BOMB' });
  });

  it('tells its points in time, which it says are of UTC, as days of the zone that is named', async () => {
    const profile = parseProfile(rowProfile('format: {type: parquet}\nzone: Pacific/Honolulu\nchecks: {closed_without_outcome: allow}').text.replace('id: register', 'id: parquet-zone'));
    await loadFiles(store.stores, { profile, files: [path], pseudonymKey: KEY, dataset: 'parquet-zone' });
    // 08:09 in Greenwich is 22:09 of the evening before in Honolulu (UTC-10, without summer time). A day without a time stays the day it is; those received later are rejected.
    expect(await store.ask("SELECT toString(min(received_on)), toString(min(closed_on)), toString(max(closed_on)) FROM concord.case_current WHERE source = 'parquet-zone'")).toEqual([['2024-01-01', '2024-02-29', '2024-02-29']]);
  });

  it('of another writer is read alike: dictionaries, decimals of every width, points in time', async () => {
    /*
     * Written by DuckDB 1.5.6: COPY (SELECT 'D-' || i AS case_id, DATE '2024-01-01' + (i % 300)::INTEGER AS received_on, (ARRAY['信用卡','贷款','理财'])[1 + i % 3] AS product,
     * CAST(i * 1.25 AS DECIMAL(9,2)) AS claimed, CAST(i * 1000000000000.01 AS DECIMAL(18,2)) AS wide, CAST(i AS DECIMAL(38,4)) AS widest, TIMESTAMP '2024-02-29 23:30:00' + INTERVAL (i) MINUTE AS closed_at,
     * i % 2 = 0 AS flag, CASE WHEN i % 5 = 0 THEN NULL ELSE i::SMALLINT END AS sessions FROM range(1500) t(i)) TO … (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048).
     * Days and products are dictionaries; the decimals are INT32, INT64 and FIXED_LEN_BYTE_ARRAY.
     */
    const { rows } = await inspectFile(join(__dirname, '../fixtures/duckdb.parquet'), { rows: 1_500 });
    expect(rows).toHaveLength(1_500);
    for (const [i, row] of rows.entries()) {
      const day = new Date(Date.UTC(2024, 0, 1 + (i % 300))).toISOString().slice(0, 10);
      const time = new Date(Date.UTC(2024, 1, 29, 23, 30 + i)).toISOString().slice(0, 19).replace('T', ' ');
      // In cents, as whole numbers: i × 1.25 and i × 1,000,000,000,000.01.
      const decimal = (cents: bigint): string => `${String(cents / 100n)}${cents % 100n === 0n ? '' : `.${String(cents % 100n).padStart(2, '0').replace(/0$/u, '')}`}`;
      expect(row).toEqual([
        `D-${String(i)}`, day, ['信用卡', '贷款', '理财'][i % 3], decimal(BigInt(i) * 125n), decimal(BigInt(i) * 100_000_000_000_001n), String(i), time, i % 2 === 0 ? 'true' : 'false', i % 5 === 0 ? '' : String(i),
      ]);
    }
  });

  it('of old writers tells its points in time as INT96', async () => {
    // Written by parquetjs 1.8, pages gzipped and not; nanoseconds of the day and Julian days by hand. DuckDB reads the same.
    const { header, rows } = await inspectFile(join(__dirname, '../fixtures/int96.parquet'));
    expect(header).toEqual(['case_id', 'received_at', 'product', 'amount']);
    expect(rows).toEqual([0, 1, 2, 3, 4, 5].map((i) => [`I-${String(i)}`, new Date(Date.UTC(2024, 1, 28 + i, 23, 30, i)).toISOString().slice(0, 19).replace('T', ' '), i % 2 === 0 ? '' : '信用卡', `${String(12 + i)}.34`]));
  });

  it('keeps whole numbers and decimals to their last digit; of doubles only as far as they have one', async () => {
    // Written by ClickHouse: Decimal(18, 0), Decimal(38, 2), Float64, Int64, Decimal(9, 2). 20261127000000010 is more than 2^53.
    expect(await inspectFile(join(__dirname, '../fixtures/exact-numbers.parquet'))).toMatchObject({ header: ['long_id', 'wide', 'double', 'whole', 'small'], rows: [
      ['202611270000000011', '12345678901234567890123.45', '2026112700000001', '-1', '-0.05'], ['-7', '-1000', '#INEXACT!', '9223372036854775807', '12.3'],
    ] });
  });

  it('of a million rows in one group is read in little memory, also to be looked at', async () => {
    // Nine columns, 100 different ids; as one object a row they took more than 300 MB. No room is left for a tenth of them.
    const profile = 'id: one-group\ndataset: one-group\nlabel: {zh: 一个行组, en: one group}\ngrain: fold\ncolumns:\n  case_id: {from: 编号}\n  received_on: {from: 收案, fold: min}\n';
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=96', join(__dirname, 'little-memory.cjs'), join(__dirname, '../fixtures/one-row-group.parquet'), profile]);
    expect(JSON.parse(stdout)).toEqual({ shown: 50, delivered: 1_000_000, loaded: 100, folded: 999_900 });
  });

  it('that is damaged is refused', async () => {
    await expect(load('parquet-bad', '', 'bad.parquet', Buffer.from(`PAR1${'x'.repeat(500)}PAR1`))).rejects.toMatchObject({ code: 'BAD_PARQUET' });
  });
});
