import { afterChange, bodyAfter, isOverdue, isSaidBefore, kindOf, standing, type ActionBody, type Changed, type Effect } from './action.js';

const EFFECT: Effect = { metric: 'intake', definitionVersion: 1, direction: 'down', size: null, startsOn: '2026-03-01', reviewOn: '2026-09-30', chosenAsWorst: null, monthsBefore: 12, declaredOn: '2026-02-01', by: 'a', isBefore: true, dataVersion: 1 };
const BEGUN: ActionBody = { what: '回访', number: null, owner: { account: null, name: '李' }, dueOn: '2026-02-20', state: 'open', startedOn: null, endedOn: null, reason: null, effects: [EFFECT], evidence: [], origin: { meeting: 'm', item: '' } };
const AT = '2026-02-10 17:30:00.000';
const entry = (changed: Changed, at = AT) => ({ at, by: 'a', body: JSON.stringify(changed) });

it('is what its events made of it, by the day of the institution', () => {
  const changes: Changed[] = [{ state: 'in_progress' }, { evidence: '台账' }, { effect: { ...EFFECT, size: 2, isBefore: false } }, { dueOn: '2026-04-01', owner: { account: 'x', name: '王' } }, { state: 'done' }, { state: 'in_progress', reason: '还差三份' }];
  const now = changes.reduce<ActionBody>((body, changed) => afterChange(body, changed, { at: AT, by: 'a' }, '2026-02-11'), BEGUN);
  const entries = [entry({ what: '回访', owner: BEGUN.owner, dueOn: BEGUN.dueOn, state: 'open', effect: EFFECT }), ...changes.map((one) => entry(one))];
  // 17:30 in Greenwich is the next day in Shanghai.
  expect(bodyAfter(now, entries)).toEqual(now);
  expect(now).toMatchObject({ startedOn: '2026-02-11', endedOn: null, reason: '还差三份', evidence: [{ text: '台账' }], owner: { account: 'x' } });
  expect(bodyAfter(now, entries.slice(0, 1))).toEqual(BEGUN);
  expect(bodyAfter(now, entries.slice(0, 6))).toMatchObject({ state: 'done', endedOn: '2026-02-11', reason: null });
});

it('goes by what was declared last before it started, or else by the first that was declared at all', () => {
  const [early, second, late, later] = [{ ...EFFECT, size: 1 }, { ...EFFECT, size: 2 }, { ...EFFECT, size: 3, isBefore: false }, { ...EFFECT, size: 4, isBefore: false }];
  expect([standing({ effects: [early, second, late] })?.size, standing({ effects: [late, later] })?.size, standing({ effects: [] })]).toEqual([2, 3, null]);
  const said = (change: Partial<ActionBody>, startsOn: string, today: string) => isSaidBefore({ ...BEGUN, ...change }, startsOn, today);
  expect([said({}, '2026-03-01', '2026-03-01'), said({}, '2026-03-01', '2026-03-02'), said({}, '2026-05-01', '2026-03-02'), said({ effects: [] }, '2026-05-01', '2026-03-02'), said({ startedOn: '2026-02-01' }, '2026-05-01', '2026-02-02')]).toEqual([true, false, false, true, false]);
});

it('names a change by its weightiest part, and is overdue the day after its day', () => {
  expect([kindOf(BEGUN, { state: 'in_progress', dueOn: '2026-05-01' }), kindOf({ ...BEGUN, state: 'closed' }, { state: 'open' }), kindOf(BEGUN, { effect: EFFECT, owner: BEGUN.owner }), kindOf(BEGUN, { owner: BEGUN.owner }), kindOf(BEGUN, { dueOn: '2026-05-01' })]).toEqual(['started', 'reopened', 'declared', 'handed_on', 'changed']);
  expect([isOverdue(BEGUN, '2026-02-20'), isOverdue(BEGUN, '2026-02-21'), isOverdue({ ...BEGUN, state: 'done' }, '2026-02-21')]).toEqual([false, true, false]);
});
