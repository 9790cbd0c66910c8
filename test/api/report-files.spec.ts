import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damageOf, ENDINGS, expectedIn, LOCAL_VIEWER, MEDIA_TYPES, missingFrom, MONTHLY, Printer, readBack, REPORT_FORMATS, ReportWriter, type ReadableFormat, type ReportDocument } from '@concord/server';
import { writeDemo } from '@concord/etl';
import { becauseOf, SITE, startApi, type Api } from './api.js';
import { readPdf } from './pdf-told.js';

let api: Api;
let folder = '';
let document: ReportDocument;
const ABOUT = [[{ zh: '导出标记', en: 'Mark' }, 'E-00000001'] as const];
const READABLE = REPORT_FORMATS.filter((format): format is ReadableFormat => format !== 'pdf');
const LANGUAGES = ['zh', 'en'] as const;
const EACH = READABLE.flatMap((format) => LANGUAGES.map((language) => [format, language] as const));

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-files-'));
  const { files } = await writeDemo(folder, { seed: 7, cases: 6_000 });
  await api.load('demo', files[0] ?? '', 'demo');
  document = await api.service(ReportWriter).write(LOCAL_VIEWER, MONTHLY, { dataset: 'demo', period: '2025-10', filters: [] });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const printed = (format: (typeof REPORT_FORMATS)[number], language: 'en' | 'zh', of = document): Promise<Uint8Array> => api.service(Printer).print(format, of, ABOUT, language);

it.each(EACH)('%s (%s) holds every number and every word of the report, to the last digit', async (format, language) => {
  const { cells, numbers, drawn } = expectedIn(document, format, language);
  expect(cells.length + numbers.length).toBeGreaterThan(300);
  expect(drawn.length > 300 || format === 'csv').toBe(true);
  expect(missingFrom(readBack(format, await printed(format, language)), document, format, language)).toEqual([]);
});

it.each(EACH)('what is missed is told: %s (%s) lacks the numbers of another report', async (format, language) => {
  // Every number a little more than it is: none of them may be found where they are kept whole, no word where they are written.
  const other = JSON.parse(JSON.stringify(document, (name, value: unknown) => (typeof value === 'number' && (name === 'number' || name === 'value' || /^\d+$/u.test(name)) ? value + 1e-9 : value)), (name, value: unknown) => (name === 'words' && typeof value === 'object' ? { zh: `${(value as { zh: string }).zh}甲`, en: `${(value as { en: string }).en}X` } : value)) as ReportDocument;
  const { cells, numbers, drawn, sentences } = expectedIn(other, format, language);
  expect(missingFrom(readBack(format, await printed(format, language)), other, format, language).length).toBeGreaterThan(0.8 * (cells.length + numbers.length + drawn.length + sentences.filter((words) => /甲$|X$/u.test(words)).length));
});

it.each(LANGUAGES)('the PDF (%s) says every word, leads to every number, and has no empty box', async (language) => {
  const { text, links, missing, pages } = await readPdf(folder, await printed('pdf', language));
  const plain = text.replaceAll(/\s+/gu, '');
  const { cells, sentences } = expectedIn(document, 'pdf', language);
  expect([...cells, ...sentences].filter((words) => !plain.includes(words.replaceAll(/\s+/gu, '')))).toEqual([]);
  expect(missing).toEqual([]);
  expect(pages).toBeGreaterThan(8);
  expect(links.length).toBeGreaterThan(100);
  expect(links.every((link) => link.startsWith(`${SITE}/number?dataset=demo&metric=`))).toBe(true);
});

it.each(['pptx', 'xlsx', 'docx', 'html'] as const)('every number in a %s that has a passport leads to it', async (format) => {
  const { links } = readBack(format, await printed(format, 'zh'));
  const passports = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.filter(({ passport }) => passport !== undefined)) : [])));
  expect(links.length).toBeGreaterThanOrEqual(passports.length);
  expect(links.every((link) => link.startsWith(`${SITE}/number?`))).toBe(true);
  // Without an address nothing is linked, but notes still say what a number is of.
  const told = readBack(format, await printed(format, 'zh', { ...document, stamp: { ...document.stamp, site: null } }));
  expect(told.links).toEqual([]);
  if (format === 'xlsx') expect(told.texts.filter((text) => text.includes('分子/分母：')).length).toBeGreaterThan(50);
});

it.each(['pptx', 'xlsx', 'docx'] as const)('a %s is whole: every part is there, well formed and typed', async (format) => {
  for (const language of LANGUAGES) expect(damageOf(await printed(format, language))).toEqual([]);
});

it('a web page fetches nothing, runs nothing, and says so itself', async () => {
  const page = Buffer.from(await printed('html', 'en')).toString('utf8');
  expect(page.slice(0, 400)).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`);
  expect(page.match(/<script|<link|<img|<iframe|javascript:|@import|url\((?!#)| on\w+="/iu)).toBeNull();
  expect([...page.matchAll(/https?:\/\/[^"' <]+/gu)].filter(([address]) => !address.startsWith(`${SITE}/number?`))).toEqual([]);
  expect(page.match(/<svg /gu)?.length).toBe(page.match(/<svg [^>]*role="img" aria-label="[^"]+"/gu)?.length);
  expect(page.match(/<th(?= |>)/gu)?.length).toBe(page.match(/<th scope="(col|row)"/gu)?.length);
});

it('CSV opens in a spreadsheet as it is: a byte order mark, lines ended by CRLF, nothing it would run', async () => {
  for (const format of ['csv', 'data'] as const) {
    const text = Buffer.from(await printed(format, 'zh')).toString('utf8');
    expect([text.startsWith('\uFEFF'), text.replaceAll('\r\n', '').includes('\n')]).toEqual([true, false]);
    expect(text.split('\r\n').flatMap((line) => line.split(',')).filter((cell) => /^[=+@|%]/u.test(cell) && !/^\+[\d.]+$/u.test(cell))).toEqual([]);
  }
});

it('each is fetched by its kind, named and typed as such, and kept in the log', async () => {
  for (const format of REPORT_FORMATS) {
    const response = await fetch(`${api.url}${becauseOf(`/datasets/demo/reports/monthly/2025-10.${format}?language=en`)}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([format, response.status, response.headers.get('content-type')]).toEqual([format, 200, MEDIA_TYPES[format]]);
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="monthly-2025-10\\.E-[0-9A-F]{8}\\.${ENDINGS[format]}"$`, 'u'));
    expect(bytes.length).toBeGreaterThan(5_000);
    await writeFile(join(folder, `kept.${ENDINGS[format]}`), bytes);
  }
  expect((await api.stores.operational.auditLog.search({ action: 'exported', limit: 20 })).length).toBe(REPORT_FORMATS.length);
  expect((await fetch(`${api.url}${becauseOf('/datasets/demo/reports/monthly/2025-10.exe?language=en')}`)).status).toBe(400);
});
