import { withdrawLoad } from '@concord/etl';
import { BoardCases, casesOf, type BoardCase } from './board-cases.js';
import { BoardRounds } from './board-rounds.js';

const PEOPLE = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08'];
interface Job { id: string; state: string; failure: { code: string; message: { zh: string; en: string } } | null }
const JOB = 'id state failure { code message { zh en } }';

let made: BoardCases;
let rounds: BoardRounds;
const cases = (): BoardCase[] => PEOPLE.flatMap((who, i) => casesOf(who, 36 + 3 * i, 60));
const corrected = (): BoardCase[] => cases().map((one) => (one.case_id === 'M01-59' ? { ...one, outcome: 'S2' } : one));
const resting = async (loadNo: number) => (await rounds.act<{ dataVersion: number; rounds: { id: string; title: string; phase: string }[] }>('query', '$loadNo: Int!', 'withdrawalPlan(loadNo: $loadNo)', { loadNo }, 'dataVersion rounds { id title phase }')).answer;
async function takeBack(loadNo: number, breaksRounds?: boolean): Promise<Job | undefined> {
  const plan = await resting(loadNo);
  let job = (await rounds.act<Job>('mutation', '$loadNo: Int!, $dataVersion: Int!, $breaksRounds: Boolean', 'withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion, breaksRounds: $breaksRounds)', { loadNo, dataVersion: plan?.dataVersion, breaksRounds }, JOB)).answer;
  while (job?.state === 'running') job = (await rounds.act<Job>('query', '$id: ID!', 'job(id: $id)', { id: job.id }, JOB)).answer;
  return job;
}
const takenBack = async (id: string) => (await rounds.act<{ takenBack: number[] }>('query', '$id: ID!', 'boardRound(id: $id)', { id }, 'takenBack')).answer?.takenBack;
const check = async (id: string) => (await rounds.act<{ isReproduced: boolean; mismatch: string | null; takenBack: number[] }>('query', '$id: ID!', 'checkBoardRound(id: $id)', { id }, 'isReproduced mismatch takenBack')).answer;
/** The days of objections as over. */
async function finalise(id: string) {
  const { boardRounds } = made.api.stores.operational;
  const events = await boardRounds.events(id);
  await boardRounds.add(id, events.length, { by: 'local', kind: 'published', body: JSON.stringify({ on: '2026-09-01', until: '2026-09-08' }) }, 'published');
  return rounds.act('mutation', '$id: ID!', 'finaliseBoardRound(id: $id)', { id });
}

beforeAll(async () => {
  made = await BoardCases.start();
  rounds = new BoardRounds(made);
});
afterAll(() => made.close());

it('warns before a load is taken back that public or final rounds rest on, and refuses unless it is said expressly', async () => {
  await made.cases('centre', cases());
  const second = await made.cases('centre', corrected());
  await made.cases('elsewhere', cases());
  const id = await rounds.begin('centre', '2026年第三季度');
  await rounds.compute(id);
  // Computed and not public: nobody was told anything that rests on it.
  expect((await resting(second))?.rounds).toEqual([]);
  await rounds.publish(id);
  expect((await resting(second))?.rounds).toEqual([{ id, title: '2026年第三季度', phase: 'published' }]);
  const later = await made.cases('centre', corrected().map((one) => (one.case_id === 'M02-59' ? { ...one, outcome: 'S2' } : one)));
  expect((await resting(later))?.rounds).toEqual([]);
  expect((await finalise(id)).answer?.phase).toBe('final');
  expect((await resting(second))?.rounds).toEqual([{ id, title: '2026年第三季度', phase: 'final' }]);
  for (const breaksRounds of [undefined, false]) {
    const refused = await takeBack(second, breaksRounds);
    expect(refused).toMatchObject({ state: 'failed', failure: { code: 'ROUNDS_REST_ON_IT' } });
    expect(refused?.failure?.message.zh).toContain('“2026年第三季度”');
    expect(refused?.failure?.message.en).toContain('“2026年第三季度”');
  }
  await expect(withdrawLoad(made.api.stores, second)).rejects.toMatchObject({ code: 'ROUNDS_REST_ON_IT' });
  expect([await takenBack(id), (await check(id))?.isReproduced]).toEqual([[], true]);
  // A later load of the same dataset, which the round does not rest on, goes without a word.
  expect((await takeBack(later))?.state).toBe('done');
  expect(await check(id)).toMatchObject({ isReproduced: true, takenBack: [] });
  expect((await takeBack(second, true))?.state).toBe('done');
  expect(await takenBack(id)).toEqual([second]);
  expect(await check(id)).toMatchObject({ isReproduced: false, mismatch: 'loads_taken_back', takenBack: [second] });
}, 120_000);

it('lets no board go out or become final that cannot be made again, until it is computed on the data as they are', async () => {
  await made.cases('open', cases());
  const second = await made.cases('open', corrected());
  const id = await rounds.shown('open');
  expect((await takeBack(second, true))?.state).toBe('done');
  expect((await finalise(id)).code).toBe('LOADS_TAKEN_BACK');
  expect((await rounds.compute(id)).answer).toMatchObject({ phase: 'computed' });
  expect(await takenBack(id)).toEqual([]);
  expect((await rounds.publish(id)).answer?.phase).toBe('published');
  expect((await finalise(id)).answer?.phase).toBe('final');
  expect(await check(id)).toMatchObject({ isReproduced: true, takenBack: [] });
}, 120_000);
