import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN, LOCAL_VIEWER, numbersOf, passportLink, PassportsService, ReportWriter, type Passport, type ReportDocument, type ToldNumber } from '@concord/server';
import { recordProfileId, writeDemo } from '@concord/etl';
import { allMetrics, metricById } from '@concord/sql';
import { SITE, startApi, type Api } from '../api.js';
import { BoardRounds } from '../board-rounds.js';
import { held, meetingQuestions } from '../meetings/meeting-questions.js';

/** What stands in no list of cases, by the head of its column or what is drawn, with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  累计占比: 'the sum of the shares of the rows above, each of which has its own',
  中线: 'drawn from all months of the chart', 控制下限: 'drawn from all months of the chart', 控制上限: 'drawn from all months of the chart',
  中位数: 'the middle of what the rows of its table tell',
  工作日: 'the calendar', 机构数: 'reference data', 口径版本: 'the definition itself',
  总分: 'the board, over all strata', 在区间内的把握: 'the board', 权重: 'the method of the board', 全体: 'the board, over all strata', 人数: 'the board', 件数: 'the board, after what it leaves out', 实际: 'the board, after what it leaves out', 预期: 'the board, over all strata', '相差（收缩后）': 'the board, over all strata', 得分: 'the board',
};

let api: Api;
let folder = '';
const ask = meetingQuestions(() => api, 'demo');
const sectionsOf = async (pack: string): Promise<ReportDocument['sections']> => (JSON.parse((await api.stores.operational.reportPacks.find(pack))?.body ?? '') as { readonly document: ReportDocument }).document.sections;
/** The member of a dimension that most closings of a month are of. */
async function largest(dimension: string): Promise<string> {
  const { data } = await api.ask<{ breakdown: { rows: readonly { member: { key: string } }[] } }>(`{ breakdown(input: { dataset: "demo", metric: closings, dimension: ${dimension}, range: { from: "2025-10-01", to: "2025-10-31" }, top: 1 }) { rows { member { key } } } }`);
  return data?.breakdown.rows[0]?.member.key ?? '';
}
/** Minutes are of one meeting, and are written when they are sealed. */
async function sealedMinutes(): Promise<ReportDocument['sections']> {
  const { id: series } = await ask.series();
  const { id } = held(await ask.plan(series, { month: '2025-10-01', heldOn: '2025-11-10' }));
  held(await ask.open(id));
  held(await ask.close(id));
  return sectionsOf(held(await ask.seal(id)).sealedMinutes[0]?.pack ?? '');
}
/** A letter is to one institution about one type, and is sealed when it is sent. */
async function sealedLetter(): Promise<ReportDocument['sections']> {
  const [institution, member] = [await largest('institution'), await largest('subtype')];
  const findings = ['settlement_rate', 'days_to_contact', 'intake', 'time_to_resolution'].map((metric) => ({ metric, range: { from: '2025-05-01', to: '2025-10-31' }, filters: [{ dimension: 'subtype', values: [member], exclude: false }] }));
  const act = async (mutation: string, variables: object): Promise<{ readonly id: string; readonly pack: string | null }> => {
    const { data, errors } = await api.ask<{ request: { readonly id: string; readonly pack: string | null } }>(mutation, { ...variables });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.request;
  };
  const { id } = await act('mutation ($input: DraftRectificationInput!) { request: draftRectification(input: $input) { id pack } }', { input: { dataset: 'demo', dimension: 'subtype', member, institution, contact: '消费者权益保护部', text: '请说明原因并整改。', due: { on: '2099-12-31' }, findings } });
  await act('mutation ($id: ID!) { request: changeRectification(id: $id, revision: 1, change: { state: sent }) { id pack } }', { id });
  return sectionsOf((await act('mutation ($id: ID!) { request: sealRectification(id: $id, formats: [pdf], languages: [zh]) { id pack } }', { id })).pack ?? '');
}
const reports = new Map<string, readonly ToldNumber[]>();
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-passports-'));
  const { files, records } = await writeDemo(folder, { seed: 7, cases: 24_000 });
  for (const { file, kind } of records) await api.load(recordProfileId(kind), file, 'demo');
  for (const file of files) await api.load('demo', file, 'demo');
}, 300_000);
beforeAll(async () => {
  const round = await new BoardRounds({ api }).shown('demo', '演示', '2025-10-31');
  const subject = await largest('mediator');
  reports.set('minutes', [...numbersOf(await sealedMinutes())]).set('rectification', [...numbersOf(await sealedLetter())]);
  for (const template of BUILT_IN.filter(({ id }) => !reports.has(id))) {
    const period = { month: '2025-10', quarter: '2025Q3', year: '2025' }[template.period];
    const document = await api.service(ReportWriter).write(LOCAL_VIEWER, template, { dataset: 'demo', period, filters: [], ...(template.id === 'mediator' ? { subject } : {}), ...(template.id === 'gold' ? { round } : {}) });
    reports.set(template.id, [...numbersOf(document.sections)]);
  }
}, 300_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const kindOf = ({ column, row }: ToldNumber): string => (column.zh in WITHOUT ? column.zh : (Object.keys(WITHOUT).find((kind) => row.zh.startsWith(kind) || row.zh.endsWith(kind)) ?? `${row.zh} › ${column.zh}`));

it.each(BUILT_IN.map(({ id }) => id))('every number of %s says where it comes from', (id) => {
  const bare = (reports.get(id) ?? []).filter(({ number, passport }) => number !== null && passport === null);
  expect((reports.get(id) ?? []).length).toBeGreaterThan(5);
  expect(bare.filter((told) => !(kindOf(told) in WITHOUT)).map(({ caption, column, row, section }) => [section.id, caption.zh, row.zh, column.zh])).toEqual([]);
});

it('excuses nothing that there is not', () => {
  const bare = new Set([...reports.values()].flat().filter(({ number, passport }) => number !== null && passport === null).map(kindOf));
  expect(Object.keys(WITHOUT).filter((kind) => !bare.has(kind))).toEqual([]);
});

const asked = ({ against, filters, metric, range, split, whole }: Passport, version: number) => {
  const open = (all: Passport['filters']) => all.map(({ dimension, exclude, values }) => ({ dimension, values: [...values], exclude: exclude ?? false }));
  return { dataset: 'demo', metric, range, against, filters: open(filters), by: split?.dimension ?? null, member: split?.member ?? null, version, whole: whole === undefined ? null : { metric: whole.metric, filters: open(whole.filters) } };
};

it.each(BUILT_IN.map(({ id }) => id))('what %s says of a number leads to that number', async (id) => {
  const { number: version } = { number: (await api.ask<{ freshness: { dataVersion: number } }>('{ freshness { dataVersion } }')).data?.freshness.dataVersion ?? 0 };
  const wrong: unknown[] = [];
  for (const { caption, column, form, number, passport, row } of reports.get(id) ?? []) {
    if (passport === null) continue;
    const { denominator, n, numerator, part, whole } = passport;
    const told = await api.service(PassportsService).passport(LOCAL_VIEWER, asked(passport, version));
    const { value } = told;
    // A share is of so many cases; a value has its own numerator and denominator.
    const size = (one: typeof value): number => one.denominator ?? one.n;
    const found = told.whole === null ? [value.numerator, value.denominator, value.n] : [size(value), size(told.whole.value), size(told.whole.value)];
    const is = told.whole !== null ? told.whole.share : part === 'numerator' || part === 'denominator' ? value[part] : value.value;
    // Changes are held against an earlier time, rates of so many are the value times that, and what is worked out from it is another number.
    const isItself = number !== null && passport.against === null && part !== 'basis' && (form !== 'times' || whole !== undefined);
    if (JSON.stringify(found) !== JSON.stringify([numerator, denominator, n]) || (isItself && Math.abs((is ?? NaN) - number) > 1e-9 * Math.max(1, Math.abs(number)))) wrong.push([caption.zh, row.zh, column.zh, found, [numerator, denominator, n], is, number]);
  }
  expect(wrong).toEqual([]);
});

it('stocks that are told beside those beyond their limit are the same stocks without it', () => {
  const aged = allMetrics.filter((metric) => metric.kind === 'level' && 'beyond' in metric);
  expect(aged.length).toBeGreaterThan(3);
  for (const one of aged) {
    const [stock = one.id] = 'alongside' in one ? one.alongside : [];
    const beside = metricById(stock);
    expect([one.id, beside.kind, 'beyond' in beside, 'stays' in beside && 'stays' in one && beside.stays === one.stays]).toEqual([one.id, 'level', false, true]);
  }
});

it('names no address that a spreadsheet would not take', () => {
  const members = (count: number): Passport => ({ metric: 'intake', definitionVersion: 1, range: { from: '2025-10-01', to: '2025-10-31' }, against: null, split: null, numerator: 1, denominator: null, n: 1, filters: [{ dimension: 'institution', values: Array.from({ length: count }, (_, i) => `机构${String(i)}`) }] });
  const link = (count: number): string | null => passportLink({ site: SITE, dataset: 'demo', dataVersion: 1 }, members(count));
  expect([link(10)?.startsWith(`${SITE}/number?`), link(400)]).toEqual([true, null]);
});
