import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricById } from '@concord/sql';
import { WORKED } from '../fixtures/worked-answers.js';
import { becauseOf, startApi, type Api } from './api.js';

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-report-'));
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface Page { readonly text: string }
interface Told { readonly pages: readonly Page[]; readonly lang: string; readonly isMarked: boolean; readonly title: string }

/** Tells a PDF by another library than the one that made it. */
const READER = join(__dirname, 'read-pdf.mjs');

async function read(bytes: Buffer): Promise<Told> {
  const file = join(folder, 'report.pdf');
  await writeFile(file, bytes);
  return JSON.parse(execFileSync(process.execPath, [READER, file], { encoding: 'utf8', maxBuffer: 64 << 20 })) as Told;
}

const plain = (text: string): string => text.replaceAll(/\s+/gu, '');
const fetched = (path: string): Promise<Response> => fetch(`${api.url}${becauseOf(path)}`);
async function report(language: string): Promise<Told & { readonly all: string; readonly name: string }> {
  const response = await fetched(`/datasets/worked/reports/monthly/2026-02.pdf?language=${language}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, bytes.subarray(0, 5).toString('latin1')]).toEqual([200, '%PDF-']);
  const told = await read(bytes);
  return { ...told, all: plain(told.pages.map(({ text }) => text).join('')), name: response.headers.get('content-disposition') ?? '' };
}

it('is a tagged PDF that says of what, of when, by which definitions, for whom and who took it', async () => {
  const { all, isMarked, lang, name, pages, title } = await report('zh-CN');
  expect([isMarked, lang, title]).toEqual([true, expect.stringMatching(/^zh/u) as string, '月度质效报告']);
  const mark = /monthly-2026-02\.(E-[0-9A-F]{8})\.pdf/u.exec(name)?.[1] ?? '';
  expect(mark).not.toBe('');
  for (const words of ['月度质效报告', '2026年2月', '数据版本1', '全部案件', '质量审核会议', '目录']) expect(all).toContain(words);
  // The twelve chapters in their order, behind the contents.
  const chapters = ['一、总体情况', '二、受理情况', '三、办结与时效', '四、纠纷类型分析', '五、调解质效', '六、满意度', '七、队伍与工作量', '八、典型案例', '九、存在问题与整改建议', '十、上期整改落实', '十一、指标定义与统计口径'];
  const places = chapters.map((chapter) => all.lastIndexOf(chapter));
  expect(places.every((place) => place > 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  // Every page but the cover says at its foot what it is of, who took it, and which of how many it is.
  expect(pages.length).toBeGreaterThan(5);
  for (const [at, { text }] of pages.entries()) if (at > 0) for (const words of [mark, '截至', `第${String(at + 1)}页/共${String(pages.length)}页`]) expect(plain(text)).toContain(words);
  expect(all).not.toMatch(/\uFFFD|undefined|NaN|\[object/u);
  expect((await api.stores.operational.auditLog.search({ action: 'exported', limit: 1 })).map(({ subject }) => JSON.parse(subject) as unknown)).toEqual([{ mark, file: 'monthly-2026-02.pdf', dataset: 'worked', template: 'monthly', period: '2026-02', filters: [], reason: '质量审核会议' }]);
});

/** Of the first table of the report. */
const OVERVIEW = ['intake', 'closings', 'settlement_rate', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'reopen_rate', 'csat'];

it('tells the numbers that were worked out by hand, in both languages', async () => {
  const [zh, en] = [await report('zh-CN'), await report('en')];
  expect([zh.lang.slice(0, 2), en.lang.slice(0, 2), en.title]).toEqual(['zh', 'en', 'Monthly report on quality and efficiency']);
  const worked = WORKED.filter(({ from, metric, months }) => from === undefined && OVERVIEW.includes(metric) && months[1] !== undefined);
  expect(worked.length).toBeGreaterThan(3);
  for (const { metric, months } of worked) {
    const { kind, label } = metricById(metric);
    const [numerator, denominator] = months[1] ?? [null, null];
    if (numerator === null || denominator === 0) continue;
    // Of fewer than ten cases no share is told but what it is of.
    const value = { zh: kind === 'count' ? `${String(numerator)}件` : `${String(numerator)}/${String(denominator)}`, en: kind === 'count' ? `${String(numerator)}cases` : `${String(numerator)}/${String(denominator)}` };
    expect([metric, zh.all.includes(plain(label.zh) + value.zh), en.all.includes(plain(label.en) + value.en)]).toEqual([metric, true, true]);
  }
});

it('tells somebody of the cases they may see, and of no others', async () => {
  api.viewer = { id: 'north', scope: [{ dimension: 'region', values: ['N'] }] };
  try {
    const { data } = await api.ask<{ series: { points: { value: { value: number } }[] }[] }>('{ series(input: { dataset: "worked", metrics: [intake], range: { from: "2026-02-01", to: "2026-02-28" }, bucket: month }) { points { value { value } } } }');
    const own = data?.series[0]?.points[0]?.value.value;
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(5);
    const { all } = await report('zh-CN');
    expect(all).toContain(`收案量${String(own)}件`);
    expect(all).not.toContain('收案量5件');
    expect(all).toContain('地区：N');
  } finally {
    api.viewer = { id: 'local', scope: 'all' };
  }
});

it('prints names as they are, whatever they would mean to whoever sets or draws', async () => {
  const names = ['#import "/etc/passwd": *', '$x^2$ _a_ *b* `c`', '<img src=x onerror=1> & {a|b}', '䶮㛃𬭎𠮷银行', '\u202Eelitsoh\u202C', `长${'名'.repeat(300)}`];
  const rows = names.flatMap((name, at) => Array.from({ length: 12 - at }, (_, n) => `O-${String(at)}-${String(n)},2026-02-05,2026-02-20,S2,"${name.replaceAll('"', '""')}"`));
  const file = join(folder, 'odd.csv');
  await writeFile(file, ['case_id,received_on,closed_on,outcome,institution', ...rows, 'LAST,2026-03-31,,,x', ''].join('\n'));
  await api.load('canonical', file, 'odd');
  const response = await fetched('/datasets/odd/reports/monthly/2026-02.pdf?language=zh-CN');
  expect(response.status).toBe(200);
  const { pages } = await read(Buffer.from(await response.arrayBuffer()));
  const all = plain(pages.map(({ text }) => text).join(''));
  for (const name of names.slice(0, 4)) expect(all).toContain(plain(name));
  expect(all).toContain('长' + '名'.repeat(20));
  expect(all).not.toContain('root:');
});

it('is refused by name where it cannot be made, and to whoever may not take it', async () => {
  const status = async (path: string): Promise<[number, string]> => { const response = await fetched(path); return [response.status, ((await response.json()) as { code: string }).code]; };
  expect((await fetch(`${api.url}/datasets/worked/reports/monthly/2026-02.pdf?language=en`)).status).toBe(400);
  for (const query of ['13.pdf?language=en', '02.pdf?language=fr', '02.pdf', '02.pdf?language=en&month=2026-02', '02.pdf?language=en&filters=%7B', '02.pdf?language=en&filters=[{"dimension":"nobody","values":["x"]}]']) expect([query, ...await status(`/datasets/worked/reports/monthly/2026-${query}`)]).toEqual([query, 400, 'BAD_INPUT']);
  expect(await status('/datasets/none/reports/monthly/2026-02.pdf?language=en')).toEqual([400, 'BAD_INPUT']);
  const { viewer } = api;
  try {
    api.viewer = { id: 'somebody', scope: 'all', rights: new Set(['view']) };
    expect((await status('/datasets/worked/reports/monthly/2026-02.pdf?language=en'))[0]).toBe(403);
    api.viewer = { id: 'somebody' };
    expect((await status('/datasets/worked/reports/monthly/2026-02.pdf?language=en'))[0]).toBe(403);
  } finally {
    api.viewer = viewer;
  }
});
