import { createGzip } from 'node:zlib';
import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, symlink, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeXlsx } from 'hucre/xlsx';
import { filesInFolder, inspectFile, listRejects, loadFiles, LoadRefused, parseProfile } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';
import { textRow, workbookParts, zipFile, type ZipPart } from './zip-file.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const ROWS = textRow(1, ['编号', '收案']) + textRow(2, ['A', '2024-01-01']);
const WITH_SIZE = (claimedSize: number): readonly ZipPart[] => workbookParts(ROWS).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, claimedSize } : part));
const sheetXml = (xml: string): Buffer => zipFile(workbookParts('', { 'xl/worksheets/sheet1.xml': xml }));
const relations = (...of: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships>${of.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`;
/** Styles that differ, so that they do not inflate like a bomb. */
const styles = (n: number): string => `<styleSheet><cellXfs>${Array.from({ length: n }, (_, i) => `<xf numFmtId="${String((i * 2654435761) % 4_000_000_007)}" fontId="${String((i * 40503) % 65_521)}"/>`).join('')}</cellXfs></styleSheet>`;
const shared = (index: string): string => `<row r="1"><c r="A1" t="s"><v>${index}</v></c></row>`;

/** The code with which a file is refused by the load and by a look into it alike; anything else as it is. */
async function refusal(name: string, content: string | Buffer): Promise<unknown> {
  const path = await store.file(name, content);
  const codes: unknown[] = [];
  for (const attempt of [() => loadFiles(store.stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY }), () => inspectFile(path)]) {
    const outcome = await attempt().catch((error: unknown) => error);
    codes.push(outcome instanceof LoadRefused ? outcome.code : outcome);
  }
  return codes[0] === codes[1] ? codes[0] : codes;
}

describe('a workbook that is none, or means harm, is refused by name', () => {
  it.each<[what: string, content: () => Buffer | Promise<Buffer>, code: string]>([
    ['a sheet of 80 MB in 80 KB', () => zipFile(workbookParts(textRow(1, ['x'.repeat(80 << 20)]))), 'ZIP_BOMB'],
    ['a part nobody reads of 80 MB in 80 KB', () => zipFile(workbookParts(ROWS, { 'xl/media/a.bin': Buffer.alloc(80 << 20) })), 'ZIP_BOMB'],
    ['10,001 parts', () => zipFile([...workbookParts(ROWS), ...Array.from({ length: 10_001 }, (_, i) => ({ name: `x/${String(i)}`, content: '' }))]), 'ZIP_BOMB'],
    ['a sheet that claims to be shorter than it is', () => zipFile(WITH_SIZE(10)), 'BAD_ZIP'],
    ['a directory that claims more parts than there are', () => { const zip = zipFile(workbookParts(ROWS)); zip.writeUInt16LE(90, zip.length - 12); return zip; }, 'BAD_ZIP'],
    ['a name that leads out', () => zipFile([...workbookParts(ROWS), { name: '../../etc/cron.d/x', content: 'x' }]), 'BAD_ZIP'],
    ['a name that leads out on Windows', () => zipFile([...workbookParts(ROWS), { name: '..\\x', content: 'x' }]), 'BAD_ZIP'],
    ['an absolute name', () => zipFile([...workbookParts(ROWS), { name: '/etc/passwd', content: 'x' }]), 'BAD_ZIP'],
    ['one name twice', () => zipFile([...workbookParts(ROWS), ...workbookParts(textRow(1, ['other']))]), 'BAD_ZIP'],
    ['cut short', () => zipFile(workbookParts(ROWS)).subarray(0, 500), 'BAD_ZIP'],
    ['an encrypted part', () => zipFile(workbookParts(ROWS).map((part) => ({ ...part, encrypted: true }))), 'OLE_FILE'],
    ['an encrypted workbook', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [['x']] }], encryption: { password: 'secret' } })), 'OLE_FILE'],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'OLE_FILE'],
    ['macros', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [['编号', '收案']] }], vbaProject: new Uint8Array(64) })), 'MACROS'],
    ['no list of relations', () => zipFile(workbookParts(ROWS, { '_rels/.rels': '' })), 'BAD_XLSX'],
    ['no workbook', () => zipFile(workbookParts(ROWS, { 'xl/workbook.xml': '' })), 'BAD_XLSX'],
    ['no sheet', () => zipFile(workbookParts(ROWS, { 'xl/worksheets/sheet1.xml': '' })), 'BAD_XLSX'],
    ['no shared texts', () => zipFile(workbookParts(ROWS, { 'xl/sharedStrings.xml': '' })), 'BAD_XLSX'],
    ['a binary workbook', () => zipFile(workbookParts(ROWS, { 'xl/workbook.bin': 'x' })), 'BAD_XLSX'],
    ['any other ZIP', () => zipFile([{ name: 'a.csv', content: '编号,收案' }]), 'BAD_XLSX'],
    ['only sheets that lie elsewhere', () => zipFile(workbookParts(ROWS, { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="s" Type="t/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' })), 'NO_SHEET'],
    ['a shared text that is not there', () => zipFile(workbookParts(shared('0'))), 'BAD_XLSX'],
    ['a shared text by a false number', () => zipFile(workbookParts(shared('-1'))), 'BAD_XLSX'],
    ['rows that go back', () => zipFile(workbookParts(ROWS + textRow(1, ['b', 'c']))), 'BAD_XLSX'],
    ['1,000,000 styles', () => zipFile([...workbookParts(ROWS, { 'xl/_rels/workbook.xml.rels': relations(['s', 'worksheet', 'worksheets/sheet1.xml'], ['y', 'styles', 'styles.xml']) }), { name: 'xl/styles.xml', content: styles(1_000_000) }]), 'BAD_XLSX'],
    ['a row beyond the last', () => zipFile(workbookParts(textRow(1_048_577, ['a']))), 'BAD_XLSX'],
    ['a column beyond the last', () => zipFile(workbookParts('<row r="1"><c r="XFE1"><v>1</v></c></row>')), 'BAD_XLSX'],
    ['10,000 columns', () => zipFile(workbookParts(textRow(1, Array.from({ length: 10_000 }, (_, i) => `c${String(i)}`)))), 'TOO_MANY_COLUMNS'],
    ['entities that multiply', () => sheetXml('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'), 'BAD_XML'],
    ['an entity from a file', () => sheetXml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet/>'), 'BAD_XML'],
    ['a sheet cut short', () => sheetXml('<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>编号'), 'BAD_XML'],
    ['bytes that are not UTF-8', () => zipFile(workbookParts('', { 'xl/worksheets/sheet1.xml': Buffer.from('<worksheet>\xb1\xe0</worksheet>', 'latin1') })), 'BAD_ENCODING'],
    ['a table of text behind it', () => Buffer.concat([zipFile(workbookParts(ROWS)), Buffer.from('编号,收案\nT,2024-01-01\n')]), 'BAD_ZIP'],
    ['another workbook behind it', () => Buffer.concat([zipFile(workbookParts(ROWS)), zipFile(workbookParts(textRow(1, ['other'])))]), 'BAD_ZIP'],
    ['an empty sheet', () => zipFile(workbookParts('')), 'EMPTY_FILE'],
  ])('%s', async (_, content, code) => {
    expect(await refusal('a.xlsx', await content())).toBe(code);
  });

  it('a header where the profile says, or none', async () => {
    const path = await store.file('low.xlsx', zipFile(workbookParts(ROWS)));
    const read = parseProfile(rowProfile('format: {type: xlsx, header_row: 9}').text);
    await expect(loadFiles(store.stores, { profile: read, files: [path], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'BAD_HEADER' });
  });

  it('what is a text to one reader and a workbook to another', async () => {
    const path = await store.file('both.csv', Buffer.concat([Buffer.from('编号,收案\nT,2024-01-01\n'), zipFile(workbookParts(ROWS))]));
    await expect(loadFiles(store.stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'NOT_TEXT' });
  });

  it('what is not of the declared kind', async () => {
    const csv = await store.file('text.xlsx', '编号,收案\n');
    const book = await store.file('book.csv', zipFile(workbookParts(ROWS)));
    const load = (format: string, path: string): Promise<unknown> => loadFiles(store.stores, { profile: parseProfile(rowProfile(`format: {type: ${format}}`).text), files: [path], pseudonymKey: KEY });
    for (const [format, path] of [['xlsx', csv], ['parquet', csv], ['csv', book], ['jsonl', book], ['parquet', book]] as const) await expect(load(format, path)).rejects.toMatchObject({ code: 'WRONG_FORMAT' });
  });
});

describe('a bad row of a workbook is rejected, and the others are loaded', () => {
  it('a cell longer than any sheet can hold', async () => {
    const path = await store.file('long.xlsx', zipFile(workbookParts(ROWS + textRow(3, ['x'.repeat(300_000), '2024-01-01']) + textRow(4, ['B', '2024-01-02']))));
    const result = await loadFiles(store.stores, { profile: parseProfile(rowProfile().text.replace('id: register', 'id: long')), files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 3, loaded: 2, rejected: 1 });
    expect((await listRejects(store.engine, result.loadNo, 5)).map(({ rowNo, reason }) => [rowNo, reason])).toEqual([[3, 'LINE_TOO_LONG']]);
  });
});

describe('text without end', () => {
  /** A file that is a hole from where its text ends to its size: nothing of the hole lies on a disk, and all of it is read. */
  async function holed(name: string, head: string, bytes: number, tail: string): Promise<string> {
    const path = await store.file(name, head);
    await truncate(path, bytes);
    await appendFile(path, tail);
    return path;
  }

  it('a plain line of 1 GiB is one rejected row', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `H-${String(i)},2024-01-01\n`).join('');
    const path = await holed('hole.csv', `编号,收案\n${rows}`, 1 << 30, '\nI-1,2024-01-02\n');
    const before = process.memoryUsage.rss();
    const result = await loadFiles(store.stores, { profile: parseProfile(rowProfile().text.replace('id: register', 'id: hole')), files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 402, loaded: 401, rejected: 1, rejects: [{ reason: 'NUL_BYTE' }] });
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 << 20);
  }, 120_000);


  /** Repeats a piece into a gzipped file: what comes out of it never lies on a disk. */
  async function packed(name: string, head: string, piece: string, times: number, level: number): Promise<string> {
    const path = join(store.folder, name);
    await pipeline(function* pieces() {
      yield Buffer.from(head);
      const block = Buffer.from(piece.repeat(Math.ceil((1 << 20) / piece.length)));
      for (let i = 0; i < times; i += 1) yield block;
    }, createGzip({ level }), createWriteStream(path));
    return path;
  }

  it.each([['1 GiB', 9, 'GZIP_BOMB']])('a single line of %s', async (_, level, code) => {
    const path = await packed('line.csv.gz', '编号,收案\nA,2024-01-01\nB,', 'x', 1024, level);
    const before = process.memoryUsage.rss();
    await expect(loadFiles(store.stores, { profile: rowProfile(), files: [path], pseudonymKey: KEY })).rejects.toMatchObject({ code });
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 << 20);
  });

  it('a line of 64 MiB that is no bomb is one rejected row', async () => {
    const noise = Array.from({ length: 4096 }, (_, i) => ((i * 2654435761) >>> 0).toString(36)).join('');
    const path = await packed('noise.csv.gz', '编号,收案\nN-1,2024-01-01\nN-2,', noise, 64, 1);
    const result = await loadFiles(store.stores, { profile: parseProfile(rowProfile().text.replace('id: register', 'id: noise')), files: [path], pseudonymKey: KEY });
    expect(result).toMatchObject({ delivered: 2, loaded: 1, rejected: 1, rejects: [{ reason: 'LINE_TOO_LONG' }] });
  });

  it('UTF-8 and GB18030 in one file', async () => {
    const mixed = Buffer.concat([Buffer.from(`编号,收案,备注\nA,2024-01-01,${'投诉甲乙丙丁'.repeat(20)}\n`), Buffer.from('422c323032342d30312d30322c', 'hex'), Buffer.from('cdb6cbdf', 'hex'), Buffer.from('\n')]);
    await expect(store.load(rowProfile(), mixed)).rejects.toMatchObject({ code: 'BAD_ENCODING' });
  });
});

describe('a folder', () => {
  it('gives its files in the order of their names, without links, folders, hidden files and what is still being written', async () => {
    const folder = join(store.folder, 'inbox');
    await mkdir(join(folder, 'sub'), { recursive: true });
    const long = new Date(Date.now() - 60_000);
    for (const name of ['b.csv', 'a.xlsx', 'c.jsonl', '.hidden.csv', 'd.csv.part', '~$a.xlsx', 'empty.csv']) {
      await utimes(await store.file(`inbox/${name}`, name === 'empty.csv' ? '' : 'x'), long, long);
    }
    await store.file('inbox/new.csv', 'x');
    await store.file('secret.csv', 'x');
    await symlink(join(store.folder, 'secret.csv'), join(folder, 'link.csv'));
    const { files, leftOut } = await filesInFolder(folder);
    expect(files.map((path) => path.slice(path.lastIndexOf('/') + 1))).toEqual(['a.xlsx', 'b.csv', 'c.jsonl']);
    expect(leftOut).toEqual([
      { name: '.hidden.csv', why: 'hidden' }, { name: '~$a.xlsx', why: 'hidden' }, { name: 'd.csv.part', why: 'unfinished' }, { name: 'empty.csv', why: 'empty' }, { name: 'link.csv', why: 'not_a_file' },
      { name: 'new.csv', why: 'unfinished' }, { name: 'sub', why: 'not_a_file' },
    ]);
  });

  it('that is none is refused', async () => {
    await expect(filesInFolder(join(store.folder, 'nowhere'))).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  });
});
