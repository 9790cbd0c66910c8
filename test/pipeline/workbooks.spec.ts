import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { inspectFile, listRejects, loadFiles, parseProfile } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const utc = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Date => new Date(Date.UTC(year, month - 1, day, hour, minute, second));

describe('a workbook of another library, cell by cell', () => {
  const DAYS = [utc(1900, 3, 1), utc(1904, 1, 2), utc(1970, 1, 1), utc(2000, 2, 29), utc(2024, 2, 29), utc(2024, 12, 31), utc(9999, 12, 31)];
  const MOMENTS = [utc(2024, 2, 29, 23, 59, 59), utc(2024, 1, 31, 0, 0, 1), utc(1999, 12, 31, 12), utc(2024, 6, 30, 7, 8, 9), utc(2024, 6, 30, 16, 45), utc(2024, 6, 30, 1, 1, 1), utc(2020, 1, 1, 18, 30)];
  const WORDS = ['张三 & 李四', '<b>"引号"</b>', '第一行\n第二行', "it's", 'C:\\x \t', '🙂 𠮷', 'é'];
  const NUMBERS: readonly (readonly [number, string])[] = [[0, '0'], [-1.5, '-1.5'], [1234567.89, '1234567.89'], [0.1 + 0.2, '0.3'], [1e21, '#INEXACT!'], [1e-7, '0.0000001'], [123456789012345, '123456789012345'], [2026112700000001, '2026112700000001']];

  for (const dateSystem of ['1900', '1904'] as const) {
    for (const stringMode of ['shared', 'inline'] as const) {
      it(`days from ${dateSystem}, ${stringMode} texts`, async () => {
        // 1904's count cannot hold a day before 1904-01-01.
        const days = DAYS.map((day) => (dateSystem === '1904' && day < utc(1904, 1, 2) ? utc(1904, 1, 2) : day));
        const rows = days.map((day, i) => [`A-${String(i)}`, WORDS[i] ?? null, NUMBERS[i]?.[0] ?? null, i % 2 === 0, day, MOMENTS[i] ?? null, null]);
        const columns = ['编号', '文字', '数', '真假', '日', '时刻', '空'];
        const cells = new Map<string, { style: { numFmt: string } }>(rows.flatMap((_, i) => [
          [`${String(i + 1)},4`, { style: { numFmt: 'yyyy-mm-dd' } }] as [string, { style: { numFmt: string } }],
          [`${String(i + 1)},5`, { style: { numFmt: 'yyyy"年"m"月"d"日" hh:mm:ss' } }] as [string, { style: { numFmt: string } }],
        ]));
        const bytes = await writeXlsx({ dateSystem, stringMode, sheets: [{ name: '案件', rows: [columns, ...rows], cells }] });
        const path = await store.file(`cells-${dateSystem}-${stringMode}.xlsx`, Buffer.from(bytes));
        const seen = await inspectFile(path);
        expect(seen).toMatchObject({ format: 'xlsx', gzip: false, sheets: ['案件'], sheet: '案件', headerRow: 1, header: columns.slice(0, 7) });
        const day = (date: Date): string => date.toISOString().slice(0, 10);
        const moment = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
        expect(seen.rows).toEqual(rows.map((_, i) => [
          `A-${String(i)}`, WORDS[i], NUMBERS[i]?.[1], i % 2 === 0 ? 'TRUE' : 'FALSE', day(days[i] ?? utc(1, 1, 1)), moment(MOMENTS[i] ?? utc(1, 1, 1)), '',
        ]));
      });
    }
  }
});

describe('a register as people keep it', () => {
  // Row 1 a title, row 2 a note, row 3 empty, row 4 the header, row 5 empty but for its format; rows 6, 7, 9 hold cases, row 8 an error.
  const serial = (day: string): string => `<v>${String((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)}</v>`;
  const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (n: number, cells: string): string => `<row r="${String(n)}">${cells}</row>`;
  const dated = (ref: string, day: string): string => `<c r="${ref}" s="1">${serial(day)}</c>`;
  const sheet = [
    row(1, text('A1', '某调解中心 2024 年登记簿')), row(2, text('C2', '单位：元')),
    row(4, `${text('A4', '编&#10;号')}${text('B4', '收 案')}${text('C4', '当事人')}${text('D4', '金额')}${text('E4', '地区')}${text('G4', '备注')}`),
    row(5, '<c r="A5" s="1"/><c r="XFD5" s="1"/>'),
    row(6, `${text('A6', 'X-1')}${dated('B6', '2024-01-31')}${text('C6', '张三')}<c r="D6"><f>1+1</f><v>1234.5600000000001</v></c>${text('E6', '北京')}`),
    row(7, `${text('A7', 'X-2')}${text('B7', '01-MAR-24')}${text('C7', '李四')}<c r="D7" t="str"><f>A1</f><v>¥2,000</v></c><c r="E7" t="e"><v>#N/A</v></c>`),
    row(8, `${text('A8', 'X-3')}${dated('B8', '2024-02-30')}${text('C8', '王五')}<c r="D8" t="e"><v>#REF!</v></c>`),
    row(9, `${text('A9', 'X-4')}<c r="B9" s="1"><v>45351.75</v></c><c r="C9" t="e"><v>#N/A</v></c>${text('XFD9', 'far away')}`),
  ].join('');
  const styles = '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>';
  const related = String(workbookParts('').find(({ name }) => name === 'xl/_rels/workbook.xml.rels')?.content).replace('</Relationships>', '<Relationship Id="y" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/></Relationships>');
  const file = (): Promise<string> => store.file('register.xlsx', zipFile(workbookParts(sheet, { 'xl/styles.xml': styles, 'xl/_rels/workbook.xml.rels': related })));
  const profile = (nulls = "nulls: ['-']"): ReturnType<typeof parseProfile> => parseProfile(rowProfile('format: {type: xlsx, header_row: 4}').text.replace("nulls: ['-']", nulls).replace('id: register', 'id: book'));

  it('is looked into: the first full row is the header', async () => {
    const seen = await inspectFile(await file());
    expect(seen).toMatchObject({ headerRow: 4, header: ['编 号', '收 案', '当事人', '金额', '地区', '', '备注'] });
    expect(seen.rows[0]).toEqual(['X-1', '2024-01-31', '张三', '1234.56', '北京', '', '']);
    expect(seen.rows.map(([id]) => id)).toEqual(['X-1', 'X-2', 'X-3', 'X-4']);
    expect(seen.rows[3]).toEqual(['X-4', '2024-02-29 18:00:00', '#N/A', '', '', '', '']);
  });

  it('is loaded: errors are rejected by name, with the rows a person sees', async () => {
    // 2024-02-30 is 2024-03-01 to a date; the row is at fault for its #REF! only.
    const result = await loadFiles(store.stores, { profile: profile(), files: [await file()], pseudonymKey: KEY });
    expect(result).toMatchObject({ state: 'published', delivered: 4, loaded: 1, rejected: 3 });
    expect((await listRejects(store.engine, result.loadNo, 9)).map(({ rowNo, column, value, reason }) => [rowNo, column, value, reason])).toEqual([
      [7, 'region', '#N/A', 'ERROR_CELL'], [8, 'amount_claimed', '#REF!', 'ERROR_CELL'], [9, 'party', '#N/A', 'ERROR_CELL'],
    ]);
    expect(await store.ask("SELECT case_id, toString(received_on), toString(amount_claimed), toString(length(party)) FROM concord.case_current WHERE source = 'book' ORDER BY case_id")).toEqual([['X-1', '2024-01-31', '1234.56', '32']]);
  });

  it('is the same gzipped, beside other files of a folder', async () => {
    const packed = await store.file('register.xlsx.gz', gzipSync(await readFile(await file())));
    expect(await inspectFile(packed)).toMatchObject({ format: 'xlsx', headerRow: 4, rows: (await inspectFile(await file())).rows });
    const anyFormat = parseProfile(profile().text.replace('format: {type: xlsx, header_row: 4}\n', '').replace('id: book', 'id: mixed'));
    const plain = zipFile(workbookParts(`${textRow(1, ['编号', '收案'])}${textRow(2, ['M-1', '2024-01-01'])}`));
    const mixed = [await store.file('m.xlsx.gz', gzipSync(plain)), await store.file('m.csv', '编号,收案\nM-2,2024-01-02\n'), await store.file('m.jsonl.gz', gzipSync('{"编号":"M-3","收案":"2024-01-03"}\n'))];
    expect(await loadFiles(store.stores, { profile: anyFormat, files: mixed, pseudonymKey: KEY })).toMatchObject({ delivered: 3, loaded: 3 });
    expect(await store.ask("SELECT case_id, row_no FROM concord.case_current WHERE source = 'mixed' ORDER BY case_id")).toEqual([['M-1', '2'], ['M-2', '1000000002'], ['M-3', '2000000001']]);
  });

  it('takes errors a profile lists as empty', async () => {
    const result = await loadFiles(store.stores, { profile: profile("nulls: ['-', '#N/A', '#REF!']"), files: [await file()], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 4, rejected: 0, unchanged: 1 });
    expect(await store.ask("SELECT case_id, toString(received_on), toString(amount_claimed), toString(party = '') FROM concord.case_current WHERE source = 'book' AND case_id != 'X-1' ORDER BY case_id")).toEqual([
      ['X-2', '2024-03-01', '2000', '0'], ['X-3', '2024-03-01', null, '0'], ['X-4', '2024-02-29', null, '1'],
    ]);
  });

  it('says which sheets there are when the one asked for is missing, and takes one by its place', async () => {
    const books = await writeXlsx({ sheets: [{ name: '说明', rows: [['x']], hidden: true }, { name: '一季度', rows: [['编号', '收案'], ['Q1', '2024-01-01']] }, { name: '二季度', rows: [['编号', '收案'], ['Q2', '2024-04-01']] }] });
    const path = await store.file('quarters.xlsx', Buffer.from(books));
    const ask = async (sheet: string): Promise<unknown> => {
      const read = parseProfile(rowProfile(`format: {type: xlsx, sheet: ${sheet}}`).text.replace('id: register', 'id: quarters'));
      const result = await loadFiles(store.stores, { profile: read, files: [path], pseudonymKey: KEY }).catch((error: unknown) => error);
      return result instanceof Error ? result.message : store.ask(`SELECT case_id FROM concord.case_version WHERE load_no = ${String((result as { loadNo: number }).loadNo)}`);
    };
    expect(await ask('二季度')).toEqual([['Q2']]);
    expect(await ask('2')).toEqual([['Q1']]);
    expect(await ask('三季度')).toBe('NO_SHEET: File quarters.xlsx has no sheet "三季度"; there are: 说明, 一季度, 二季度.');
    expect(await inspectFile(path)).toMatchObject({ sheets: ['说明', '一季度', '二季度'], sheet: '一季度', header: ['编号', '收案'], rows: [['Q1', '2024-01-01']] });
    expect(await inspectFile(path, { sheet: '二季度' })).toMatchObject({ sheet: '二季度', rows: [['Q2', '2024-04-01']] });
  });

  it('is read whatever prefixes, case and slashes its writer likes', async () => {
    const odd = workbookParts(`${textRow(1, ['编号', '收案'])}${textRow(2, ['O-1', '2024-01-01'])}`.replace(/<(\/?)(\w)/gu, '<$1x:$2')).map(({ name, content }) => ({
      name: name.replaceAll('/', '\\').replace('sharedStrings', 'SharedStrings'),
      content: String(content).replace('r:id=', 'd3p1:id=').replace(/<(\/?)(worksheet|sheetData)/gu, '<$1x:$2'),
    }));
    expect(await inspectFile(await store.file('odd.xlsx', zipFile(odd)))).toMatchObject({ header: ['编号', '收案'], rows: [['O-1', '2024-01-01']] });
  });

  it('does not read what follows the rows, however much of it there is', async () => {
    const refs = Array.from({ length: 200_000 }, (_, i) => `<dataValidation type="list" sqref="A1:XFD1048576"><formula1>${String(i)}</formula1></dataValidation>`).join('');
    const parts = workbookParts('').map((part) => (part.name === 'xl/worksheets/sheet1.xml'
      ? { ...part, content: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${textRow(1, ['编号', '收案'])}${textRow(2, ['V-1', '2024-01-01'])}</sheetData><dataValidations>${refs}</dataValidations><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>` }
      : part));
    const path = await store.file('validations.xlsx', zipFile(parts));
    expect((await inspectFile(path)).rows).toEqual([['V-1', '2024-01-01']]);
    const read = parseProfile(rowProfile().text.replace('id: register', 'id: validations'));
    expect(await loadFiles(store.stores, { profile: read, files: [path], pseudonymKey: KEY })).toMatchObject({ delivered: 1, loaded: 1, rejected: 0 });
  });
});

describe('numbers that are ids', () => {
  const number = (value: string, style = 0): string => `<c s="${String(style)}"><v>${value}</v></c>`;
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
  const related = String(workbookParts('').find(({ name }) => name === 'xl/_rels/workbook.xml.rels')?.content).replace('</Relationships>', '<Relationship Id="y" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/></Relationships>');
  const book = (name: string, rows: readonly string[]): Promise<string> => store.file(name, zipFile(workbookParts(
    [textRow(1, ['编号', '收案', '金额', '当事人']), ...rows.map((cells, i) => `<row r="${String(i + 2)}">${cells}</row>`)].join(''), { 'xl/styles.xml': styles, 'xl/_rels/workbook.xml.rels': related })));
  const idsOf = (loadNo: number): Promise<unknown> => store.ask(`SELECT case_id FROM concord.case_version WHERE load_no = ${String(loadNo)} ORDER BY case_id`);
  const faultsOf = async (loadNo: number): Promise<unknown> => (await listRejects(store.engine, loadNo, 9)).map(({ rowNo, column, value, reason }) => [rowNo, column, value, reason]);
  const profile = (id: string, grain = 'row'): ReturnType<typeof parseProfile> => parseProfile([
    `id: ${id}`, 'dataset: ids', 'label: {zh: 编号, en: ids}', `grain: ${grain}`, 'format: {type: xlsx}', 'columns:', '  case_id: {from: 编号}',
    ...['received_on: {from: 收案', 'amount_claimed: {from: 金额, optional: true', 'party: {from: 当事人, optional: true'].map((rule) => `  ${rule}${grain === 'fold' ? ', fold: must_agree' : ''}}`),
  ].join('\n'));
  const day = text('2024-01-01');

  it.each(['row', 'fold'])('keep their sixteen digits, so that cases stay apart (%s)', async (grain) => {
    const path = await book(`ids-${grain}.xlsx`, ['2026112700000001', '2026112700000002', '9007199254740991'].map((id) => number(id) + day));
    const result = await loadFiles(store.stores, { profile: profile(`ids-${grain}`, grain), files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 3, loaded: 3, folded: 0, rejected: 0 });
    expect(await idsOf(result.loadNo)).toEqual([['2026112700000001'], ['2026112700000002'], ['9007199254740991']]);
  });

  it('are rejected by name where a double cannot hold them, also those of a party, and never altered', async () => {
    const path = await book('too-long.xlsx', [number('20261127000000011') + day, number('1') + day + number('5') + number('110101199003071234'), number('2') + day + number('5') + text('110101199003071234')]);
    const result = await loadFiles(store.stores, { profile: profile('ids-long'), files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 3, loaded: 1, rejected: 2 });
    expect(await faultsOf(result.loadNo)).toEqual([[2, 'case_id', '#INEXACT!', 'INEXACT_NUMBER'], [3, 'party', '#INEXACT!', 'INEXACT_NUMBER']]);
  });

  it('keep the zeros that their format shows', async () => {
    const path = await book('zeros.xlsx', [number('123', 1) + day, number('1234567', 1) + day, number('123') + day]);
    expect(await idsOf((await loadFiles(store.stores, { profile: profile('ids-zeros'), files: [path], pseudonymKey: KEY })).loadNo)).toEqual([['000123'], ['123'], ['1234567']]);
  });

  it('are rejected where a formula was never worked out; one that gave an empty text is empty', async () => {
    const path = await book('formulas.xlsx', [
      `${number('1')}${day}<c><f>1+1</f></c>`, `${number('2')}${day}<c><f>1+1</f><v/></c>`, `${number('3')}${day}<c t="str"><f>""</f><v></v></c>`, `${number('4')}${day}<c><f>1+1</f><v>2</v></c>`, `${number('5')}${day}<c/>`,
    ]);
    const result = await loadFiles(store.stores, { profile: profile('ids-formulas'), files: [path], pseudonymKey: KEY });
    expect(await faultsOf(result.loadNo)).toEqual([[2, 'amount_claimed', '#NO_RESULT!', 'NO_RESULT'], [3, 'amount_claimed', '#NO_RESULT!', 'NO_RESULT']]);
    expect(await idsOf(result.loadNo)).toEqual([['3'], ['4'], ['5']]);
  });
});
