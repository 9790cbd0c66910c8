import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damageOf, expectedIn, missingFrom, Printer, readBack, REPORT_FORMATS, type ReadableFormat, type ReportDocument } from '@concord/server';
import { readPdf } from './pdf-told.js';

type Section = ReportDocument['sections'][number];
type Table = Extract<Section['blocks'][number], { kind: 'table' }>;

const READABLE = REPORT_FORMATS.filter((format): format is ReadableFormat => format !== 'pdf');
const both = (text: string) => ({ zh: text, en: text });
const cell = (text: string, number: number | null = null) => ({ words: both(text), number, ...(number === null ? {} : { form: 'case' as const }) });
const table = (names: readonly string[]): Table => ({ kind: 'table', caption: both('名称'), note: null, columns: [{ head: both('机构'), isNumber: false, width: 70 }, { head: both('件数'), isNumber: true, width: 30 }], rows: names.map((name, at) => ({ isTotal: false, cells: [cell(name), cell(`${String(at)} 件`, at)] })) });
const reportOf = (sections: readonly Section[]): ReportDocument => ({
  template: 'names', currency: 'CNY', title: both('名称'), filters: [], sections, isEmpty: false,
  stamp: { site: null, dataset: 'd', datasetLabel: both('d'), period: { from: '2026-02-01', to: '2026-02-28' }, asOf: '2026-02-28', dataVersion: 1, definitions: 'abcdef', scope: both('全部案件'), filters: both('无'), madeAt: '2026-03-01T08:00:00+08:00', id: '00000000-0000-0000-0000-000000000000' },
});
const section = (...blocks: Section['blocks']): Section => ({ id: 'a', title: both('甲'), blocks });

const printer = new Printer();
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'concord-names-')); });
afterAll(async () => {
  await printer.onModuleDestroy();
  await rm(folder, { recursive: true, force: true });
});

/** Every character of GBK beyond those of its symbols that is Chinese, then names that lie outside of it. */
const RARE = '䶮𠮷㛃𬭎𨱇垚㐂𫖯';
function hanzi(): string[] {
  const decoder = new TextDecoder('gbk');
  const all: string[] = [];
  for (let high = 0x81; high <= 0xfe; high += 1) for (let low = 0x40; low <= 0xfe; low += 1) { const text = decoder.decode(Uint8Array.of(high, low)); if (/^[\u4E00-\u9FA5]$/u.test(text)) all.push(text); }
  return [...new Set([...all.filter((_, at) => at % 7 === 0), ...Array.from(RARE)])];
}

describe('3,000 Chinese characters in names, rare surnames among them', () => {
  const letters = hanzi();
  const names = Array.from({ length: Math.ceil(letters.length / 24) }, (_, at) => letters.slice(at * 24, at * 24 + 24).join(''));
  const report = reportOf([section(table(names), { kind: 'chart', caption: both('图'), alt: both('图'), numbers: 'case', chart: { form: 'bars', reference: null, bars: Array.from(RARE, (name) => ({ label: both(name), value: 1, isOther: false })) } })]);

  it('are that many', () => { expect(letters.length).toBeGreaterThan(2_990); });

  it('are drawn in a PDF, none as an empty box, and read as they were written', async () => {
    const { text, missing } = await readPdf(folder, await printer.print('pdf', report, [], 'zh'));
    expect(missing).toEqual([]);
    expect(letters.filter((letter) => !text.includes(letter))).toEqual([]);
    const plain = text.replaceAll(/\s+/gu, '');
    expect(names.filter((name) => !plain.includes(name))).toEqual([]);
  });

  it.each(READABLE)('stand in %s as they were written', async (format) => {
    expect(missingFrom(readBack(format, await printer.print(format, report, [], 'zh')), report, format, 'zh')).toEqual([]);
  });
});

const BAD = [
  '名'.repeat(100_000), 'a b '.repeat(25_000), 'x'.repeat(100_000), 'ctl\u0000\u0008\u001B[31m\u007F\u0085', '\u202Eelitsoh\u202C \u2066x\u2069 \u200F', 'half \uD83D and \uDE00', '😀👨‍👩‍👧🇨🇳☎️', '=cmd|\' /C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '＝1＋1', '|x', '\t=1',
  '<svg onload=alert(1)><script>alert(1)</script>', '<img src="https://evil.test/x.png">', '</w:t></a:t></text><b>', '&amp; &lt; "q" \'s\'', '#import "/etc/passwd": *', '$x^2$ _a_ *b* `c`', 'line\r\nbreak\u2028next', '', ' ', '_x000D_', '\uFEFFbom', 'a'.repeat(31) + '/\\?*[]:',
];

describe('names that mean something to whoever sets, draws or opens', () => {
  const report = reportOf([
    section({ kind: 'text', sentences: BAD.map((name) => ({ words: both(`“${name}” 12 件`), tone: 'normal' })) }, table(BAD), { kind: 'chart', caption: both(BAD[14] ?? ''), alt: both(BAD[3] ?? ''), numbers: 'percent', chart: { form: 'bars', reference: { label: both(BAD[15] ?? ''), value: 0.5 }, bars: BAD.map((name, at) => ({ label: both(name), value: at / 100, isOther: false })) } }),
    { id: 'b', title: both(BAD[0] ?? ''), blocks: [] }, { id: 'c', title: both("'[x]:*?/\\'"), blocks: [] }, { id: 'd', title: both("'[x]:*?/\\'"), blocks: [{ kind: 'text', sentences: [] }] },
  ]);

  it.each(READABLE.flatMap((format) => (['zh', 'en'] as const).map((language) => [format, language] as const)))('no row and no number of them is lost in %s (%s)', async (format, language) => {
    const bytes = await printer.print(format, report, [], language);
    const told = readBack(format, bytes);
    // A workbook holds 32,767 letters in a cell, and blanks at the ends of lines are nobody's name.
    const wanted = format === 'xlsx' ? missingFrom(told, report, format, language).filter((text) => text.length < 30_000) : missingFrom(told, report, format, language);
    expect(wanted).toEqual([]);
    expect(told.texts.join('')).not.toMatch(/undefined|\[object|NaN/u);
    if (['pptx', 'xlsx', 'docx'].includes(format)) expect(damageOf(bytes)).toEqual([]);
    if (format === 'html') expect(Buffer.from(bytes).toString('utf8')).not.toMatch(/<script|<img|<svg onload|src="https/iu);
  });

  it('no row of them is lost in a PDF, whose layout runs none of them', async () => {
    const { missing, text } = await readPdf(folder, await printer.print('pdf', report, [], 'zh'));
    const plain = text.replaceAll(/\s+/gu, '');
    expect(missing).toEqual([]);
    for (const at of BAD.keys()) expect(plain).toContain(`${String(at)}件`);
    for (const name of ['名'.repeat(150), '#import"/etc/passwd":*', '[U+1F600]', '<imgsrc="https://evil.test/x.png">', "=cmd|'/Ccalc'!A0"]) expect(plain).toContain(name);
    expect(plain).not.toContain('root:');
  });
});

describe('reports with little in them', () => {
  const few = reportOf([
    section(), section({ kind: 'text', sentences: [] }), section({ ...table([]), note: both('无') }), section({ kind: 'chart', caption: both('线'), alt: both('线'), numbers: 'percent', chart: { form: 'line', months: [], values: [], lower: [], upper: [], centre: [], marks: [] } }),
    section({ kind: 'chart', caption: both('条'), alt: both('条'), numbers: 'day', chart: { form: 'bars', bars: [], reference: null } }), section({ kind: 'chart', caption: both('空'), alt: both('空'), numbers: 'case', chart: { form: 'line', months: ['2026-01', '2026-02'], values: [null, null], lower: [null, null], upper: [null, null], centre: [null, null], marks: [null, null] } }),
    section({ ...table(['少']), rows: [{ isTotal: false, cells: [cell('少'), cell('3/7')] }] }),
  ]);
  it.each(READABLE)('are whole in %s, with small numbers as they may be told', async (format) => {
    const bytes = await printer.print(format, few, [], 'zh');
    const told = readBack(format, bytes);
    if (['pptx', 'xlsx', 'docx'].includes(format)) expect(damageOf(bytes)).toEqual([]);
    expect(missingFrom(told, few, format, 'zh')).toEqual([]);
    if (format !== 'data') expect(told.texts).toContain('3/7');
  });
  it('are whole in a PDF', async () => {
    const { text } = await readPdf(folder, await printer.print('pdf', few, [], 'zh'));
    for (const words of ['3/7', '本期没有这部分的数据']) expect(text.replaceAll(/\s+/gu, '')).toContain(words);
    expect(expectedIn(few, 'pdf', 'zh').cells).toContain('3/7');
  });
});

it('a table of many pages has its head on each, and no heading stands alone at the foot of one', async () => {
  const long = Array.from({ length: 30 }, (_, part) => ({ ...section({ kind: 'text', sentences: [{ words: both('一句。'.repeat(part * 9)), tone: 'normal' }] }, table(Array.from({ length: part === 0 ? 400 : 5 }, (_row, at) => `第 ${String(at)} 行`))), title: both(`标题${String(part)}号`) }));
  const { each } = await readPdf(folder, await printer.print('pdf', reportOf(long), [], 'zh'));
  const pages = each.slice(2).map((text) => text.replaceAll(/[ \t]+/gu, ''));
  for (const page of pages.filter((text) => /第\d+行/u.test(text))) expect(page).toMatch(/机构/u);
  // What stands last on a page before its foot is a row, a sentence or a note.
  for (const page of pages) expect(page.replace(/\n?2026年2月·[\s\S]*$/u, '').trimEnd()).not.toMatch(/标题\d+号$|、标题\d+号\s*$|\n名称$|机构\s*件数$/u);
});

it.each(['zh', 'en'] as const)('signs of the other language among words of a PDF (%s) read back as they were written', async (language) => {
  const words = '收案量99件，因为节假日，环比下降12%。“甲”、《乙》；（丙）：丁！戊？ — and “quoted” ‘words’, it’s (so); 1–2 … 3·4';
  const report = reportOf([section({ kind: 'text', sentences: [{ words: both(words), tone: 'normal' }] }, table([words]))]);
  expect(await printer.lacking('pdf', await printer.print('pdf', report, [], language), report, language)).toEqual([]);
});

it('a sentence that goes on over the page is read back whole, without the foot between', async () => {
  const long = Array.from({ length: 400 }, (_, i) => `第${String(i)}句话说到这里。`).join('');
  const report = reportOf([section({ kind: 'text', sentences: [{ words: both(long), tone: 'normal' }] })]);
  expect(await printer.lacking('pdf', await printer.print('pdf', report, [], 'en'), report, 'en')).toEqual([]);
});
