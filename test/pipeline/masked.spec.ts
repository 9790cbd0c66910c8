import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles, loadFiles, parseProfile, rejectsCsv, type Profile } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const profile = (id: string, more = ''): Profile => parseProfile(`
id: ${id}
dataset: ${id}
label: {zh: 台账, en: Register}
grain: row
${more}
columns:
  case_id: {from: 编号}
  received_on: {from: 收案}
  cause: {from: 事由}
  institution: {from: 机构}
  amount_claimed: {from: 金额}
  party: {from: 当事人}
`);

const HEAD = ['编号', '收案', '事由', '机构', '金额', '当事人'];
const loads = new Map<string, number>();
/** What nobody may find anywhere in the store. */
const SECRETS = ['赵铁柱', '司马青', '13812345678', '11010519491231002X', '4111111111111111', 'li.si@mail.example.cn', '钱小美'];
const ROWS = [
  ['13812345678', '2024-01-01', '与赵铁柱通话，手机138-1234-5678', '91350100M000100Y43', '3500.50', '赵铁柱'],
  ['M-2', '2024-01-02', '钱小美女士来电，"证件"11010519491231002X', '某行', '13812345678', '司马青'],
  ['M-3', '2024-13-01', '司马青称卡4111 1111 1111 1111被盗刷', '某行', '1', '司马青'],
  ['M-4', '2024-01-04', '合同编号：440300202601150001，金额13,812元', '某行', '钱小美', '个人'],
  ['M-5', '110105194912310', '邮件li.si@mail.example.cn', '某行', '11010519491231002X', '赵铁柱'],
];
const csv = (rows: readonly (readonly string[])[]): string => `${[HEAD, ...rows].map((row) => row.map((cell) => (/["\n,]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`;
const KINDS = {
  csv,
  jsonl: (rows) => rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, i) => [HEAD[i], cell])))).join('\n'),
  book: (rows) => zipFile(workbookParts([HEAD, ...rows].map((row, i) => textRow(i + 1, row)).join(''))),
} as const satisfies Readonly<Record<string, (rows: readonly (readonly string[])[]) => string | Buffer>>;

async function rejectsOf(loadNo: number): Promise<string> {
  const load = await store.stores.operational.loads.find(loadNo);
  if (load === undefined) throw new Error('the load is not in the registry');
  const pieces: string[] = [];
  for await (const piece of rejectsCsv((statement) => store.engine.reader.ask(statement), load)) pieces.push(piece);
  return pieces.join('');
}

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('what tells who somebody is, in %s', (kind) => {
  it('is stored nowhere: not with the cases, the rejects, the load or what is told of it', async () => {
    const file = await store.file(`${kind}-当事人赵铁柱-13912345678`, KINDS[kind](ROWS));
    const report = await checkFiles(store.stores, { profile: profile(kind), files: [file], pseudonymKey: KEY });
    const load = await loadFiles(store.stores, { profile: profile(kind), files: [file], pseudonymKey: KEY });
    expect(load).toMatchObject({ state: 'published', delivered: 5, loaded: 2, rejected: 3 });
    expect(await store.ask(`SELECT case_id, cause, institution, toString(amount_claimed) FROM concord.case_current WHERE source = '${kind}' ORDER BY case_id`)).toEqual([
      // An id stays: without it the case would meet no later delivery of it. An amount may be any number.
      ['13812345678', '与〔姓名〕通话，手机〔电话〕', '91350100M000100Y43', '3500.5'], ['M-2', '〔姓名〕女士来电，"证件"〔证件号〕', '某行', '13812345678'],
    ]);
    loads.set(kind, load.loadNo);
    const rejected = await rejectsOf(load.loadNo);
    expect(rejected).toContain('〔姓名〕称卡〔卡号〕被盗刷');
    expect(rejected).toContain('合同编号：440300202601150001，金额13,812元');
    const told = [rejected, JSON.stringify([load, report, await store.ask(`SELECT * FROM concord.reject WHERE load_no = ${String(load.loadNo)}`), await store.stores.operational.loads.find(load.loadNo)])].join('\n').replaceAll('"13812345678"', '');
    for (const secret of SECRETS) expect(told).not.toContain(secret);
    expect(load.findings.filter(({ rule }) => rule === 'masked_text')).toMatchObject([{ severity: 'note', column: 'cause', atFault: 2, cases: 2 }, { month: '2024-01-01', atFault: 2, cases: 3 }]);
  });

  it('and a masked reject is corrected and loaded as it is', async () => {
    const text = (await rejectsOf(loads.get(kind) ?? 0)).replaceAll('2024-13-01', '2024-12-01');
    const again = await loadFiles(store.stores, { profile: profile(kind), files: [await store.file(`${kind}-again.csv`, text)], pseudonymKey: KEY });
    expect(again).toMatchObject({ loaded: 1, rejected: 2 });
    expect(await store.ask(`SELECT cause, party = (SELECT any(party) FROM concord.case_current WHERE source = '${kind}' AND case_id = 'M-2') FROM concord.case_current WHERE source = '${kind}' AND case_id = 'M-3'`)).toEqual([['〔姓名〕称卡〔卡号〕被盗刷', 1]]);
  });
});

it('quotes no number of a person where a file is refused', async () => {
  const rowForHeader = 'M-9,13812345678,13812345678\n';
  await expect(loadFiles(store.stores, { profile: profile('csv'), files: [await store.file('no-header.csv', rowForHeader)], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'DUPLICATE_HEADER', zh: expect.stringContaining('〔电话〕') as string });
});

it('leaves none of it in any file of the store', async () => {
  const files = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  await store.ask('SELECT 1');
  const found = files(join(store.folder, 'data')).filter((path) => { const bytes = readFileSync(path); return SECRETS.filter((one) => one !== '13812345678').some((secret) => bytes.includes(secret)); });
  expect(found).toEqual([]);
});
