import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, type Right, type Viewer } from '@concord/server';
import { directly } from '../store/postgres/directly.js';
import { becauseOf, startApi, type Api } from './api.js';
import { packQuestions, type Changed, type Pack } from './packs/pack-questions.js';

const ALL: Viewer = { id: 'manager', name: '质量管理', scope: 'all', rights: EVERY_RIGHT };
const NORTH: Viewer = { ...ALL, id: 'north', scope: [{ dimension: 'region', values: ['N'] }] };

let api: Api;
let folder = '';
let dataDir = '';
beforeAll(async () => {
  api = await startApi();
  dataDir = api.dataDir;
  folder = await mkdtemp(join(tmpdir(), 'concord-packs-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => { api.viewer = ALL; });

/** Rows of a delivery: case, receipt, closing, outcome, region. */
type Row = readonly [string, string, string, string, string];

async function load(rows: readonly Row[], dataset = 'centre'): Promise<void> {
  const file = join(folder, `${dataset}.csv`);
  await writeFile(file, ['case_id,received_on,closed_on,outcome,region', ...rows.map((row) => row.join(',')), ''].join('\n'));
  await api.load('canonical', file, dataset);
}

/** Cases of February by number: all of a region, settled. */
const cases = (region: string, from: number, to: number): Row[] => Array.from({ length: to - from + 1 }, (_, i): Row => [`${region}${String(from + i)}`, '2026-02-10', '2026-02-20', (from + i) % 4 === 0 ? 'U1' : 'S2', region]);

const { asked, compared, publish, published, verified } = packQuestions(() => api);
const fileOf = async (id: string, name: string): Promise<readonly [number, Buffer, string]> => { const response = await fetch(`${api.url}${becauseOf(`/packs/${id}/${name}`)}`); return [response.status, Buffer.from(await response.arrayBuffer()), response.headers.get('content-disposition') ?? '']; };

describe('a sealed report', () => {
  let first: Pack;
  let second: Pack;
  beforeAll(async () => {
    api.viewer = ALL;
    await load([...cases('N', 1, 40), ...cases('S', 1, 30), ['END', '2026-03-31', '', '', 'S']]);
    first = await published();
    // Late: N41 to N43. Reclassified: S1 and S2 go north. Corrected: N40 was received in January; N39 was not settled. The rest as they were.
    await load([...cases('N', 41, 43), ['S1', '2026-02-10', '2026-02-20', 'S2', 'N'], ['S2', '2026-02-10', '2026-02-20', 'S2', 'N'], ['N40', '2026-01-10', '2026-02-20', 'U1', 'N'], ['N39', '2026-02-10', '2026-02-20', 'U1', 'N']]);
    second = await published();
  });

  it('keeps the very bytes of its files, and tells who takes them', async () => {
    expect(first.files.map(({ name }) => name)).toEqual(['monthly-2026-02.zh.pdf', 'monthly-2026-02.en.pdf']);
    const [status, bytes, name] = await fileOf(first.id, 'monthly-2026-02.zh.pdf');
    expect([status, bytes.length, bytes.subarray(0, 5).toString()]).toEqual([200, first.files[0]?.bytes, '%PDF-']);
    expect(name).toMatch(/monthly-2026-02\.zh\.E-[0-9A-F]{8}\.pdf/u);
    expect((await fileOf(first.id, 'monthly-2026-02.zh.pdf'))[1]).toEqual(bytes);
    expect((await fileOf(first.id, 'other.pdf'))[0]).toBe(404);
    expect((await fileOf('none', 'monthly-2026-02.zh.pdf'))[0]).toBe(404);
    expect(await readFile(join(dataDir, '..', 'signing.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/u);
  });

  it('comes out the same when it is worked out again after the data moved on', async () => {
    expect(first.dataVersion).toBeLessThan(second.dataVersion);
    for (const pack of [first, second]) {
      const check = await verified(pack.id);
      expect(check).toMatchObject({ isIntact: true, isOurs: true, isGreen: true, notDerived: null, differing: [], files: [{ isIntact: true }, { isIntact: true }] });
      expect(typeof check === 'string' ? 0 : check.compared).toBeGreaterThan(50);
    }
  });

  it('is made of every kind of file in both languages, and each tells the numbers of the report', async () => {
    const pack = await published({ formats: ['pdf', 'pptx', 'xlsx', 'docx', 'html', 'csv', 'data'] });
    expect(pack.files.map(({ name }) => name)).toEqual(['zh', 'en'].flatMap((language) => ['pdf', 'pptx', 'xlsx', 'docx', 'html', 'csv', 'data.csv'].map((ending) => `monthly-2026-02.${language}.${ending}`)));
    expect(await verified(pack.id)).toMatchObject({ isGreen: true, files: pack.files.map(({ name }) => ({ name, isIntact: true, lacking: [] })) });
  });

  it('tells of every number that changed since the first which cases made it so', async () => {
    const told = await compared(second.id, first.id);
    if (typeof told === 'string') throw new Error(told);
    expect(told.earlier.id).toBe(first.id);
    expect(told.differing).toBeGreaterThan(10);
    const rows = [...told.rows];
    for (let skip = 50; skip < told.differing; skip += 50) { const more = await compared(first.id, second.id, skip); rows.push(...(typeof more === 'string' ? [] : more.rows)); }
    expect(rows).toHaveLength(told.differing);
    expect(rows.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
    const of = (place: string): Changed | undefined => rows.find(({ place: { zh } }) => zh === place);
    const why = (place: string) => { const row = of(place); return [row?.earlier?.zh, row?.later?.zh, ...(row?.reasons ?? []).map(({ cases: n, what, words }) => `${what} ${String(n)} ${words.zh.includes('分子') ? 'n' : words.zh.includes('分母') ? 'd' : ''}`)]; };
    // All: 70 were received in February; three came late, one was corrected into January.
    expect(why('总体情况 › 主要指标 › 收案量 › 本月')).toEqual(['70 件', '72 件', 'late 3 ', 'corrected_out 1 ']);
    // Of the north: 40, and besides two that were told of the south.
    expect(why('受理情况 › 收案量，按地区 › N › 收案量')).toEqual(['40 件', '44 件', 'late 3 ', 'moved_in 2 ', 'corrected_out 1 ']);
    expect(why('受理情况 › 收案量，按地区 › S › 收案量')).toEqual(['30 件', '28 件', 'moved_out 2 ']);
    // A share: of its part and of its whole.
    expect(why('受理情况 › 收案量，按地区 › N › 占比')).toEqual(['57.1%', '61.1%', 'late 3 n', 'moved_in 2 n', 'corrected_out 1 n', 'late 3 d', 'corrected_out 1 d']);
    // What follows from other numbers only: limits of charts, and sums of the rows above.
    const following = rows.filter(({ reasons }) => reasons.some(({ what }) => what === 'follows')).map(({ place: { zh } }) => zh.split(' › ').at(-1));
    expect([...new Set(following)].filter((column) => !['中线', '控制上限', '控制下限', '累计占比'].includes(column ?? ''))).toEqual([]);
    // Settled: three late ones (N41 to N43), and N39 no more; all of them closed.
    expect(of('总体情况 › 主要指标 › 调解成功率（实质口径） › 本月')?.reasons.map(({ cases: n, what, words }) => [what, n, words.en])).toEqual([
      ['late', 3, 'numerator: 3 came in later and count now'], ['corrected_out', 1, 'numerator: 1 count no more after a date or an outcome was corrected'], ['late', 3, 'denominator: 3 came in later and count now'],
    ]);
  });

  it('is shown to those alone who see all its cases, and those it names', async () => {
    api.viewer = NORTH;
    const own = await published();
    const list = async (): Promise<string[]> => { const told = await asked<{ readonly reportPacks: { readonly rows: readonly { readonly id: string }[] } }>('query ($input: PackSearchInput!) { reportPacks(input: $input) { rows { id } } }', { input: {} }); return typeof told === 'string' ? [told] : told.reportPacks.rows.map(({ id }) => id); };
    expect(await list()).toEqual([own.id]);
    expect([await verified(first.id), await compared(own.id, first.id), (await fileOf(first.id, 'monthly-2026-02.zh.pdf'))[0]]).toEqual(['NO_SUCH_PACK', 'NO_SUCH_PACK', 404]);
    // Words of those who see everything are not for those who see a part.
    api.viewer = ALL;
    expect(await list()).toEqual([own.id, expect.any(String), second.id, first.id]);
    expect(await compared(own.id, first.id)).toBe('NOT_COMPARABLE');
    api.viewer = { ...ALL, id: 'analyst', rights: new Set<Right>(['view', 'export', 'drill']) };
    expect([await verified(first.id), await verified(own.id)]).toEqual(['NO_SUCH_PACK', 'NO_SUCH_PACK']);
  });

  it('is found by what it is of and what stands in it, page after page', async () => {
    const found = async (input: Record<string, unknown>): Promise<unknown> => { const told = await asked<{ readonly reportPacks: { readonly rows: readonly { readonly id: string }[]; readonly after: string | null } }>('query ($input: PackSearchInput!) { reportPacks(input: $input) { rows { id } after } }', { input }); return typeof told === 'string' ? told : [told.reportPacks.rows.map(({ id }) => id), told.reportPacks.after]; };
    expect(await found({ words: '收案量', first: 1, period: '2026-02' })).toEqual([[expect.any(String)], expect.any(String)]);
    expect(await found({ words: '收案量 没有这样的词' })).toEqual([[], null]);
    expect(await found({ template: 'none' })).toEqual([[], null]);
    expect([await found({ first: 0 }), await found({ after: 'none' })]).toEqual(['BAD_INPUT', 'NO_SUCH_PACK']);
  });

  it('is told no more, and verified red, once somebody changed it past the product', async () => {
    const pack = await published({ languages: ['en'] });
    const config = { path: join(dataDir, 'operational.sqlite') };
    await directly(config, `update kept_file set content = substr(content, 5) where digest = '${pack.files[0]?.digest ?? ''}'`);
    expect(await verified(pack.id)).toMatchObject({ isIntact: true, isGreen: false, files: [{ isIntact: false }] });
    expect((await fileOf(pack.id, pack.files[0]?.name ?? ''))[0]).toBe(410);
    for (const change of ['data_version = data_version - 1', `body = replace(body, '"zh"', '"zh "')`, `period = '2026-01'`, `signature = 'AAAA'`, `made_by = 'other'`]) {
      const changed = await published({ languages: ['en'] });
      await directly(config, `update report_pack set ${change.replaceAll('"', '""').replaceAll('""', '"')} where id = '${changed.id}'`);
      expect([change, await verified(changed.id)]).toEqual([change, expect.objectContaining({ isIntact: false, isGreen: false })]);
      expect([change, await asked('query ($id: ID!) { reportPack(id: $id) { id } }', { id: changed.id })]).toEqual([change, 'SEAL_BROKEN']);
    }
  });

  it('cannot be worked out again once the loads it rests on were taken back, and says so', async () => {
    await load([...cases('E', 1, 12), ['LAST', '2026-03-31', '', '', 'E']], 'gone');
    const pack = await published({ dataset: 'gone' });
    const told = await api.ask<{ loads: readonly { loadNo: number; dataset: string }[] }>('{ loads { loadNo dataset } }');
    const loadNo = told.data?.loads.find(({ dataset }) => dataset === 'gone')?.loadNo;
    const { data } = await api.ask<{ withdrawLoad: { id: string } }>('mutation ($n: Int!, $v: Int!) { withdrawLoad(loadNo: $n, dataVersion: $v) { id } }', { n: loadNo, v: pack.dataVersion });
    expect(data?.withdrawLoad.id).toBeTruthy();
    const ended = async (): Promise<string> => (await api.ask<{ job: { state: string } }>('query ($id: ID!) { job(id: $id) { state } }', { id: data?.withdrawLoad.id })).data?.job.state ?? '';
    while ((await ended()) === 'running') await new Promise((resolve) => { setTimeout(resolve, 50); });
    const check = await verified(pack.id);
    expect(check).toMatchObject({ isIntact: true, isGreen: false, compared: 0 });
    expect(typeof check === 'string' ? null : check.notDerived?.zh).toContain('已被撤回');
  });
});

it('is sealed with words beside the figures only if the numbers carry them, or somebody says why they stay', async () => {
  await load([...cases('N', 1, 40), ['END', '2026-03-31', '', '', 'N']], 'written');
  const save = (revision: number, zh: string) => asked<{ readonly saveReportDraft: { readonly revision: number } }>('mutation ($words: [SectionWordsInput!]!, $revision: Int!) { saveReportDraft(dataset: "written", template: "monthly", period: "2026-02", revision: $revision, words: $words) { revision } }', { revision, words: [{ section: 'overview', zh }] });
  expect(await save(0, '收案量40件，当事人张三电话13800138000。')).toEqual({ saveReportDraft: { revision: 1 } });
  expect(await save(0, '另一人的话')).toBe('DRAFT_CHANGED');
  expect(await asked('mutation { saveReportDraft(dataset: "written", template: "monthly", period: "2026-02", revision: 1, words: [{ section: "none", zh: "话" }]) { revision } }', {})).toBe('BAD_INPUT');
  const good = await published({ dataset: 'written' });
  expect(good.because).toBe('');
  expect(await save(1, '收案量41件，同比下降12%。')).toEqual({ saveReportDraft: { revision: 2 } });
  // A file that is not sealed yet bears the words as well, for those who see the same cases.
  const drafted = async (): Promise<string> => (await fetch(`${api.url}${becauseOf('/datasets/written/reports/monthly/2026-02.csv?language=zh-CN')}`)).text();
  expect(await drafted()).toContain('收案量41件，同比下降12%。');
  api.viewer = NORTH;
  expect(await drafted()).not.toContain('收案量41件');
  api.viewer = ALL;
  const { data } = await api.ask<{ checkCommentary: readonly { claims: number; flags: readonly { claim: string; why: string }[] }[] }>('{ checkCommentary(dataset: "written", template: "monthly", period: "2026-02", words: [{ section: "overview", zh: "收案量41件，同比下降12%。" }]) { claims flags { claim why } } }');
  expect(data?.checkCommentary).toEqual([{ claims: 2, flags: [{ claim: '41件', why: 'wrong_number' }, { claim: '12%', why: 'not_carried' }] }]);
  expect([await publish({ dataset: 'written' }), await publish({ dataset: 'written', because: '太短' })]).toEqual(['FLAGGED', 'FLAGGED']);
  expect(await publish({ dataset: 'written', because: '数字引自上级通报，并非本报告' })).toMatchObject({ because: '数字引自上级通报，并非本报告' });
  // Whoever sees other cases finds other words.
  api.viewer = NORTH;
  expect(await asked('{ reportDraft(dataset: "written", template: "monthly", period: "2026-02") { revision } }', {})).toEqual({ reportDraft: { revision: 0 } });
});

it('is refused by name where it cannot be made, and nothing is sealed', async () => {
  const count = async (): Promise<number> => (await api.stores.operational.reportPacks.search({}, 1_000)).length;
  const before = await count();
  expect([await publish({ template: 'none' }), await publish({ formats: [] }), await publish({ languages: [] }), await publish({ period: '2026-13' }), await publish({ dataset: 'none' })]).toEqual(['NO_SUCH_TEMPLATE', 'NO_FORMAT', 'NO_FORMAT', 'BAD_INPUT', 'BAD_INPUT']);
  expect(await count()).toBe(before);
});
