import { LOCAL_VIEWER } from '@concord/server';
import { BoardCases, casesOf, CUT_OFF, type BoardCase } from './board-cases.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
const ONE = { id: 'one', scope: [{ dimension: 'mediator' as const, values: ['M02'] }] };
const TEAM = { id: 'a', scope: [{ dimension: 'organisation' as const, values: ['A'] }] };
const FIGURES = `cutOff dataVersion dropped eligible from rankingMode seats zone indicators { metric overall people rankability tau weight } inseparable { from to } zoneBorder { from to } seatBorder { from to }`;
const ROW = `inSeats inZone place { from to } score sd tier mediator { key label { en zh } } reasons { asked code found metric } indicators { excess expected metric n observed overlap points pointsSd reliability shrunk shrunkSd }`;
const BOARD = `query($input: BoardInput!) { board(input: $input) { ${FIGURES} rows { ${ROW} } } }`;
const PERSON = `query($input: BoardInput!, $who: String!) { boardPerson(input: $input, mediator: $who) { ${FIGURES} others row { ${ROW} } strata { metric n observed expected path { key } } } }`;
const SHIFTS = 'query($input: BoardInput!) { boardSensitivity(input: $input) { metric moves { person from to } } }';
interface Told { eligible: number | null; zone: number | null; seats: number | null; others?: number; inseparable: object[]; zoneBorder: object | null; seatBorder: object | null; indicators: { people: number }[]; rows: { mediator: { key: string } }[]; row?: object; strata?: object[] }

let made: BoardCases;
const input = (dataset: string, more: object = {}) => ({ input: { dataset, cutOff: CUT_OFF, ...more } });
const board = (dataset: string, more: object = {}): Promise<Told> => made.ask<Told>(BOARD, input(dataset, more));
const person = (dataset: string, who: string) => made.ask<Told | null>(PERSON, { ...input(dataset), who });
/** Two organisations; M04 is of A and has a case in B, M01 handed one over to M02. */
const cases = (): BoardCase[] => PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60, { organisation: i < 4 ? 'A' : 'B' })).map((one) => {
  if (one.case_id === 'M04-0') return { ...one, organisation: 'B' };
  return one.case_id === 'M01-0' ? { ...one, mediator: 'M02', first_mediator: 'M01', handed_over_on: '2026-02-13' } : one;
});

beforeAll(async () => {
  made = await BoardCases.start();
  await made.cases('centre', cases());
});
afterAll(() => made.close());
afterEach(() => { made.api.viewer = LOCAL_VIEWER; });

it('holds a person against everybody, tells them their own row alone, and nothing that counts or orders the others', async () => {
  const all = await board('centre');
  const whole = await person('centre', 'M02');
  made.api.viewer = ONE;
  const own = await board('centre');
  expect(own.rows).toEqual(all.rows.filter(({ mediator }) => mediator.key === 'M02'));
  expect(own).toMatchObject({ eligible: null, zone: null, seats: null, inseparable: [], zoneBorder: null, seatBorder: null });
  expect(own.indicators.map(({ people }) => people)).toEqual(own.indicators.map(() => 1));
  const told = await person('centre', 'M02');
  expect([told?.row, told?.strata]).toEqual([whole?.row, whole?.strata]);
  expect(told).toMatchObject({ others: 0, eligible: null, zone: null, seats: null, inseparable: [] });
  // M01 answers for a case that M02 has now: the case may be seen, the person may not.
  for (const who of PEOPLE.filter((one) => one !== 'M02')) expect(await person('centre', who)).toBeNull();
  expect(JSON.stringify([own, told, await made.ask(SHIFTS, input('centre', { seats: 2 }))])).not.toMatch(/M0[13-8]/u);
});

it('says the same to a person whatever number of others there is, but for what their own row is held against', async () => {
  // Everybody once more, under other names: the same rates, twice as many people.
  await made.cases('twice', [...cases(), ...cases().map((one) => ({ ...one, case_id: `N${one.case_id}`, mediator: `N${one.mediator}`, ...(one.first_mediator === undefined ? {} : { first_mediator: `N${one.first_mediator}` }) }))]);
  made.api.viewer = ONE;
  const [small, large] = [await board('centre'), await board('twice')];
  const counts = ({ rows, ...figures }: Told) => ({ ...figures, rows: rows.length, dataVersion: 0, indicators: figures.indicators.map(({ people }) => people) });
  expect(counts(large)).toEqual(counts(small));
});

it('tells a person where they stand among everybody in what is watched, by the rights of a mediator, and nobody else', async () => {
  const WATCH = 'query($input: BoardInput!, $who: String) { boardWatch(input: $input, member: $who) { measures { metric judged chance apart { member { key } rate expected position } } } }';
  interface Watched { measures: { metric: string; judged: number; apart: { member: { key: string } }[] }[] }
  const whole = await made.ask<Watched>(WATCH, { ...input('centre'), who: 'M02' });
  made.api.viewer = { ...ONE, rights: new Set(['view', 'drill'] as const) };
  const own = await made.ask<Watched>(WATCH, { ...input('centre'), who: 'M02' });
  expect(own.measures.length).toBeGreaterThan(0);
  expect(own.measures.map(({ metric, apart }) => ({ metric, apart }))).toEqual(whole.measures.map(({ metric, apart }) => ({ metric, apart })));
  expect(own.measures.every(({ judged }) => judged <= 1)).toBe(true);
  for (const who of [null, 'M01', 'M03']) expect(JSON.stringify(await made.ask<Watched>(WATCH, { ...input('centre'), who }))).not.toMatch(/M0[13-8]/u);
  expect(await made.refusal(WATCH, { ...input('centre', { filters: [{ dimension: 'mediator', values: ['M02', 'M03'] }] }), who: null })).toBe('NO_SCOPE');
});

it('cannot be asked of some cases, of which the reference would be a few people', async () => {
  made.api.viewer = ONE;
  for (const filters of [[{ dimension: 'mediator', values: ['M02', 'M03'] }], [{ dimension: 'organisation', values: ['A'] }]]) {
    expect(await made.refusal(BOARD, input('centre', { filters }))).toBe('NO_SCOPE');
    expect(await made.refusal(SHIFTS, input('centre', { filters }))).toBe('NO_SCOPE');
    expect(await made.refusal(PERSON, { ...input('centre', { filters }), who: 'M02' })).toBe('NO_SCOPE');
  }
  for (const viewer of [{ id: 'nobody' }, { id: 'nobody', scope: [] }]) {
    made.api.viewer = viewer;
    expect(await made.refusal(BOARD, input('centre'))).toBe('NO_SCOPE');
  }
});

it('tells a team of those all of whose cases it may see, against everybody', async () => {
  const all = await board('centre');
  made.api.viewer = TEAM;
  const own = await board('centre');
  // M04 has a case elsewhere, of which the row would tell.
  expect(own.rows).toEqual(all.rows.filter(({ mediator }) => ['M01', 'M02', 'M03'].includes(mediator.key)));
  expect(own.indicators.map(({ people }) => people)).toEqual(own.indicators.map(() => 3));
  expect(await person('centre', 'M04')).toBeNull();
  expect(await person('centre', 'M01')).toMatchObject({ others: 2 });
  expect(JSON.stringify(own)).not.toMatch(/M0[4-8]/u);
});
