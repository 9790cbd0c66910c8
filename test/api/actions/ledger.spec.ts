import { randomUUID } from 'node:crypto';
import { EVERY_RIGHT, LOCAL_VIEWER, type Right, type Viewer } from '@concord/server';
import { addCalendarDays, addWorkdays, institutionTime, readWorkCalendar, storeTime, YearNotAnnouncedError } from '@concord/sql';
import { Acting, NUMBER, received, type Told } from './acting.js';

const X = [{ dimension: 'institution', values: ['BANK-X'] }] as const;
const OF_X: Viewer = { id: 'manager-x', scope: X, rights: EVERY_RIGHT };
const OF_Y: Viewer = { ...OF_X, id: 'manager-y', scope: [{ dimension: 'institution', values: ['BANK-Y'] }] };
const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];
const today = institutionTime(storeTime()).slice(0, 10);
/** The day so many working days from today; null where the holidays on the way are not announced. */
function dayIn(workdays: number): string | null {
  try {
    return addWorkdays(readWorkCalendar(), today, workdays);
  } catch (error) {
    if (error instanceof YearNotAnnouncedError) return null;
    throw error;
  }
}
const TEXT = { what: '逐案回访并登记履行情况' };

let acting: Acting;
beforeAll(async () => {
  acting = await Acting.start();
  await acting.load('banks', MONTHS.flatMap((month, i) => [...received(month, 10 + i, 'BANK-X'), ...received(month, 20, 'BANK-Y')]), '2025-07-31');
});
afterAll(() => acting.close());
afterEach(() => { acting.api.viewer = LOCAL_VIEWER; });

async function added(more: Record<string, unknown> = {}): Promise<Told> {
  const { answer, code } = await acting.add(more);
  if (answer === undefined) throw new Error(code);
  return answer;
}

it('keeps with an action the number it rests on as it was, and a day in working days', async () => {
  const [due, within] = [dayIn(5), await acting.add({ due: { workdays: 5 } })];
  // A day that nobody knows yet is not guessed.
  expect([within.code, within.answer?.dueOn, within.answer?.workdaysLeft]).toEqual(due === null ? ['YEAR_NOT_ANNOUNCED', undefined, undefined] : [undefined, due, 5]);
  const action = await added();
  // 10 + 11 + … + 15 cases.
  expect(action).toMatchObject({ state: 'open', revision: 1, isOverdue: false, owner: { account: null, name: '李某', gone: null }, dueOn: '2099-12-31', workdaysLeft: null });
  expect(action.number).toMatchObject({ value: 75, n: 75, isRetired: false, isRedefined: false, text: { zh: '75 件', en: '75 cases' }, now: { value: 75, isRestated: false } });
  expect(action.history).toMatchObject([{ kind: 'added', by: 'local', state: 'open', owner: '李某' }]);
});

it('goes its way with every step in its history, and gives up or begins anew only for a reason', async () => {
  const first = await added({ due: { on: '2025-06-02' } });
  expect(first).toMatchObject({ isOverdue: true });
  expect(first.workdaysLeft).toBeLessThan(-200);
  const started = (await acting.change(first, { state: 'in_progress' })).answer as Told;
  expect(started).toMatchObject({ state: 'in_progress', startedOn: today, revision: 2 });
  const withEvidence = (await acting.ask('mutation ($id: ID!, $text: Prose!) { addActionEvidence(id: $id, text: $text) { id revision evidence { by text } } }', { id: first.id, text: '回访记录 32 份，电话13812345678' })).answer as Told;
  expect(withEvidence).toMatchObject({ revision: 3, evidence: [{ by: 'local', text: '回访记录 32 份，电话〔电话〕' }] });
  expect((await acting.change(withEvidence, { state: 'closed' })).code).toBe('WRONG_STATE');
  const done = (await acting.change(withEvidence, { state: 'done' })).answer as Told;
  expect(done).toMatchObject({ state: 'done', isOverdue: false, workdaysLeft: null, endedOn: today });
  expect((await acting.change(done, { what: '另一件事情' })).code).toBe('WRONG_STATE');
  const closed = (await acting.change(done, { state: 'closed' })).answer as Told;
  expect((await acting.change(closed, { state: 'in_progress' })).code).toBe('NO_REASON');
  const reopened = (await acting.change(closed, { state: 'in_progress', reason: '抽查发现三份未回访' })).answer as Told;
  expect(reopened).toMatchObject({ state: 'in_progress', reason: '抽查发现三份未回访', endedOn: null, isOverdue: true });
  expect((await acting.change(reopened, { state: 'cancelled' })).code).toBe('NO_REASON');
  const { answer } = await acting.change(reopened, { state: 'cancelled', reason: '改由总行统一办理' });
  expect(answer?.history?.map(({ kind }) => kind)).toEqual(['added', 'started', 'evidence', 'done', 'closed', 'reopened', 'cancelled']);
  expect((await acting.change(answer as Told, {})).code).toBe('NO_CHANGE');
});

it('writes nothing over what somebody else changed meanwhile, and says who did what', async () => {
  const seen = await added();
  const mine = acting.change(seen, { what: '甲的改动，逐案回访' });
  const theirs = acting.change(seen, { due: { on: '2026-12-31' } });
  const codes = (await Promise.all([mine, theirs])).map(({ code }) => code ?? 'written').sort();
  expect(codes).toEqual(['CONFLICT', 'written']);
  const { code, sentence } = await acting.change(seen, TEXT);
  expect(code).toBe('CONFLICT');
  expect(sentence).toMatch(/local已改动此行动（\d{4}-\d\d-\d\d \d\d:\d\d：修改）。您的改动没有写入/u);
  const now = (await acting.find(seen.id)).answer;
  expect([now?.revision, now?.history?.length]).toEqual([2, 2]);
  // Evidence overwrites nothing, so it is never refused for it.
  const texts = ['佐证一：台账', '佐证二：录音目录', '佐证三：回执'];
  const all = await Promise.all(texts.map((text) => acting.ask('mutation ($id: ID!, $text: Prose!) { addActionEvidence(id: $id, text: $text) { id } }', { id: seen.id, text })));
  expect(all.map(({ code: refused }) => refused)).toEqual([undefined, undefined, undefined]);
  expect((await acting.find(seen.id)).answer?.history?.filter(({ kind }) => kind === 'evidence')).toHaveLength(3);
});

it('tells an action to those who see all cases of its number, and to nobody else', async () => {
  const ofX = await added();
  const ofAll = await added({ number: { ...NUMBER, filters: [] } });
  const ofNone = await added({ number: null });
  const ids = async (): Promise<string[]> => (await acting.list()).map(({ id }) => id);
  acting.api.viewer = OF_X;
  expect(await ids()).toContain(ofX.id);
  for (const { id } of [ofAll, ofNone]) expect([(await ids()).includes(id), (await acting.find(id)).answer, (await acting.change({ id, revision: 1 }, { state: 'done' })).code]).toEqual([false, null, 'NO_SUCH_ACTION']);
  // What somebody links is of their cases only, whoever looks at it.
  const own = await added({ number: { ...NUMBER, filters: [] } });
  expect(own.number).toMatchObject({ value: 75, filters: [{ dimension: 'institution', values: ['BANK-X'] }] });
  acting.api.viewer = OF_Y;
  expect(await ids()).toEqual([]);
  acting.api.viewer = LOCAL_VIEWER;
  expect((await acting.find(own.id)).answer?.number).toMatchObject({ value: 75, now: { value: 75, isRestated: false } });
  expect((await acting.list({ filters: X })).map(({ id }) => id)).not.toContain(ofAll.id);
  expect((await acting.list({ metric: 'closings' }))).toEqual([]);
});

it('lets its owner say how far it is, and only who asked for it or decides say what it is', async () => {
  const owner = await acting.person(randomUUID(), '王经办', X, 'mediator');
  const action = await added({ owner: { account: owner } });
  expect(action.owner).toEqual({ account: owner, name: '王经办', gone: null });
  acting.api.viewer = { id: owner, scope: X, rights: new Set<Right>(['read', 'view', 'drill']) };
  expect((await acting.list({ owner })).map(({ id }) => id)).toEqual([action.id]);
  expect((await acting.change(action, TEXT)).code).toBe('FORBIDDEN');
  expect((await acting.change(action, { state: 'cancelled', reason: '不想做了' })).code).toBe('FORBIDDEN');
  const done = (await acting.change(action, { state: 'done' })).answer as Told;
  expect(done).toMatchObject({ state: 'done', mayDirect: false, mayReport: true });
  expect((await acting.change(done, { state: 'closed' })).code).toBe('FORBIDDEN');
  acting.api.viewer = { id: 'somebody-else', scope: X, rights: new Set<Right>(['read', 'view']) };
  expect((await acting.change(done, { state: 'in_progress', reason: '还没做完' })).code).toBe('FORBIDDEN');
  expect((await acting.ask('mutation ($id: ID!) { addActionEvidence(id: $id, text: "旁人的佐证") { id } }', { id: action.id })).code).toBe('FORBIDDEN');
});

it('says of an owner who has left that somebody has to be named, and takes none who sees too little', async () => {
  const [closing, ending, other] = [await acting.person(randomUUID(), '将停用', X), await acting.person(randomUUID(), '将到期', 'all'), await acting.person(randomUUID(), '他行', OF_Y.scope)];
  const [first, second] = [await added({ owner: { account: closing } }), await added({ owner: { account: ending } })];
  await acting.api.stores.operational.accounts.setState(closing, 'closed');
  await acting.api.stores.operational.roleGrants.revoke(`grant-${ending}`, 'root');
  const told = await acting.list();
  expect([first, second].map(({ id }) => told.find((one) => one.id === id)?.owner)).toEqual([{ account: closing, name: '将停用', gone: 'account_closed' }, { account: ending, name: '将到期', gone: 'term_ended' }]);
  expect((await acting.change(first, { owner: { account: ending } })).code).toBe('OWNER_GONE');
  expect((await acting.change(first, { owner: { account: other } })).code).toBe('OWNER_SEES_NOT');
  const { answer } = await acting.change(first, { owner: { name: '赵主任' } });
  expect(answer).toMatchObject({ owner: { account: null, name: '赵主任', gone: null }, history: [{ kind: 'added' }, { kind: 'handed_on', owner: '赵主任' }] });
});

it('refuses by name what is no action', async () => {
  const refused = async (more: Record<string, unknown>) => (await acting.add(more)).code;
  const effect = { metric: 'intake', direction: 'down', startsOn: '2026-01-01', reviewOn: '2026-06-30' };
  expect(await refused({ what: '做' })).toBe('NO_WHAT');
  expect(await refused({ owner: {} })).toBe('NO_OWNER');
  expect(await refused({ owner: { account: 'nobody' } })).toBe('OWNER_GONE');
  expect(await refused({ due: {} })).toBe('NO_DUE');
  expect(await refused({ due: { on: '2026-12-01', workdays: 3 } })).toBe('NO_DUE');
  expect(await refused({ due: { workdays: 0 } })).toBe('NO_DUE');
  expect(await refused({ number: null, effect })).toBe('EFFECT_WITHOUT_NUMBER');
  expect(await refused({ effect: { ...effect, reviewOn: '2026-01-01' } })).toBe('BAD_EFFECT');
  expect(await refused({ effect: { ...effect, monthsBefore: 6 } })).toBe('BAD_EFFECT');
  expect(await refused({ effect: { ...effect, size: 0 } })).toBe('BAD_EFFECT');
  expect(await refused({ dataset: 'nowhere' })).toBe('BAD_INPUT');
  expect((await acting.find('nobody')).answer).toBeNull();
});

it('keeps what was expected as it was declared before the action started, and shows beside it what was declared since', async () => {
  const startsOn = addCalendarDays(today, 20);
  const effect = { metric: 'intake', direction: 'down', startsOn, reviewOn: addCalendarDays(startsOn, 90), size: 3 };
  const action = await added({ effect });
  expect(action.effects).toMatchObject([{ direction: 'down', isBefore: true, isStanding: true, by: 'local', size: 3 }]);
  const again = (await acting.change(action, { effect: { ...effect, size: 2 } })).answer as Told;
  expect(again.effects).toMatchObject([{ size: 3, isBefore: true, isStanding: false }, { size: 2, isBefore: true, isStanding: true }]);
  const started = (await acting.change(again, { state: 'in_progress' })).answer as Told;
  const late = (await acting.change(started, { effect: { ...effect, direction: 'up', size: 1 } })).answer as Told;
  expect(late.effects).toMatchObject([{ isStanding: false }, { size: 2, isStanding: true }, { direction: 'up', isBefore: false, isStanding: false }]);
  expect(late.history?.map(({ kind }) => kind)).toEqual(['added', 'declared', 'started', 'declared']);
});
