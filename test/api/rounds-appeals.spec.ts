import { BoardCases, casesOf, type BoardCase } from './board-cases.js';
import { BoardRounds } from './board-rounds.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
interface Moved {
  people: { person: string }[]; casesTotal: number; takenBack: number[];
  cases: { caseId: string; source: string; kinds: string[]; people: string[]; changes: { column: string; from: string | null; to: string | null; label: { zh: string; en: string } }[]; counts: { metric: string; before: string; after: string }[] }[];
}
const MOVED = 'casesTotal takenBack people { person } cases { caseId source kinds people changes { column from to label { zh en } } counts { metric before after } }';

let made: BoardCases;
let rounds: BoardRounds;
/** 60 cases of each; the first 36 of M01 are settled, 39 of M02 and so on. */
const cases = (): BoardCase[] => PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60));
const changed = (id: string, more: Partial<BoardCase>): BoardCase[] => cases().map((one) => (one.case_id === id ? { ...one, ...more } : one));
const changes = (id: string, from: number, to: number) => rounds.act<Moved>('query', '$id: ID!, $from: Int!, $to: Int!', 'boardRoundChanges(id: $id, from: $from, to: $to)', { id, from, to }, MOVED);
const confirm = (id: string, appeal: string, reason = '已在岗位档案中更正并载入，案件本身不变') =>
  rounds.act('mutation', '$id: ID!, $appeal: ID!, $reason: Prose!', 'confirmCorrection(id: $id, appeal: $appeal, reason: $reason)', { id, appeal, reason });

beforeAll(async () => {
  made = await BoardCases.start();
  rounds = new BoardRounds(made);
});
afterAll(() => made.close());

it('hears an appeal about cases that the data of the round hold, and names none that came later', async () => {
  await made.cases('heard', cases());
  const id = await rounds.shown('heard');
  await made.cases('heard', [...cases(), { case_id: 'LATER', mediator: 'M01', outcome: 'S2' }]);
  expect((await rounds.appeal(id, 'M01', ['M01-59', 'LATER', 'NEVER'])).code).toBe('NO_SUCH_CASE');
  const { errors } = await made.api.ask('mutation($input: AppealInput!) { appealBoardRound(input: $input) { id } }', { input: { round: id, person: 'M01', ground: 'attribution', cases: ['M02-1', 'NEVER'], text: '该案由本人调解，系统记在他人名下' } });
  expect(errors?.[0]?.message).toContain('NEVER');
  expect(errors?.[0]?.message).not.toContain('M02-1');
  expect((await rounds.appeal(id, 'M01', ['M02-1'], 'attribution')).answer?.appeals).toEqual([expect.objectContaining({ person: 'M01', upheld: null, correction: null })]);
});

it('hears who is left out of the board about that, if cases or records know them', async () => {
  await made.cases('left-out', [...cases(), { case_id: 'X-1', mediator: 'M77', outcome: 'X1' }]);
  await made.load('mediator', 'left-out', ['mediator,valid_from,organisation,team', 'M99,2022-01-01,A,一组']);
  const id = await rounds.shown('left-out');
  for (const person of ['M77', 'M99']) {
    expect((await rounds.appeal(id, person, [])).code).toBe('NO_SUCH_PERSON');
    expect((await rounds.appeal(id, person, [], 'exclusion')).answer?.appeals.at(-1)).toMatchObject({ person });
  }
  expect((await rounds.appeal(id, 'nobody', [], 'exclusion')).code).toBe('NO_SUCH_PERSON');
});

it('takes an upheld appeal for corrected when the cases it names have changed, and not when others have', async () => {
  await made.cases('corrected', cases());
  const id = await rounds.shown('corrected');
  const appeal = await rounds.uphold(id, 'M01', ['M01-59']);
  // Another case of theirs is corrected: the board is made again, and the appeal is waiting still.
  await made.cases('corrected', changed('M01-58', { outcome: 'S2' }));
  expect((await rounds.compute(id)).answer).toMatchObject({ phase: 'computed', mustRecompute: true, appeals: [{ id: appeal, correction: null }] });
  expect((await rounds.publish(id)).code).toBe('MUST_RECOMPUTE');
  await made.cases('corrected', changed('M01-59', { outcome: 'S2' }));
  const { answer } = await rounds.compute(id);
  expect(answer).toMatchObject({ mustRecompute: false, appeals: [{ correction: 'data' }] });
  expect(answer?.computations.map(({ seq }) => seq)).toEqual([1, 6, 7]);
});

it('takes any case of the person where an appeal names none, and else the committee’s word for it', async () => {
  await made.cases('said', cases());
  const id = await rounds.shown('said');
  const appeal = await rounds.uphold(id, 'M01', []);
  await made.cases('said', changed('M02-59', { outcome: 'S2' }));
  expect((await confirm(id, appeal)).code).toBe('MUST_RECOMPUTE');
  expect((await rounds.compute(id)).answer?.mustRecompute).toBe(true);
  expect((await confirm(id, appeal, '已改')).code).toBe('NO_REASON');
  expect((await confirm(id, appeal)).answer).toMatchObject({ mustRecompute: false, appeals: [{ correction: 'said' }] });
  expect((await confirm(id, appeal)).code).toBe('NOTHING_TO_CORRECT');
  await rounds.publish(id);
  await rounds.uphold(id, 'M03', []);
  await made.cases('said', changed('M03-59', { closed_on: '2026-03-01' }));
  expect((await rounds.compute(id)).answer?.appeals.map(({ correction }) => correction)).toEqual(['said', 'data']);
});

it('names the cases behind the difference of any two boards, and what changed about each', async () => {
  await made.cases('changes', cases());
  const id = await rounds.begin('changes');
  await rounds.compute(id);
  await made.cases('changes', [...changed('M01-59', { outcome: 'S2', closed_on: '2026-02-25' }).map((one) => (one.case_id === 'M02-0' ? { ...one, mediator: 'M03' } : one)), { case_id: 'NEW', mediator: 'M04', outcome: 'U1' }]);
  await rounds.compute(id);
  await made.cases('changes', [...changed('M01-59', { outcome: 'S2', closed_on: '2026-02-25', assigned_on: '2025-08-20', received_on: '2025-08-19', due_on: '2025-08-25' }).map((one) => (one.case_id === 'M02-0' ? { ...one, mediator: 'M03', complexity: 'complex' } : one)), { case_id: 'NEW', mediator: 'M04', outcome: 'U1' }]);
  const { answer: told } = await rounds.compute(id);
  expect(told?.computations.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  const { answer: first } = await changes(id, 1, 2);
  expect(first).toMatchObject({ casesTotal: 3, takenBack: [] });
  expect(first?.cases.map(({ caseId, kinds, people }) => [caseId, kinds, people])).toEqual([
    ['M01-59', ['outcome', 'dates'], ['M01']], ['M02-0', ['attribution'], ['M02', 'M03']], ['NEW', ['entered'], ['M04']],
  ]);
  expect(first?.cases[0]?.changes.map(({ column, from, to }) => [column, from, to])).toEqual(expect.arrayContaining([['outcome', 'U1', 'S2'], ['closed_on', '2026-02-20', '2026-02-25']]));
  expect(first?.cases[0]?.counts).toContainEqual({ metric: 'settlement_rate_within_limit', before: 'counted', after: 'credited' });
  expect(first?.people.map(({ person }) => person)).toEqual(expect.arrayContaining(['M01', 'M02', 'M03', 'M04']));
  const { answer: second } = await changes(id, 2, 3);
  expect(second?.cases.map(({ caseId, kinds }) => [caseId, kinds])).toEqual([['M01-59', ['left', 'dates']], ['M02-0', ['stratum']]]);
  // Not only the last two: over both steps at once, and back again.
  expect((await changes(id, 1, 3)).answer?.cases.map(({ caseId }) => caseId)).toEqual(['M01-59', 'M02-0', 'NEW']);
  expect((await changes(id, 3, 1)).answer?.cases.find(({ caseId }) => caseId === 'NEW')?.kinds).toEqual(['left']);
  expect((await changes(id, 2, 2)).answer).toMatchObject({ casesTotal: 0, cases: [], people: [] });
  expect((await changes(id, 1, 9)).code).toBe('BAD_INPUT');
  made.api.viewer = { id: 'one', scope: [{ dimension: 'mediator', values: ['M01'] }] };
  expect((await changes(id, 1, 2)).code).toBe('NO_SCOPE');
});
