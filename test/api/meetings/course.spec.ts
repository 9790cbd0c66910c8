import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { startApi, type Api } from '../api.js';
import { codeOf, held, meetingQuestions, type ToldMeeting } from './meeting-questions.js';

const viewer = (id: string, more: Partial<Viewer> = {}): Viewer => ({ id, scope: 'all', rights: EVERY_RIGHT, ...more });
const LI = viewer('li');
const WANG = viewer('wang', { rights: new Set(['read', 'view']) });
const SECRETARY = viewer('secretary');
/** By account, whom nobody of the accounts is: they are known by what is written down. */
const PEOPLE = [{ name: '李', account: 'li' }, { name: '王', account: 'wang', area: [{ dimension: 'institution', values: ['BANK-X'] }] }];

let api: Api;
let folder = '';
const ask = meetingQuestions(() => api);
let series = '';

async function load(name: string, rows: readonly string[]): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, ['case_id,received_on,closed_on,outcome,institution,mediator', ...rows, ''].join('\n'));
  await api.load('canonical', file, 'centre');
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-meetings-'));
  await load('cases.csv', [...Array.from({ length: 40 }, (_, i) => `C${String(i)},2026-01-0${String(1 + (i % 9))},2026-01-2${String(i % 9)},${i % 4 === 0 ? 'U1' : 'S2'},${i % 2 === 0 ? 'BANK-X' : 'BANK-Y'},M1`), 'END,2026-02-05,,,BANK-Y,M1']);
  api.viewer = LI;
  series = (await ask.series(PEOPLE, 'li')).id;
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => { api.viewer = LI; });

const planned = async (more: object = {}): Promise<ToldMeeting> => held(await ask.plan(series, more, PEOPLE, 'li'));
async function opened(): Promise<ToldMeeting> { const { id } = await planned(); return held(await ask.open(id)); }

it('goes from planned to open to closed, and open again with a reason that is shown; its data version stays the one that was frozen', async () => {
  const { id, dataVersion, state } = await planned();
  expect([state, dataVersion]).toEqual(['planned', null]);
  const open = held(await ask.open(id));
  expect(open).toMatchObject({ state: 'open', dataVersion: 1, asOf: '2026-02-05', hasMoved: false });
  held(await ask.decide(id, 'decisions', '下月起逐案回访', { mentions: ['wang'] }));
  expect(held(await ask.close(id))).toMatchObject({ state: 'closed', decisions: [{ text: '下月起逐案回访', mentions: ['王'] }] });
  expect(codeOf(await ask.decide(id, 'decisions', '太晚'))).toBe('WRONG_STATE');
  expect(codeOf(await ask.reopen(id, '短'))).toBe('NO_REASON');
  expect(held(await ask.reopen(id, '决议的期限写错了'))).toMatchObject({ state: 'reopened', dataVersion: 1, reopened: [{ reason: '决议的期限写错了' }] });
  const [decision] = (await ask.one(id)).decisions;
  expect(held(await ask.withdraw(id, decision?.id ?? '', '期限写错，另行决议')).decisions).toMatchObject([{ withdrawn: { reason: '期限写错，另行决议' } }]);
  expect(held(await ask.close(id)).state).toBe('closed');
  const other = await planned();
  expect(held(await ask.cancel(other.id, '主持人出差')).state).toBe('cancelled');
  expect(codeOf(await ask.open(other.id))).toBe('WRONG_STATE');
});

it('is opened by one of two who press at once, and the other is told', async () => {
  const { id } = await planned();
  const answers = await Promise.all([ask.open(id), ask.open(id)]);
  expect(answers.map(codeOf).sort()).toEqual(['ALREADY_OPEN', undefined]);
  const events = await api.stores.operational.meetings.events(id);
  expect(events.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
});

it('has exactly one chair, who hands over; whoever chairs alone opens, closes and withdraws', async () => {
  const { id } = await planned();
  expect(codeOf(await ask.as(WANG, () => ask.open(id)))).toBe('NOT_CHAIR');
  expect(codeOf(await ask.as(WANG, () => ask.handOver(id, 'wang')))).toBe('NOT_CHAIR');
  expect(codeOf(await ask.handOver(id, 'nobody'))).toBe('NOT_PARTICIPANT');
  held(await ask.open(id));
  // The second comes from somebody who does not chair any more, and who may not plan meetings for one whose account has ended.
  const [toWang, again] = await ask.as(viewer('li', { rights: new Set(['view']) }), () => Promise.all([ask.handOver(id, 'wang'), ask.handOver(id, 'wang')]));
  expect([codeOf(toWang), codeOf(again)].sort()).toEqual(['NOT_CHAIR', undefined]);
  expect(await ask.one(id)).toMatchObject({ chair: 'wang', chairName: '王', mayChair: false });
  expect(codeOf(await ask.close(id))).toBe('NOT_CHAIR');
  expect(held(await ask.as(WANG, () => ask.close(id))).state).toBe('closed');
});

it('lets a text be changed from the revision it was written from alone, and shows both', async () => {
  const { id } = await planned();
  held(await ask.as(WANG, () => ask.state(id, 'wang', 0, '甲行受理平稳。')));
  const second = await ask.state(id, 'wang', 0, '甲行受理上升。');
  expect(second).toEqual({ code: 'CONFLICT', beside: { theirs: '甲行受理平稳。', revision: 1 } });
  // What is sent again because the answer was lost stands already.
  expect(held(await ask.as(WANG, () => ask.state(id, 'wang', 0, '甲行受理平稳。'))).statements).toMatchObject([{ revision: 1 }]);
  expect(held(await ask.state(id, 'wang', 1, '甲行受理平稳，转入另计。')).statements).toMatchObject([{ text: '甲行受理平稳，转入另计。', revision: 2 }]);
  expect(codeOf(await ask.as(viewer('zhao', { rights: new Set(['view']) }), () => ask.state(id, 'wang', 2, '外人')))).toBe('NOT_YOURS');
  const { decisions } = held(await ask.decide(held(await ask.open(id)).id, 'decisions', '一'));
  const decision = decisions[0]?.id ?? '';
  expect(held(await ask.decide(id, 'decisions', '一、二', { id: decision, revision: 1 })).decisions).toMatchObject([{ text: '一、二', revision: 2 }]);
  expect(await ask.decide(id, 'decisions', '一、三', { id: decision, revision: 1 })).toEqual({ code: 'CONFLICT', beside: { theirs: '一、二', revision: 2 } });
});

it('loses nothing when ten people write at once: each their own, and all of them the same', async () => {
  const people = Array.from({ length: 10 }, (_, i) => ({ name: `人${String(i)}` }));
  const { id } = held(await ask.plan(series, {}, [{ name: '李', account: 'li' }, ...people] as never, 'li'));
  const own = await Promise.all(people.map(({ name }) => ask.state(id, name, 0, `${name}的说明`)));
  expect(own.map(codeOf)).toEqual(people.map(() => undefined));
  expect((await ask.one(id)).statements.map(({ text }) => text).sort()).toEqual(people.map(({ name }) => `${name}的说明`).sort());

  // All write the statement of one of them: whoever is refused joins what stands there with their own, as a person would, until all of it stands.
  const texts = people.map((_, i) => `【${String(i)}】`);
  const refusals: string[] = [];
  await Promise.all(texts.map(async (mine) => {
    let [revision, text] = [1, `人0的说明${mine}`];
    for (;;) {
      const answer = await ask.state(id, '人0', revision, text);
      if (!('code' in answer)) return;
      if (answer.code !== 'CONFLICT' || answer.beside === undefined) throw new Error(answer.code);
      refusals.push(mine);
      [revision, text] = [answer.beside.revision, `${answer.beside.theirs}${mine}`];
    }
  }));
  const joined = (await ask.one(id)).statements.find(({ participant }) => participant === '人0');
  for (const mine of texts) expect(joined?.text).toContain(mine);
  expect(joined?.revision).toBe(11);
  expect(refusals.length).toBeGreaterThanOrEqual(9);
});

it('keeps what people set of an agenda when it is proposed anew, and who left an item out', async () => {
  const { agenda, id } = await planned();
  expect(agenda.map((item) => item.id)).toEqual(['area:wang', 'decisions']);
  held(await ask.arrange(id, { set: { item: 'area:wang', minutes: 12, owner: 'li' } }));
  const added = held(await ask.arrange(id, { add: { title: '新系统上线', minutes: 7, owner: 'wang', metric: 'intake' } }));
  expect(added.agenda.map(({ kind, minutes, owner }) => [kind, minutes, owner])).toEqual([['area', 12, 'li'], ['other', 7, 'wang'], ['decisions', 5, '']]);
  const other = added.agenda[1]?.id ?? '';
  held(await ask.arrange(id, { order: [other, 'area:wang'], drop: 'decisions' }));
  const again = held(await ask.propose(id));
  expect(again.agenda.map((item) => [item.id, item.minutes, item.dropped?.by ?? null])).toEqual([[other, 7, null], ['area:wang', 12, null], ['decisions', 5, 'li']]);
  expect(held(await ask.arrange(id, { restore: 'decisions' })).agenda.every(({ dropped }) => dropped === null)).toBe(true);
  expect(codeOf(await ask.arrange(id, { drop: 'nothing' }))).toBe('NO_SUCH_ITEM');
  expect(codeOf(await ask.arrange(id, { add: { title: '', minutes: 7 } }))).toBe('BAD_ITEM');
  expect(codeOf(await ask.as(WANG, () => ask.arrange(id, { drop: 'decisions' })))).toBe('NOT_CHAIR');
  // Once it is open, whoever chairs arranges it; whoever planned it does not.
  held(await ask.open(id));
  expect(codeOf(await ask.as(SECRETARY, () => ask.arrange(id, { drop: 'decisions' })))).toBe('NOT_CHAIR');
});

it('tells what was decided on the same subject before, and at the end what the last meeting decided', async () => {
  const first = await opened();
  held(await ask.decide(first.id, 'area:wang', '甲行每周报送超期清单'));
  const { decisions } = held(await ask.decide(first.id, 'decisions', '作废的一项'));
  held(await ask.withdraw(first.id, decisions.at(-1)?.id ?? '', '不再需要'));
  held(await ask.close(first.id));
  const next = await planned({ heldOn: '2026-03-10', month: '2026-02-01' });
  const before = Object.fromEntries(next.agenda.map((item) => [item.id, item.before]));
  expect(before['area:wang']).toMatchObject([{ text: '甲行每周报送超期清单', heldOn: '2026-02-10', meeting: first.id }]);
  expect(before['decisions']?.map(({ text }) => text)).toEqual(['甲行每周报送超期清单']);
});

it('refuses a meeting without a chair among its participants, twice the same person, and what is no day or time', async () => {
  for (const more of [{ title: '' }, { startsAt: '25:00' }, { minutes: 5 }, { month: '2026-01-02' }, { participants: [{ name: '王' }] }, { participants: [...PEOPLE, { name: '李', account: 'li' }] }]) expect(codeOf(await ask.plan(series, more, PEOPLE, 'li'))).toBe('BAD_MEETING');
  expect(codeOf(await ask.plan('none', {}, PEOPLE, 'li'))).toBe('NO_SUCH_SERIES');
  await expect(ask.series(PEOPLE, 'nobody')).rejects.toThrow('BAD_MEETING');
  const mine = await ask.series(PEOPLE, 'li');
  expect((await ask.series(PEOPLE, 'li', { id: mine.id, revision: 1, name: '改名' })).revision).toBe(2);
  await expect(ask.series(PEOPLE, 'li', { id: mine.id, revision: 1 })).rejects.toThrow('CONFLICT');
});

describe('whoever sees fewer cases', () => {
  const BANK_X: Viewer = viewer('wang', { scope: [{ dimension: 'institution', values: ['BANK-X'] }], rights: new Set(['view']) });

  it('is told of a meeting they take part in what is theirs, and of others nothing', async () => {
    const { id } = await planned();
    held(await ask.arrange(id, { add: { title: '乙行的事', minutes: 5, metric: 'intake', filters: [{ dimension: 'institution', values: ['BANK-Y'] }] } }));
    held(await ask.state(id, 'li', 0, '关于乙行'));
    held(await ask.open(id));
    held(await ask.decide(id, 'area:wang', '甲行的决议'));
    held(await ask.decide(id, 'decisions', '全体的决议'));
    api.viewer = BANK_X;
    const told = await ask.one(id);
    expect(told).toMatchObject({ isWhole: false, mayChair: false, statements: [] });
    expect(told.agenda.map((item) => item.id)).toEqual(['area:wang']);
    expect(told.decisions.map(({ text }) => text)).toEqual(['甲行的决议']);
    api.viewer = { ...BANK_X, id: 'somebody' };
    expect([await ask.refused(id), (await ask.list()).length]).toEqual(['NO_SUCH_MEETING', 0]);
  });
});

it('says when data were loaded since they were frozen, and asks of then', async () => {
  const { id } = await opened();
  await load('more.csv', ['C0,2026-01-01,2026-01-20,S2,BANK-X,M1']);
  expect(await ask.one(id)).toMatchObject({ dataVersion: 1, hasMoved: true });
  expect((await opened())).toMatchObject({ dataVersion: 2, hasMoved: false });
});
