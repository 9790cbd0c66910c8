import { BoardCases, casesOf } from './board-cases.js';

const PLOT = 'query($plot: FunnelPlotInput!) { funnelPlot(input: $plot) { judged chance total { value n } unnamed { n } points { member { key } } limits { n } rankability { people } findings { words { zh en } } } }';
const MEMBER = 'query($plot: FunnelPlotInput!, $who: String!) { funnelMember(input: $plot, member: $who) { overlap } }';
const FIGURES = 'query($series: SeriesInput!) { series(input: $series) { metric total { value n } } }';
const CLOSINGS = 'query($rows: BreakdownInput!) { breakdown(input: $rows) { rows { member { key } } } }';
const CURVES = 'query($input: SurvivalInput!) { survival(input: $input) { total { value { value n } } } }';
const PAIR = 'query($input: PairInput!) { pair(input: $input) { difference } }';
const YEAR = { from: '2026-01-01', to: '2026-08-31' };
const EMPTY = { from: '2024-01-01', to: '2024-12-31' };
const BACKWARDS = { from: '2026-08-31', to: '2026-01-01' };

let made: BoardCases;
beforeAll(async () => {
  made = await BoardCases.start();
  await made.cases('centre', ['M01', 'M02', 'M03'].flatMap((who, i) => casesOf(who, 30 + 10 * i, 60)));
  await made.cases('unnamed', casesOf('', 30, 60));
});
afterAll(() => made.close());

const base = (range: object, dataset = 'centre') => ({ dataset, range, filters: [] });
const plot = (range: object, dataset?: string) => ({ ...base(range, dataset), metric: 'settlement_rate', dimension: 'mediator', standardisedBy: ['complexity', 'business'] });
const pair = (first: string, second: string, range: object = YEAR, dataset?: string) => ({ input: { ...base(range, dataset), metric: 'settlement_rate', dimension: 'mediator', likeBy: ['complexity'], first, second } });
const of = (who: string) => [{ dimension: 'mediator', values: [who] }];

it('knows nobody by a name that no case and no post has: no figures, no place, and no others either', async () => {
  expect(await made.ask(MEMBER, { plot: plot(YEAR), who: 'M01' })).not.toBeNull();
  for (const who of ['nobody', '', "M01' OR 1=1", '调解员'.repeat(500)]) {
    expect(await made.ask(MEMBER, { plot: plot(YEAR), who })).toBeNull();
    expect(await made.ask(FIGURES, { series: { ...base(YEAR), filters: of(who), metrics: ['settlement_rate', 'closings'] } }))
      .toEqual([{ metric: 'settlement_rate', total: { value: null, n: 0 } }, { metric: 'closings', total: { value: 0, n: 0 } }]);
    expect(await made.ask(CLOSINGS, { rows: { ...base(YEAR), filters: of(who), metric: 'closings', dimension: 'business', top: 5 } })).toEqual({ rows: [] });
    expect(await made.ask(CURVES, { input: { ...base(YEAR), filters: of(who), metric: 'time_to_resolution' } })).toMatchObject({ total: { value: { value: null, n: 0 } } });
    expect(await made.ask('query($who: String!) { mediatorNames(dataset: "centre", of: $who) { alike { names { name } } merged { alias } } }', { who })).toEqual({ alike: [], merged: [] });
    expect(await made.refusal(PAIR, pair('M01', who))).toBe('BAD_INPUT');
  }
});

it('compares nobody with themselves, and two who have cases at all', async () => {
  expect(await made.refusal(PAIR, pair('M02', 'M02'))).toBe('BAD_INPUT');
  expect(await made.refusal(PAIR, pair('nobody', 'nobody'))).toBe('BAD_INPUT');
  // 30 and 40 of 60 like cases.
  expect(await made.ask(PAIR, pair('M01', 'M02'))).toEqual({ difference: expect.closeTo(-1 / 6, 9) as number });
});

it('shows nobody over a window without cases, and compares nobody there', async () => {
  const found = await made.ask<{ findings: object[] }>(PLOT, { plot: plot(EMPTY) });
  expect(found).toMatchObject({ judged: 0, chance: 0, total: { value: null, n: 0 }, unnamed: null, points: [], limits: [], rankability: null });
  expect(await made.ask(MEMBER, { plot: plot(EMPTY), who: 'M01' })).toBeNull();
  expect(await made.ask(CLOSINGS, { rows: { ...base(EMPTY), metric: 'closings', dimension: 'mediator', top: 5 } })).toEqual({ rows: [] });
  expect(await made.refusal(PAIR, pair('M01', 'M02', EMPTY))).toBe('BAD_INPUT');
});

it('refuses a window that ends before it begins, wherever it is asked for', async () => {
  const messages = await Promise.all([
    made.api.ask(PLOT, { plot: plot(BACKWARDS) }), made.api.ask(MEMBER, { plot: plot(BACKWARDS), who: 'M01' }), made.api.ask(PAIR, pair('M01', 'M02', BACKWARDS)),
    made.api.ask(CLOSINGS, { rows: { ...base(BACKWARDS), metric: 'closings', dimension: 'mediator', top: 5 } }), made.api.ask(FIGURES, { series: { ...base(BACKWARDS), metrics: ['closings'] } }),
    made.api.ask(CURVES, { input: { ...base(BACKWARDS), metric: 'time_to_resolution' } }),
  ]);
  expect(messages.map(({ errors }) => [errors?.[0]?.extensions.code, errors?.[0]?.message])).toEqual(messages.map(() => ['BAD_INPUT', 'the range ends before it begins']));
});

it('has nobody to list, to draw or to train in a dataset that names no mediators, and tells how many cases have none', async () => {
  expect(await made.ask(PLOT, { plot: plot(YEAR, 'unnamed') })).toMatchObject({ judged: 0, total: { value: null, n: 0 }, unnamed: { n: 60 }, points: [], limits: [], rankability: null });
  expect(await made.ask('query { mediatorNames(dataset: "unnamed") { alike { names { name } } merged { alias } } }', {})).toEqual({ alike: [], merged: [] });
  expect(await made.ask('query { trainings(dataset: "unnamed") { trainings { training } hours { team } } }', {})).toEqual({ trainings: [], hours: [] });
  expect(await made.refusal(PAIR, pair('M01', 'M02', YEAR, 'unnamed'))).toBe('BAD_INPUT');
});

it('refuses a dataset that there is none of', async () => {
  for (const [query, variables] of [[PLOT, { plot: plot(YEAR, 'nowhere') }], [PAIR, pair('M01', 'M02', YEAR, 'nowhere')], ['query { trainings(dataset: "nowhere") { on } }', {}], ['query { mediatorNames(dataset: "nowhere") { merged { alias } } }', {}], ['query { board(input: { dataset: "nowhere", seats: 2 }) { zone } }', {}], ['query { boardWatch(input: { dataset: "nowhere", seats: 2 }) { from } }', {}]] as const) {
    expect([query, await made.refusal(query, variables)]).toEqual([query, 'BAD_INPUT']);
  }
});
