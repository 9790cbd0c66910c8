import { LOCAL_VIEWER } from '@concord/server';
import { BoardCases, casesOf } from './board-cases.js';
import { BoardRounds } from './board-rounds.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
const SETTLED = 'settlement_rate_within_limit';
interface Indicator { metric: string; n: number; observed: number; expected: number; points: number }
interface Own {
  phase: string; isReproduced: boolean; isOpenToAppeals: boolean; row: { mediator: { key: string }; score: number; tier: string | null; indicators: Indicator[] };
  strata: { n: number }[]; peers: { mediator: { key: string }; tier: string | null }[]; appeals: { person: string; cases: string[] }[];
}
const OWN = 'phase isReproduced isOpenToAppeals row { mediator { key } score tier indicators { metric n observed expected points } } strata { n } peers { mediator { key } tier } appeals { person cases }';

let made: BoardCases;
let rounds: BoardRounds;
const asSelf = (who = 'M02') => { made.api.viewer = { id: who, scope: [{ dimension: 'mediator', values: [who] }] }; };
const own = (id: string, who: string) => rounds.act<Own>('query', '$id: ID!, $who: String!', 'boardRoundPerson(id: $id, mediator: $who)', { id, who }, OWN);
const list = async () => (await rounds.act<{ title: string }[]>('query', '$dataset: String!', 'boardRounds(dataset: $dataset)', { dataset: 'centre' }, 'title')).answer?.map(({ title }) => title);
const behind = (round: string, mediator: string, part: string, metric = SETTLED) =>
  rounds.act<{ total: number; rows: { caseId: string }[] }>('query', '$input: RoundCasesInput!', 'boardRoundCases(input: $input)', { input: { round, mediator, metric, part, first: 100 } }, 'total rows { caseId }');

let shown = '';
let draft = '';
let computed = '';
beforeAll(async () => {
  made = await BoardCases.start();
  rounds = new BoardRounds(made);
  // M02 handed a case over to M01 too late for it to be theirs: M02 answers for it, and no longer has it.
  await made.cases('centre', PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60)).map((one) => (one.case_id === 'M02-0' ? { ...one, mediator: 'M01', first_mediator: 'M02', handed_over_on: '2026-02-13' } : one)));
  shown = await rounds.shown('centre', '公示');
  draft = await rounds.begin('centre', '草案');
  computed = await rounds.begin('centre', '已计算');
  await rounds.compute(computed);
}, 60_000);
afterAll(() => made.close());
afterEach(() => { made.api.viewer = LOCAL_VIEWER; });

it('tells a person of public rounds: their own row whole, the cases behind it, and others by tier alone', async () => {
  const { answer: all } = await own(shown, 'M02');
  asSelf();
  expect(await list()).toEqual(['公示']);
  const { answer: told } = await own(shown, 'M02');
  expect(told).toEqual(all);
  expect(told).toMatchObject({ phase: 'published', isReproduced: true, isOpenToAppeals: true });
  expect(told?.strata.length).toBeGreaterThan(0);
  expect(told?.peers.map(({ mediator }) => mediator.key)).toEqual(PEOPLE.filter((who) => who !== 'M02'));
  expect(told?.peers.every((peer) => Object.keys(peer).sort().join() === 'mediator,tier')).toBe(true);
  const settled = told?.row.indicators.find(({ metric }) => metric === SETTLED);
  expect([settled?.n, settled?.observed]).toEqual([60, 39]);
  const { answer: counted } = await behind(shown, 'M02', 'denominator');
  expect(counted?.total).toBe(60);
  expect(counted?.rows.map(({ caseId }) => caseId)).toContain('M02-0');
  expect((await behind(shown, 'M02', 'numerator')).answer?.total).toBe(39);
});

it('tells them nothing of drafts, of what is only computed, of others, or of the committee’s work', async () => {
  asSelf();
  for (const id of [draft, computed, 'no-such-round']) {
    expect((await own(id, 'M02')).code).toBe('BAD_INPUT');
    expect((await behind(id, 'M02', 'denominator')).code).toBe('BAD_INPUT');
    expect((await rounds.appeal(id, 'M02', [])).code).toBe('BAD_INPUT');
  }
  expect((await own(shown, 'M03')).code).toBe('NO_SCOPE');
  expect((await behind(shown, 'M03', 'denominator')).code).toBe('NO_SCOPE');
  expect((await behind(shown, 'M02', 'denominator', 'closings')).code).toBe('BAD_INPUT');
  expect((await rounds.one(shown)).code).toBe('NO_SCOPE');
  for (const call of ['checkBoardRound(id: $id) { again }', 'boardRoundSensitivity(id: $id) { metric }', 'boardRoundChanges(id: $id, from: 1, to: 1) { casesTotal }']) expect(await made.refusal(`query($id: ID!) { ${call} }`, { id: shown })).toBe('NO_SCOPE');
  made.api.viewer = { id: 'a', scope: [{ dimension: 'organisation', values: ['A'] }] };
  expect((await own(shown, 'M02')).code).toBe('NO_SCOPE');
  expect((await rounds.act('query', '$dataset: String!', 'boardRounds(dataset: $dataset)', { dataset: 'centre' }, 'id')).code).toBe('NO_SCOPE');
});

it('lets them appeal for themselves alone, about cases they may see or answer for, and shows them their own appeals', async () => {
  asSelf('M03');
  expect((await rounds.appeal(shown, 'M03', ['M03-59'])).answer?.appeals).toEqual([expect.objectContaining({ person: 'M03' })]);
  asSelf();
  expect((await rounds.appeal(shown, 'M03', [])).code).toBe('NO_SCOPE');
  expect((await rounds.appeal(shown, 'M02', ['M03-59'])).code).toBe('NO_SUCH_CASE');
  const fields = 'id appeals { person } board { dataVersion } log { seq } computations { seq } changes { person } reviewed { reason }';
  const { answer } = await rounds.act<object>('mutation', '$input: AppealInput!', 'appealBoardRound(input: $input)', { input: { round: shown, person: 'M02', ground: 'attribution', cases: ['M02-0', 'M02-59'], text: '该案应记在现承办人名下，或予更正' } }, fields);
  expect(answer).toEqual({ id: shown, appeals: [{ person: 'M02' }], board: null, log: [], computations: [], changes: [], reviewed: null });
  expect((await own(shown, 'M02')).answer?.appeals).toEqual([{ person: 'M02', cases: ['M02-0', 'M02-59'] }]);
  made.api.viewer = LOCAL_VIEWER;
  expect((await rounds.one(shown)).answer?.appeals.map(({ person }) => person)).toEqual(['M03', 'M02']);
});

it('names nobody who is looked into among the others', async () => {
  const id = await rounds.begin('centre', '核查');
  await rounds.compute(id);
  await rounds.act('mutation', '$input: DisqualifyInput!', 'disqualify(input: $input)', { input: { round: id, person: 'M08', why: 'falsified_record', evidence: '档案中有伪造的协议记录两份', isProven: false } });
  await rounds.publish(id);
  asSelf();
  expect((await own(id, 'M02')).answer?.peers.map(({ mediator }) => mediator.key)).not.toContain('M08');
});
