import { withdrawLoad } from '@concord/etl';
import { LOCAL_VIEWER } from '@concord/server';
import { BoardCases, casesOf, CUT_OFF, SETTLED, type BoardCase, type EdgeBoard } from './board-cases.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
const PERSON = 'query($input: BoardInput!, $who: String!) { boardPerson(input: $input, mediator: $who) { others strata { metric n observed expected path { key } } } boardWatch(input: $input, member: $who) { measures { apart { member { key } } } } }';
interface Told { boardPerson: { others: number; strata: { metric: string; n: number; observed: number; expected: number; path: { key: string }[] }[] } | null; boardWatch: { measures: { apart: object[] }[] } }

let made: BoardCases;
beforeAll(async () => { made = await BoardCases.start(); });
afterAll(() => made.close());
afterEach(() => { made.api.viewer = LOCAL_VIEWER; });

/** Settled and decided of each in the indicator of settlement, as the board counts them. */
const counted = ({ rows }: EdgeBoard) => Object.fromEntries(rows.map((row): [string, number[]] => {
  const own = row.indicators.find(({ metric }) => metric === SETTLED);
  return [row.mediator.key, [own?.observed ?? 0, own?.n ?? 0]];
}));
async function person(dataset: string, who: string): Promise<Told | undefined> {
  const { data, errors } = await made.api.ask<Told>(PERSON, { input: { dataset, cutOff: CUT_OFF, seats: 2 }, who });
  expect(errors).toBeUndefined();
  return data;
}

it('holds everybody against everybody’s rate where all cases are of one kind', async () => {
  await made.cases('one', PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60)));
  const board = await made.board('one');
  // 36 + 39 + … + 57 = 372 of 480: of 60 cases 46.5 are expected of each.
  expect(board).toMatchObject({ zone: 2, eligible: 8 });
  for (const row of board.rows) expect(row.indicators.find(({ metric }) => metric === SETTLED)).toMatchObject({ n: 60, expected: expect.closeTo(46.5, 9) as number });
  expect(board.rows.map(({ tier }) => tier)).toEqual([null, null, null, null, null, null, 'candidate', 'gold']);
  const { strata = [] } = (await person('one', 'M01'))?.boardPerson ?? {};
  expect(strata.filter(({ metric }) => metric === SETTLED)).toEqual([expect.objectContaining({ n: 60, observed: 36, path: ['standard', 'B03'].map((key) => ({ key })) })]);
});

it('holds cases against those of the same stage overdue, and of as valid contact details at receipt', async () => {
  const early = { overdue_stage: 'M1', contact_valid: '1' };
  const late = { overdue_stage: 'M6', contact_valid: '1' };
  await made.cases('stages', [...casesOf('M1', 20, 60, late), ...casesOf('M2', 18, 60, late), ...casesOf('M3', 50, 60, early), ...casesOf('M4', 48, 60, early)]);
  const { rows } = await made.board('stages');
  // By hand: everybody holds half of their stage and is held against the other half, that is against the one other person of it.
  const held = rows.map(({ mediator, indicators }) => { const one = indicators.find(({ metric }) => metric === SETTLED); return [mediator.key, one?.observed, one?.expected]; });
  expect(held).toEqual([['M1', 20, 18], ['M2', 18, 20], ['M3', 50, 48], ['M4', 48, 50]].map(([key, observed, expected]) => [key, observed, expect.closeTo(Number(expected), 9) as number]));
  // The same stage, but half of the cases cannot be reached by what came with them: fewer of these are settled, whoever has them.
  await made.cases('contacts', ['M1', 'M2'].flatMap((who, i) => [...casesOf(who, 40 + i, 50, early), ...casesOf(who, 10 + i, 40, { ...early, contact_valid: '0' }).map((one) => ({ ...one, case_id: `${one.case_id}x` }))]));
  const reached = (await made.board('contacts')).rows.map(({ indicators }) => indicators.find(({ metric }) => metric === SETTLED)?.expected);
  expect(reached).toEqual([expect.closeTo(41 + 11, 9), expect.closeTo(40 + 10, 9)]);
});

it('has no row, no figures and nothing to watch of a mediator without cases', async () => {
  await made.load('mediator', 'one', ['mediator,valid_from,organisation,team', 'M99,2022-01-01,A,一组']);
  expect((await made.board('one')).rows.map(({ mediator }) => mediator.key)).toEqual(PEOPLE);
  const told = await person('one', 'M99');
  expect(told?.boardPerson).toBeNull();
  expect(told?.boardWatch.measures.length).toBeGreaterThan(3);
  expect(told?.boardWatch.measures.flatMap(({ apart }) => apart)).toEqual([]);
  expect(await person('one', 'nobody')).toEqual(told);
});

it.each([['all', 60, 1], ['none', 0, 0]])('tells nobody apart and awards nobody where %s settled', async (dataset, settled, overall) => {
  await made.cases(dataset, PEOPLE.flatMap((who) => casesOf(who, settled, 60)));
  const board = await made.board(dataset);
  expect(board.indicators.find(({ metric }) => metric === SETTLED)).toMatchObject({ tau: 0, overall });
  expect(board.rows.map(({ score, sd, inZone, tier }) => [score, sd, inZone, tier])).toEqual(PEOPLE.map(() => [50, 0, 0.25, null]));
  expect(board.inseparable).toEqual([{ from: 1, to: 8 }]);
  const shifts = await made.ask<{ moves: object[] }[]>('query($input: BoardInput!) { boardSensitivity(input: $input) { moves { person } } }', { input: { dataset, cutOff: CUT_OFF, seats: 2 } });
  expect(shifts.map(({ moves }) => moves)).toEqual([[], [], [], []]);
});

it('gives nobody a tier for being the only one eligible, whatever they did', async () => {
  // 60 cases of M01, none of them settled; of each other 15, too few to be placed, but peers enough to be held against.
  await made.cases('alone', PEOPLE.flatMap((who, i) => casesOf(who, i === 0 ? 0 : 10, i === 0 ? 60 : 15)));
  const board = await made.board('alone');
  expect(board).toMatchObject({ zone: 1, eligible: 1 });
  expect(board.rows[0]).toMatchObject({ reasons: [], inZone: 1, tier: null });
  expect(board.rows.slice(1).every(({ reasons, tier }) => tier === null && reasons.some(({ code, found, asked }) => code === 'TOO_FEW_CASES' && found === 15 && asked === 30))).toBe(true);
});

it('has nobody on it over a window without cases, and in a dataset that names nobody', async () => {
  await made.cases('unnamed', casesOf('', 30, 60));
  for (const [dataset, cutOff] of [['one', '2024-01-31'], ['unnamed', CUT_OFF]] as const) {
    expect(await made.board(dataset, { cutOff })).toMatchObject({ zone: 0, eligible: 0, rows: [], indicators: [], inseparable: [] });
    const { data } = await made.api.ask<{ boardSensitivity: object[]; boardWatch: { measures: { judged: number; apart: object[] }[] } }>('query($input: BoardInput!) { boardSensitivity(input: $input) { metric } boardWatch(input: $input) { measures { judged apart { position } } } }', { input: { dataset, cutOff, seats: 2 } });
    expect(data?.boardSensitivity).toEqual([]);
    expect(data?.boardWatch.measures).toEqual([]);
  }
});

it('counts a name spelled two ways as two until a person merges it, with a record of who and why, and as two again when that is taken back', async () => {
  const cases = await made.cases('names', [...PEOPLE.flatMap((who) => casesOf(who, 40, 60)), ...casesOf('张三', 20, 25), ...casesOf('張三', 15, 20)]);
  const two = { 张三: [20, 25], 張三: [15, 20] };
  expect(counted(await made.board('names'))).toMatchObject(two);
  expect((await made.board('names')).eligible).toBe(8);
  const loadNo = await made.load('mediator-alias', 'names', ['alias,mediator,decided_on,decided_by,reason', '張三,张三,2026-09-01,王主任,同一人，繁体录入']);
  const merged = await made.board('names');
  expect(counted(merged)['张三']).toEqual([35, 45]);
  expect([merged.eligible, merged.rows.some(({ mediator }) => mediator.key === '張三')]).toEqual([9, false]);
  expect(await made.ask('query { mediatorNames(dataset: "names") { alike { names { name } } merged { alias mediator decidedBy decidedOn reason loadNo } } }', {}))
    .toEqual({ alike: [], merged: [{ alias: '張三', mediator: '张三', decidedBy: '王主任', decidedOn: '2026-09-01', reason: '同一人，繁体录入', loadNo }] });
  expect(counted(await made.board('names', { asOfLoad: cases }))).toMatchObject(two);
  await withdrawLoad(made.api.stores, loadNo);
  expect(counted(await made.board('names'))).toMatchObject(two);
});

it('leaves a case that is handed over on the last day of the window with who had it, unless that was within two working days', async () => {
  // The limit of both is that last day, a Monday: what was assigned on the 27th, a Thursday, goes on within two working days, what was assigned on the 26th does not.
  const handed = (case_id: string, assigned_on: string): BoardCase => ({ case_id, mediator: 'M02', outcome: '', closed_on: '', received_on: '2026-08-24', assigned_on, due_on: CUT_OFF, first_mediator: 'M01', handed_over_on: CUT_OFF });
  await made.cases('last-day', [...PEOPLE.flatMap((who) => casesOf(who, 40, 60)), handed('KEPT', '2026-08-26'), handed('WENT', '2026-08-27')]);
  expect(counted(await made.board('last-day'))).toMatchObject({ M01: [40, 61], M02: [40, 61], M03: [40, 60] });
  // The day before, the limit of neither has passed.
  expect(counted(await made.board('last-day', { cutOff: '2026-08-30' }))).toMatchObject({ M01: [40, 60], M02: [40, 60] });
});

it('counts a case that moved to another organisation there from the load that says so, and here as of the load before', async () => {
  const all = (moved: boolean) => PEOPLE.flatMap((who, i) => casesOf(who, 40, 60).map((one, n) => ({ ...one, organisation: i < 4 ? 'A' : 'B', ...(moved && one.mediator === 'M01' && n === 0 ? { organisation: 'B', mediator: 'M05' } : {}) })));
  const before = await made.cases('moved', all(false));
  await made.cases('moved', all(true));
  expect(counted(await made.board('moved'))).toMatchObject({ M01: [39, 59], M05: [41, 61] });
  expect(counted(await made.board('moved', { asOfLoad: before }))).toMatchObject({ M01: [40, 60], M05: [40, 60] });
  made.api.viewer = { id: 'a', scope: [{ dimension: 'organisation', values: ['A'] }] };
  expect(counted(await made.board('moved'))).toEqual({ M01: [39, 59], M02: [40, 60], M03: [40, 60], M04: [40, 60] });
  made.api.viewer = { id: 'b', scope: [{ dimension: 'organisation', values: ['B'] }] };
  expect(counted(await made.board('moved'))).toMatchObject({ M05: [41, 61] });
});
