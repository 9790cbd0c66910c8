import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain, startReportApi, type ReportApi } from './report-api.js';

const CASES = join(__dirname, '../fixtures/worked-cases.csv');
const REGIONS: Readonly<Record<string, string>> = { 'A-1': '东部', 'B-2': '西部' };

let reports: ReportApi;
beforeAll(async () => {
  reports = await startReportApi();
  await reports.api.load('canonical', CASES, 'worked');
  await reports.api.load('canonical', await reports.file('year.csv', yearCases()), 'year', '2026-12-31');
  await reports.api.load('institution', await reports.file('institutions.csv', ['institution,valid_from,valid_to,peer_group,outlets', 'I1,2024-01-01,2026-06-30,large,10', 'I1,2026-07-01,,large,12']), 'year');
});
afterAll(() => reports.close());

/** Two years of cases, more of them in the second; every fourth is none of ours. */
function* yearCases(): Generator<string> {
  yield 'case_id,received_on,closed_on,outcome,institution,region,business,cause,intake_channel';
  for (const [year, months] of [['2025', 3], ['2026', 5]] as const) {
    for (let month = 1; month <= 12; month += 1) {
      for (let n = 0; n < months * 4; n += 1) {
        const day = String(1 + n).padStart(2, '0');
        yield `${year}-${String(month)}-${String(n)},${year}-${String(month).padStart(2, '0')}-${day},${year}-${String(month).padStart(2, '0')}-28,${n % 4 === 3 ? 'X2' : 'S2'},I1,${n % 3 === 0 ? 'A-1' : 'B-2'},${n % 2 === 0 ? 'B03' : 'B04'},C11,court`;
      }
    }
  }
}

interface Line { readonly received: string; readonly outcome: string; readonly region: string; readonly business: string }
const lines = (): Line[] => [...yearCases()].slice(1).map((line) => { const [, received = '', , outcome = '', , region = '', business = ''] = line.split(','); return { received, outcome, region, business }; });
const counted = (from: string, to: string, wanted: (line: Line) => boolean = () => true): number => lines().filter((line) => line.received >= from && line.received <= to && !line.outcome.startsWith('X') && wanted(line)).length;

it('discloses a year in the order of banks: all, beside outlets, by region, channel, business and cause', async () => {
  const { all } = await reports.read('/datasets/year/reports/annual/2026.pdf?language=zh-CN');
  const [now, before] = [counted('2026-01-01', '2026-12-31'), counted('2025-01-01', '2025-12-31')];
  expect([now, before]).toEqual([180, 108]);
  expect(all).toContain(`2026年，收案量${String(now)}件；`);
  // A year is held against the one before and against nothing else.
  expect(all).toContain(`收案量${String(now)}件—`);
  expect(all).toContain(`+${(((now - before) / before) * 100).toFixed(1)}%`);
  expect(all).not.toContain('环比');
  // At the end of the year there are twelve outlets.
  expect(all).toContain(`平均每网点月投诉量${(now / 12 / 12).toFixed(2)}件${String(now)}12`);
  expect(all).toContain('本数据集不含每千人投诉量所需的数据，不计算。');
  expect(all).toContain('表1收案量，按地区');
  expect(all).toContain('表2收案量，按业务类别');
  for (const region of Object.keys(REGIONS)) {
    const n = counted('2026-01-01', '2026-12-31', (line) => line.region === region);
    expect(all).toContain(`${region}${String(n)}件${((n / now) * 100).toFixed(1)}%`);
  }
  const chapters = ['一、投诉总量', '二、地区分布', '三、办理渠道', '四、业务类别', '五、投诉原因', '六、统计口径'].map((chapter) => all.lastIndexOf(chapter));
  expect([...chapters].sort((a, b) => a - b)).toEqual(chapters);
  expect(chapters.every((at) => at > 0)).toBe(true);
  const { all: en } = await reports.read('/datasets/year/reports/annual/2026.pdf?language=en');
  expect(en).toContain(plain(`2026: Intake ${String(now)} cases;`));
  expect(en).toContain(plain('The dataset does not hold what Complaints per thousand customers needs, so it is not computed.'));
});

it('goes through the agenda of the review meeting in its order, in both languages', async () => {
  const [zh, en] = [await reports.read('/datasets/worked/reports/meeting/2026-02.pdf?language=zh-CN'), await reports.read('/datasets/worked/reports/meeting/2026-02.pdf?language=en')];
  const places = ['一、上期行动项跟踪', '二、总览', '三、受理与存量', '四、问题分析', '五、质效', '六、个案质检', '七、队伍', '八、消费者声音', '九、溯源整改建议', '十、决议'].map((chapter) => zh.all.lastIndexOf(chapter));
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(places.every((at) => at > 0)).toBe(true);
  for (const { all } of [zh, en]) expect(all).not.toMatch(/\uFFFD|undefined|NaN|\[object/u);
  const february = readFileSync(CASES, 'utf8').split('\n').slice(1).map((line) => line.split(',')).filter(([, received = '', , , , , , outcome = '']) => received.startsWith('2026-02') && !outcome.startsWith('X')).length;
  expect(zh.all).toContain(`收案量${String(february)}件`);
  expect(en.all).toContain(`Intake${String(february)}cases`);
});

it('says in words that a period holds nothing', async () => {
  const [zh, en] = [await reports.read('/datasets/year/reports/monthly/2024-05.pdf?language=zh-CN'), await reports.read('/datasets/year/reports/annual/2023.pdf?language=en')];
  expect(zh.all).toContain('2024年5月在所选范围内没有可报告的案件：');
  expect(en.all).toContain(plain('There is nothing to report of 2023 within what was chosen:'));
  for (const { all } of [zh, en]) expect(all).not.toMatch(/undefined|NaN|Infinity|\[object/u);
  expect((await reports.read('/datasets/year/reports/annual/2026.pdf?language=zh-CN')).all).not.toContain('没有可报告的案件');
});

it('says what changed of what is counted since the period before', async () => {
  await reports.api.load('definition-break', await reports.file('breaks.csv', ['break_id,changed_on,metric,text_zh,text_en', 'B1,2026-03-05,intake,重复投诉合并统计,Repeated complaints count once', 'B2,2024-01-05,,很久以前,Long ago']), 'year');
  const { all } = await reports.read('/datasets/year/reports/monthly/2026-04.pdf?language=zh-CN');
  expect(all).toContain('2026年3月5日收案量重复投诉合并统计');
  expect(all).not.toContain('很久以前');
  expect((await reports.read('/datasets/year/reports/monthly/2026-09.pdf?language=zh-CN')).all).toContain('2026年8月1日至2026年9月30日没有登记口径变更。');
});

it('tells cases a working day', async () => {
  const { all } = await reports.read('/datasets/year/reports/monthly/2026-06.pdf?language=zh-CN');
  // June of 2026 has 21 working days: the notice of that year.
  expect(all).toContain(`2026年6月15件21${(15 / 21).toFixed(1)}`);
});

it.each([
  ['a template that is none', 'none/2026-02.pdf?language=en', 404, 'NO_SUCH_TEMPLATE'], ['a month where a quarter is asked', 'circular/2026-02.pdf?language=en', 400, 'BAD_INPUT'], ['a quarter there is not', 'circular/2026Q5.pdf?language=en', 400, 'BAD_INPUT'],
  ['a kind of file that is none', 'annual/2026.exe?language=en', 400, 'BAD_INPUT'], ['a person where it is about nobody', 'annual/2026.pdf?language=en&subject=M-A', 400, 'BAD_INPUT'], ['nobody where it is about a person', 'mediator/2026-02.pdf?language=en', 400, 'BAD_INPUT'],
  ['a person who is not there', 'mediator/2026-02.pdf?language=en&subject=nobody', 400, 'BAD_INPUT'], ['no round', 'gold/2026-02.pdf?language=en', 400, 'BAD_INPUT'], ['a round where it is about none', 'annual/2026.pdf?language=en&round=x', 400, 'BAD_INPUT'],
])('refuses %s by name', async (_, path, status, code) => {
  const told = await reports.refused(`/datasets/worked/reports/${path}`);
  expect([told.status, told.body['code']]).toEqual([status, code]);
});

it('is refused as a whole where a section could not be worked out, and says which', async () => {
  const { body, status } = await reports.refused('/datasets/worked/reports/gold/2026-02.pdf?language=en&round=there-is-none');
  expect([status, body]).toEqual([400, { code: 'REPORT_PART_FAILED', because: 'BAD_INPUT', section: 'board', title: { zh: '评选结果', en: 'The board' }, sentence: { zh: '“评选结果”一节未能算出，报告没有生成。', en: 'The section “The board” could not be worked out, so that there is no report.' } }]);
  expect((await reports.api.stores.operational.auditLog.search({ action: 'exported', limit: 50 })).some(({ subject }) => subject.includes('there-is-none'))).toBe(false);
});

/** A template of one's own, as managers save it. */
async function saved(id: string, sections: readonly object[]): Promise<void> {
  const file = JSON.stringify({ id, version: 1, title: { zh: '自定', en: 'Own' }, sections });
  expect((await reports.api.ask('mutation ($file: String!) { saveReportTemplate(file: $file, revision: 0) { id } }', { file })).errors).toBeUndefined();
}

it('prints what a section is narrowed to under its title, and counts just these', async () => {
  await saved('narrowed', [
    { id: 'all', title: { zh: '全部', en: 'All' }, parts: [{ kind: 'figures', metrics: ['intake', 'settlement_rate'] }] },
    { id: 'west', title: { zh: '西部', en: 'West' }, filters: [{ dimension: 'region', values: ['B-2'] }, { dimension: 'business', values: ['B04'], exclude: true }], parts: [{ kind: 'figures', metrics: ['intake', 'settlement_rate'] }] },
  ]);
  const { all } = await reports.read('/datasets/year/reports/narrowed/2026-06.pdf?language=zh-CN');
  const own = counted('2026-06-01', '2026-06-30', ({ business, region }) => region === 'B-2' && business !== 'B04');
  expect([own, own < 10]).toEqual([6, true]);
  expect(all).toContain(`二、西部本节只含：地区：B-2；业务类别不含贷款。主要指标`);
  // Of so few no share is told.
  expect(all.slice(all.lastIndexOf('二、西部'))).toContain(`收案量${String(own)}件`);
  expect(all.slice(all.lastIndexOf('二、西部'))).toContain(`调解成功率（实质口径）${String(own)}/${String(own)}${String(own)}/${String(own)}—`);
  expect((await reports.read('/datasets/year/reports/narrowed/2026-06.pdf?language=en')).all).toContain(plain('2. West This section is of: Region: B-2; Business: not Loans.'));
});

it('makes no report with a hole where a question of one section is refused, and names the section', async () => {
  await saved('broken', [{ id: 'good', title: { zh: '好的', en: 'Good' }, parts: [{ kind: 'definitions' }] }, { id: 'bad', title: { zh: '存量账龄', en: 'Age' }, parts: [{ kind: 'split', metric: 'intake', by: 'age_band', top: 5, beside: [] }] }]);
  const { body, status } = await reports.refused('/datasets/year/reports/broken/2026-06.pdf?language=zh-CN');
  expect([status, body['code'], body['because'], body['section'], body['title']]).toEqual([400, 'REPORT_PART_FAILED', 'BAD_INPUT', 'bad', { zh: '存量账龄', en: 'Age' }]);
  // What is at fault itself is told by nobody but the log.
  await saved('unexposed', [{ id: 'rates', title: { zh: '比率', en: 'Rates' }, parts: [{ kind: 'split', metric: 'intake_per_outlets', by: 'cause', top: 5, beside: [] }] }]);
  expect(await reports.refused('/datasets/year/reports/unexposed/2026-06.pdf?language=zh-CN')).toEqual({ status: 500, body: { code: 'REPORT_PART_FAILED', because: null, section: 'rates', title: { zh: '比率', en: 'Rates' }, sentence: { zh: '“比率”一节未能算出，报告没有生成。', en: 'The section “Rates” could not be worked out, so that there is no report.' } } });
});

it('tells a quarter beside the one before and that of a year ago, by its own grain', async () => {
  const of = { id: 'quarter', version: 1, period: 'quarter', sections: [{ id: 'a', title: { zh: '甲', en: 'A' }, parts: [{ kind: 'together', form: 'month', metrics: ['intake'] }, { kind: 'figures', metrics: ['intake'] }] }] };
  expect((await reports.api.ask('mutation ($file: String!) { saveReportTemplate(file: $file, revision: 0) { id } }', { file: JSON.stringify({ ...of, title: { zh: '季报', en: 'Quarterly' } }) })).errors).toBeUndefined();
  const { all } = await reports.read('/datasets/year/reports/quarter/2026Q1.pdf?language=zh-CN');
  const [now, before, ago] = [counted('2026-01-01', '2026-03-31'), counted('2025-10-01', '2025-12-31'), counted('2025-01-01', '2025-03-31')];
  expect(new Set([now, before, ago]).size).toBeGreaterThan(1);
  const change = (from: number): string => `+${(((now - from) / from) * 100).toFixed(1)}%`;
  expect(all).toContain(`2026年第一季度，收案量${String(now)}件。`);
  expect(all).toMatch(new RegExp(`收案量${String(now)}件—[0-9]+–[0-9]+${change(before).replace('+', '\\+')}${change(ago).replace('+', '\\+')}`, 'u'));
});
