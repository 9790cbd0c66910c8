import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { checkFiles, inspectFile, loadFiles, parseProfile, proposeProfile } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const HEADER = ['案件编号', '收案日期', '结案日期', '调解结果', '争议金额', '申请人', '手机号', '支行'];
const ROWS = [
  ['00123', '2024-03-01', '2024-04-01', '达成协议', '1234.5', '当事人甲', '13800001234', '一支行'],
  ['00124', '2024-03-31', '', '调解中', '20', '当事人乙', '13900001234', '二支行'],
  ['00125', '2024-04-02', '2024-04-09', '无法联系', '', '当事人丙', '13700001234', '二支行'],
];
const CASES = [
  ['00123', '2024-03-01', '2024-04-01', 'S2', '1234.5', '一支行'], ['00124', '2024-03-31', null, '', '20', '二支行'], ['00125', '2024-04-02', '2024-04-09', 'T1', null, '二支行'],
];

const day = (text: string): Date | null => (text === '' ? null : new Date(`${text}T00:00:00Z`));
const lines = (delimiter: string): string => [HEADER, ...ROWS].map((row) => row.join(delimiter)).join('\r\n');

async function workbook(): Promise<Buffer> {
  const rows = ROWS.map(([id = '', received = '', closed = '', outcome = '', amount = '', ...more]) => [id, day(received), day(closed), outcome, amount === '' ? null : Number(amount), ...more]);
  const cells = new Map(ROWS.flatMap((_, i) => [1, 2].map((column) => [`${String(i + 2)},${String(column)}`, { style: { numFmt: 'yyyy-mm-dd' } }] as const)));
  return Buffer.from(await writeXlsx({ sheets: [{ name: '说明', rows: [['填写说明']] }, { name: '登记簿', rows: [['2024 年登记簿'], HEADER, ...rows], cells }] }));
}

const RECODE = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode('gb18030'))";
const asGb18030 = (text: string): Buffer => execFileSync('python3', ['-c', RECODE], { input: text });

it.each<[string, string, string | undefined, () => Buffer | Promise<Buffer>]>([
  ['CSV in GB18030 with semicolons', 'a.csv', undefined, () => asGb18030(lines(';'))],
  ['CSV in UTF-8 with tabs', 'b.csv', undefined, () => Buffer.from(`\uFEFF${lines('\t')}`)],
  ['CSV under a title and notes', 'e.csv', undefined, () => Buffer.from(`某中心 2024 年登记簿${','.repeat(HEADER.length - 1)}\r\n制表人：甲,日期：2024-05-01\r\n\r\n${lines(',')}`)],
  ['the second sheet of a workbook, under a title', 'c.xlsx', '登记簿', workbook],
  ['JSON Lines', 'd.jsonl', undefined, () => Buffer.from(ROWS.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, i) => [HEADER[i], cell])))).join('\n'))],
])('%s: looked into, proposed for, checked and loaded', async (_, name, sheet, content) => {
  const path = await store.file(name, await content());
  const { text } = proposeProfile(await inspectFile(path, sheet === undefined ? {} : { sheet }), { id: name.slice(0, 1), label: { zh: name, en: name } });
  const request = { profile: parseProfile(text), files: [path], pseudonymKey: KEY };
  expect(await checkFiles(store.stores, request)).toMatchObject({ delivered: 3, loaded: 3, rejected: 0, unknownValues: [] });
  await loadFiles(store.stores, request);
  const stored = await store.ask(`SELECT case_id, received_on, closed_on, outcome, amount_claimed, branch FROM concord.case_current WHERE dataset = '${name.slice(0, 1)}' ORDER BY case_id`);
  expect(stored).toEqual(CASES);
});

const CLI = resolve(__dirname, '../../etl/dist/src/cli.js');

it('on the command line: a profile is written once, and never over another', async () => {
  const path = await store.file('register.csv', lines(','));
  const output = join(store.folder, 'bank-register.yaml');
  const run = (): string => execFileSync('node', [CLI, '--lang', 'en', 'propose', path, '-o', output], { encoding: 'utf8', stdio: 'pipe' });
  expect(run()).toContain('97%  Received (received_on) ← “收案日期”');
  expect(parseProfile(await readFile(output, 'utf8')).id).toBe('bank-register');
  expect(run).toThrow('FILE_EXISTS');
});
