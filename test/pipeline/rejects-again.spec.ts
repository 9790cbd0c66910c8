import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { checkFiles, listRejects, loadFiles, parseProfile, rejectsCsv, type LoadResult, type Profile } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const pseudonym = (name: string): string => createHmac('sha256', KEY).update(name).digest('hex').slice(0, 32);
const HEAD = ['编号', '收案', '金额', '地区', '当事人'];

async function rejectsOf(loadNo: number): Promise<string> {
  const load = await store.stores.operational.loads.find(loadNo);
  if (load === undefined) throw new Error('the load is not in the registry');
  const pieces: string[] = [];
  for await (const piece of rejectsCsv((statement) => store.engine.reader.ask(statement), load)) pieces.push(piece);
  return pieces.join('');
}

const profileOf = (id: string, more: string): Profile => parseProfile(rowProfile(more).text.replace('id: register', `id: ${id}`).replace("nulls: ['-']", "nulls: ['无']"));
const load = async (profile: Profile, name: string, content: string | Buffer): Promise<LoadResult> => loadFiles(store.stores, { profile, files: [await store.file(name, content)], pseudonymKey: KEY });
const held = (id: string): Promise<unknown> => store.ask(`SELECT case_id, toString(received_on), region, party FROM concord.case_current WHERE source = '${id}' ORDER BY case_id`);
// Corrected by somebody who touches nothing but the day.
const corrected = async (loadNo: number): Promise<string> => (await rejectsOf(loadNo)).replaceAll('2024-13-01', '2024-12-01');

const csv = (rows: readonly (readonly string[])[], delimiter = ','): string => `${[HEAD, ...rows].map((row) => row.join(delimiter)).join('\n')}\n`;
const jsonl = (rows: readonly (readonly string[])[]): string => rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, i) => [HEAD[i], cell])))).join('\n');
const gb18030 = (text: string): Buffer => Buffer.concat(Array.from(text, (sign) => GB.get(sign) ?? Buffer.from(sign, 'latin1')));
/** Signs in GB18030, by the standard's table. */
const GB = new Map(Object.entries({ 编: 'b1e0', 号: 'bac5', 收: 'cad5', 案: 'b0b8', 金: 'bdf0', 额: 'b6ee', 地: 'b5d8', 区: 'c7f8', 当: 'b5b1', 事: 'cac2', 人: 'c8cb', 张: 'd5c5', 三: 'c8fd', 李: 'c0ee', 四: 'cbc4', 催: 'b4df' }).map(([sign, hex]) => [sign, Buffer.from(hex, 'hex')]));

const KINDS = {
  'plain-csv': ['', csv],
  gb18030: ['encoding: gb18030', (rows) => gb18030(csv(rows))],
  semicolon: ["format: {type: csv, delimiter: ';', header_row: 3}", (rows) => `title\n\n${csv(rows, ';')}`],
  'utf-16': ['encoding: utf-16le', (rows) => Buffer.from(`\uFEFF${csv(rows)}`, 'utf16le')],
  book: ['format: {type: xlsx, header_row: 2}', (rows) => zipFile(workbookParts([HEAD, ...rows].map((row, i) => textRow(i + 2, row)).join('')))],
  jsonl: ['format: {type: jsonl}', jsonl],
  snapshot: ['delivery: snapshot\nmissing: withdrawn\nchecks: {max_missing_share: 1, expect: {rows: 3}}', csv],
} as const satisfies Readonly<Record<string, readonly [string, (rows: readonly (readonly string[])[]) => string | Buffer]>>;

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('rejects of %s come back under their own profile', (id) => {
  const [more, write] = KINDS[id];
  const profile = profileOf(id, more);

  it('corrected as they are, with signs, parties and all', async () => {
    const first = await load(profile, `${id}-1`, write([['A-1', '2024-01-01', '1', '-催', '张三'], ['A-2', '2024-13-01', '2', '-催', '李四'], ['A-3', '2024-13-01', '3', '@甲', '']]
      .map((row) => row.map((cell) => (id === 'gb18030' ? cell.replace('甲', 'x') : cell)))));
    expect(first).toMatchObject({ delivered: 3, loaded: 1, rejected: 2 });
    const text = await corrected(first.loadNo);
    expect(text).not.toMatch(/李四|[0-9a-f]{32}/u);
    const again = await load(profile, `${id}-corrected.csv`, text);
    expect(again).toMatchObject({ state: 'published', delivered: 2, loaded: 2, rejected: 0, casesNew: 2, absences: { missing: 0, withdrawn: 0 } });
    expect(await held(id)).toEqual([
      ['A-1', '2024-01-01', '-催', pseudonym('张三')], ['A-2', '2024-12-01', '-催', pseudonym('李四')], ['A-3', '2024-12-01', id === 'gb18030' ? '@x' : '@甲', ''],
    ]);
  });
});

/** The cells of rejects as a spreadsheet saves them: texts shared between cells, days as serial numbers under a date format, whole numbers as numbers. */
function savedAsBook(text: string): Buffer {
  const lines = text.replace(/^\uFEFF/u, '').trimEnd().split('\r\n').map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  const shared: string[] = [];
  const escape = (cell: string): string => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const cell = (value: string): string => {
    if (value === '') return '<c/>';
    if (/^\d{4}-\d\d-\d\d$/u.test(value)) return `<c s="1"><v>${String(Date.parse(`${value}T00:00:00Z`) / 86_400_000 + 25_569)}</v></c>`;
    if (/^\d{1,10}$/u.test(value)) return `<c><v>${value}</v></c>`;
    shared.push(value);
    return `<c t="s"><v>${String(shared.length - 1)}</v></c>`;
  };
  const rows = lines.map((cells, i) => `<row r="${String(i + 1)}">${cells.map(cell).join('')}</row>`).join('');
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="t/${type}" Target="${target}"/>`;
  return zipFile(workbookParts(rows, {
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s', 'worksheet', 'worksheets/sheet1.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<?xml version="1.0"?>\n<sst>${shared.map((one) => `<si><t xml:space="preserve">${escape(one)}</t></si>`).join('')}</sst>`,
  }));
}

describe('rejects that somebody saved as a workbook', () => {
  it.each([['a profile of text', 'as-text', ''], ['a profile of workbooks', 'as-book', 'format: {type: xlsx, header_row: 1}']])('come back under %s', async (_, id, more) => {
    const profile = profileOf(id, more);
    const rows = [['B-1', '2024-01-01', '1', '-催', '张三'], ['B-2', '2024-13-01', '2', '-催', '李四'], ['B-3', '2024-13-01', '1200', '', '']];
    const first = await load(profile, `${id}-1`, more === '' ? csv(rows) : zipFile(workbookParts([HEAD, ...rows].map((row, i) => textRow(i + 1, row)).join(''))));
    expect(first).toMatchObject({ loaded: 1, rejected: 2 });
    const again = await load(profile, `${id}-corrected.xlsx`, savedAsBook(await corrected(first.loadNo)));
    expect(again).toMatchObject({ state: 'published', delivered: 2, loaded: 2, rejected: 0 });
    expect(await held(id)).toEqual([['B-1', '2024-01-01', '-催', pseudonym('张三')], ['B-2', '2024-12-01', '-催', pseudonym('李四')], ['B-3', '2024-12-01', '', '']]);
    expect(await store.ask(`SELECT toString(sum(amount_claimed)) FROM concord.case_current WHERE source = '${id}'`)).toEqual([['1203']]);
  });
});

describe('rejects that come back', () => {
  const profile = profileOf('again', '');

  it('leave the party of a case that is held as it was; one that is filled in replaces it', async () => {
    await load(profile, 'held.csv', csv([['H-1', '2024-01-01', '1', '', '张三'], ['H-2', '2024-01-01', '1', '', '张三']]));
    const second = await load(profile, 'restated.csv', csv([['H-1', '2024-13-01', '9', '', '张三'], ['H-2', '2024-13-01', '9', '', '张三'], ['H-3', '2024-01-01', '1', '', '']]));
    const text = (await corrected(second.loadNo)).replace(/(H-2,[^\r]*?,9,,)/u, '$1王五');
    expect(await load(profile, 'h-corrected.csv', text)).toMatchObject({ rejected: 0, loaded: 2 });
    expect(await held('again')).toEqual([['H-1', '2024-12-01', '', pseudonym('张三')], ['H-2', '2024-12-01', '', pseudonym('王五')], ['H-3', '2024-01-01', '', '']]);
  });

  it('as a spreadsheet saved them: semicolons, tabs or GB18030', async () => {
    const one = await load(profile, 's.csv', csv([['S-1', '2024-13-01', '1', '', '张三'], ['S-0', '2024-01-01', '1', '', '']]));
    const text = (await corrected(one.loadNo)).replace('\uFEFF', '');
    const simple = text.split('\r\n').map((line, i) => (i === 0 ? line : line.replace(/^((?:[^,]*,){6}).*?,,(S-1)/u, '$1why,why,,$2'))).join('\r\n');
    expect(simple).toContain(',why,why,,S-1,');
    for (const [name, saved] of [['semicolon', simple.replaceAll(',', ';')], ['tab', Buffer.from(`\uFEFF${simple.replaceAll(',', '\t')}`, 'utf16le')]] as const) {
      const report = await checkFiles(store.stores, { profile, files: [await store.file(`${name}.csv`, saved)], pseudonymKey: KEY });
      expect(report).toMatchObject({ delivered: 1, loaded: 1, rejected: 0 });
    }
  });

  it('whose row their reader could not read are no rows until somebody writes them', async () => {
    const one = await load(profile, 'short.csv', `${csv([['R-0', '2024-01-01', '1', '', '']])}R-1,2024-01-01\n`);
    const text = await rejectsOf(one.loadNo);
    await expect(load(profile, 'short-again.csv', text)).rejects.toMatchObject({ code: 'NO_ROWS' });
    // Ten columns of the profile stand empty behind the one for what was kept of the row.
    const written = text.replace(/,,{10}\r\n$/u, ',,R-1,2024-01-02,,,5,,,,,\r\n');
    expect(await load(profile, 'short-written.csv', written)).toMatchObject({ delivered: 1, loaded: 1, rejected: 0 });
    expect(await store.ask("SELECT case_id, toString(received_on), toString(amount_claimed) FROM concord.case_current WHERE case_id = 'R-1'")).toEqual([['R-1', '2024-01-02', '5']]);
  });

  it('under another source have no party to take: such rows are rejected by name', async () => {
    const one = await load(profile, 'other.csv', csv([['O-1', '2024-13-01', '1', '', '张三'], ['O-0', '2024-01-01', '1', '', '']]));
    const other = profileOf('another', '');
    const error: unknown = await load(other, 'other-corrected.csv', await corrected(one.loadNo)).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ code: 'TOO_MANY_REJECTS' });
    const failed = (await store.stores.operational.loads.newest(1))[0];
    expect((await listRejects(store.engine, failed?.loadNo ?? 0, 9)).map(({ rowNo, reason }) => [rowNo, reason])).toEqual([[2, 'PARTY_NOT_KEPT']]);
  });

  it('of Parquet keep their typed days', async () => {
    const parquet = parseProfile(rowProfile("format: {type: parquet}\nchecks: {earliest: '2024-01-02', closed_without_outcome: allow}").text.replace('id: register', 'id: parquet-again').replace(/dates: \[.*\]/u, 'dates: [DD.MM.YYYY]'));
    const first = await loadFiles(store.stores, { profile: parquet, files: [join(__dirname, '../fixtures/cases.parquet')], pseudonymKey: KEY });
    // Days go round every sixty rows: 42 of 2,500 are the first of January.
    expect(first).toMatchObject({ delivered: 2500, loaded: 2458, rejected: 42 });
    const text = (await rejectsOf(first.loadNo)).replaceAll(',2024-01-01,', ',2024-01-02,');
    expect(await load(parquet, 'parquet-corrected.csv', text)).toMatchObject({ delivered: 42, loaded: 42, rejected: 0 });
    expect(await store.ask("SELECT countIf(party = ''), countIf(party != '') FROM concord.case_current WHERE source = 'parquet-again'")).toEqual([['1250', '1250']]);
  });
});
