import { BoardCases, casesOf } from './board-cases.js';
import { BoardRounds } from './board-rounds.js';
import { plain, startReportApi, type ReportApi } from './report-api.js';

/** Settled of sixty, by mediator; M9 has too few cases to be placed. */
const SETTLED: Readonly<Record<string, number>> = { M1: 58, M2: 42, M3: 41, M4: 40, M5: 40, M6: 39, M7: 38, M8: 22 };
const ALL = 60;

interface Row { readonly mediator: { readonly key: string }; readonly tier: string | null; readonly score: number; readonly sd: number; readonly inZone: number | null; readonly indicators: readonly { readonly metric: string; readonly n: number; readonly observed: number; readonly expected: number }[] }

let made: BoardCases;
let rounds: BoardRounds;
let reports: ReportApi;
let round = '';
let rows: readonly Row[] = [];
beforeAll(async () => {
  made = await BoardCases.start();
  rounds = new BoardRounds(made);
  reports = await startReportApi(made.api);
  await made.cases('people', [...Object.entries(SETTLED).flatMap(([mediator, settled]) => casesOf(mediator, settled, ALL, { received_on: '2026-02-02' })), ...casesOf('M9', 5, 9)]);
  round = await rounds.shown('people', '二〇二六年第三季度');
  rows = (await rounds.act<{ board: { rows: Row[] } }>('query', '$id: ID!', 'boardRound(id: $id)', { id: round }, 'board { rows { mediator { key } tier score sd inZone indicators { metric n observed expected } } }')).answer?.board.rows ?? [];
});
afterAll(() => reports.close());

const gold = (query: string): string => `/datasets/people/reports/gold/2026-08.pdf?round=${round}&${query}`;
const sheet = (person: string, query = 'language=zh-CN'): string => `/datasets/people/reports/mediator/2026-02.pdf?subject=${person}&${query}`;

it('tells the board of a published round: tiers, scores with their intervals, chances, who is not eligible and why, the rules', async () => {
  const [zh, en] = [await reports.read(gold('language=zh-CN')), await reports.read(gold('language=en'))];
  expect(rows.some(({ tier }) => tier === 'gold')).toBe(true);
  for (const { inZone, mediator, score, sd, tier } of rows) {
    if (inZone === null) continue;
    const range = `${(score - 1.959964 * sd).toFixed(1)}–${(score + 1.959964 * sd).toFixed(1)}`;
    expect(zh.all).toContain(`${mediator.key}${tier === 'gold' ? '金牌' : tier === 'candidate' ? '候选' : '—'}${score.toFixed(1)}分${range}`.replace('分', ''));
    expect(en.all).toContain(`${mediator.key}${tier ?? '—'}${score.toFixed(1)}${range}`);
    expect(zh.all).toContain(`${(inZone * 100).toFixed(1)}%`);
  }
  expect(zh.all).toMatch(/M9.*9件，需30件/u);
  expect(zh.all).toContain('“二〇二六年第三季度”（公示中）');
  expect(zh.all).toContain('从不计分：办案量');
  // Nobody is given a certificate while objections are heard.
  expect(zh.all).toContain('本轮尚在公示，公示期满定案后颁发证书。');
});

it('gives everybody who was awarded a certificate of one page, once the round is final', async () => {
  const id = await rounds.shown('people', '定案的一轮');
  const { boardRounds } = made.api.stores.operational;
  const events = await boardRounds.events(id);
  await boardRounds.add(id, events.length, { by: 'local', kind: 'published', body: JSON.stringify({ on: '2026-09-01', until: '2026-09-08' }) }, 'published');
  expect((await rounds.act('mutation', '$id: ID!', 'finaliseBoardRound(id: $id)', { id })).answer?.phase).toBe('final');
  const { pages } = await reports.read(`/datasets/people/reports/gold/2026-08.pdf?round=${id}&language=zh-CN`);
  const winners = rows.filter(({ tier }) => tier === 'gold').map(({ mediator }) => mediator.key);
  const certificates = pages.filter((page) => page.includes('授予“金牌调解员”称号'));
  expect(certificates).toHaveLength(winners.length);
  for (const winner of winners) expect(certificates.filter((page) => page.includes(`金牌调解员${winner}`) && page.includes('“定案的一轮”') && page.includes('调解员评选委员会'))).toHaveLength(1);
  // The same certificate has the same number, whenever it is printed.
  const numbers = (all: readonly string[]): string[] => all.flatMap((page) => /[0-9A-F]{12}/u.exec(page)?.[0] ?? []);
  const { pages: again } = await reports.read(`/datasets/people/reports/gold/2026-08.pdf?round=${id}&language=en`);
  expect(numbers(again.filter((page) => page.includes(plain('awarded in “定案的一轮”'))))).toEqual(numbers(certificates));
});

it('tells one mediator of their own cases, beside what everybody reaches with the like', async () => {
  const [zh, ofRound] = [await reports.read(sheet('M1')), await reports.read(sheet('M1', `language=zh-CN&round=${round}`))];
  expect(zh.all).toContain(`收案量${String(ALL)}件`);
  expect(zh.all).toContain('筛选：调解员：M1');
  // By the end of February no case of the window was past its limit; by August all were.
  expect(zh.all).toContain('窗口内没有可评的案件。');
  const august = '/datasets/people/reports/mediator/2026-08.pdf?subject=M1&language=zh-CN';
  expect((await reports.read(august)).all).toContain('未经评审，不是评选结果');
  expect(ofRound.all).toContain('“二〇二六年第三季度”：窗口为');
  const row = rows.find(({ mediator }) => mediator.key === 'M1');
  const settlement = row?.indicators.find(({ metric }) => metric === 'settlement_rate_within_limit');
  expect([settlement?.n, settlement?.observed]).toEqual([ALL, SETTLED['M1']]);
  expect(ofRound.all).toContain(`${String(ALL)}${String(SETTLED['M1'])}${(settlement?.expected ?? NaN).toFixed(1)}`);
  expect(ofRound.all).toContain('档次：金牌。');
  for (const other of Object.keys(SETTLED)) if (other !== 'M1') expect(zh.all).not.toContain(other);
});

it('refuses whoever may not see that person, and lets people see themselves', async () => {
  const { viewer } = made.api;
  const own = (person: string) => ({ id: person, scope: [{ dimension: 'mediator' as const, values: [person] }], rights: new Set(['view', 'export'] as const) });
  try {
    made.api.viewer = { id: 'analyst', scope: 'all', rights: new Set(['view', 'drill', 'export']) };
    expect(await reports.refused(sheet('M1'))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await reports.refused(gold('language=zh-CN'))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    made.api.viewer = own('M2');
    expect(await reports.refused(sheet('M1'))).toMatchObject({ status: 403, body: { code: 'NO_SCOPE' } });
    const { all } = await reports.read(sheet('M2', `language=zh-CN&round=${round}`));
    expect(all).toContain(`${String(ALL)}${String(SETTLED['M2'])}`);
    expect(all).toContain('逐件清单须有查看个案的权限。');
    expect(all).not.toMatch(/M[13-9](?!\d)/u);
    // A board is for those who see everybody.
    made.api.viewer = { id: 'manager', scope: [{ dimension: 'region', values: ['N'] }] };
    expect((await reports.refused(gold('language=zh-CN'))).status).toBe(403);
  } finally {
    made.api.viewer = viewer;
  }
});

it('gives the sheet of oneself to a mediator who may take nothing else, with a reason and a mark in the log', async () => {
  const { viewer } = made.api;
  const mediator = (person: string, by: 'attributed_mediator' | 'mediator' = 'mediator') => ({ id: 'm', scope: [{ dimension: by, values: [person] }], rights: new Set(['read', 'view', 'drill'] as const) });
  try {
    for (const by of ['mediator', 'attributed_mediator'] as const) {
      made.api.viewer = mediator('M2', by);
      expect((await reports.read(sheet('M2'))).all).toContain('筛选：调解员：M2');
      expect(await reports.refused(sheet('M1'))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
    const [entry] = await made.api.stores.operational.auditLog.search({ action: 'exported', limit: 1 });
    expect(JSON.parse(entry?.subject ?? '')).toMatchObject({ template: 'mediator', subject: 'M2', reason: expect.stringMatching(/.{4}/u) as string });
    // What is about others as well is no sheet of one's own, nor is what is about nobody.
    expect((await reports.refused(gold('language=zh-CN'))).status).toBe(403);
    expect(await reports.refused('/datasets/people/reports/monthly/2026-02.pdf?language=zh-CN')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const { scope } = mediator('M2');
    // Several people, everybody but one, or one among other cases: none of them sees their own cases alone.
    for (const wider of [[{ dimension: 'mediator' as const, values: ['M1', 'M2'] }], [{ dimension: 'mediator' as const, values: ['M2'], exclude: true }], [...scope, { dimension: 'region' as const, values: ['N'] }]]) {
      made.api.viewer = { ...mediator('M2'), scope: wider };
      expect((await reports.refused(sheet('M2'))).status).toBe(403);
    }
    made.api.viewer = { ...mediator('M2'), rights: new Set(['read'] as const) };
    expect((await reports.refused(sheet('M2'))).status).toBe(403);
    made.api.viewer = mediator('M2');
    expect((await fetch(`${made.api.url}${sheet('M2')}`)).status).toBe(400);
  } finally {
    made.api.viewer = viewer;
  }
});

it('is of published rounds of the dataset alone', async () => {
  const draft = await rounds.begin('people', '草案');
  expect(await reports.refused(`/datasets/people/reports/gold/2026-08.pdf?round=${draft}&language=en`)).toMatchObject({ status: 400, body: { code: 'REPORT_PART_FAILED', because: 'BAD_INPUT', section: 'board' } });
  await made.cases('elsewhere', casesOf('M1', 5, 9));
  expect((await reports.refused(`/datasets/elsewhere/reports/gold/2026-08.pdf?round=${round}&language=en`)).status).toBe(400);
});
