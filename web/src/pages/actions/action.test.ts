import { isOn, marksOf, numberQuery, ownersOf, spanText, stepsOf, type Action, type Linked, type Thread } from './action.js';

const LINKED: Linked = {
  dataset: 'centre', metric: 'intake', label: { zh: '收案量', en: 'Intake' }, about: null, text: { zh: '75 件', en: '75 cases' }, value: 75, n: 75, dataVersion: 3, definitionVersion: 1, isRetired: false, isRedefined: false,
  range: { from: '2026-01-01', to: '2026-06-30' }, split: null, filters: [],
};
const ACTION: Action = {
  id: 'a', dataset: 'centre', revision: 1, what: '逐案回访', state: 'open', dueOn: '2026-07-01', isOverdue: false, workdaysLeft: 3, startedOn: null, endedOn: null, reason: null, mayDirect: true, mayReport: true, createdAt: '', createdBy: 'local',
  owner: { account: null, name: '李某', gone: null }, number: LINKED, origin: null, effects: [], verdicts: [],
};

it('offers what may be done, by how far it is and who asks', () => {
  const names = (change: Partial<Action>) => stepsOf({ ...ACTION, ...change }).map(({ name }) => name);
  expect([names({}), names({ mayDirect: false }), names({ mayDirect: false, mayReport: false }), names({ state: 'done' }), names({ state: 'closed' })]).toEqual([['start', 'finish', 'cancel'], ['start', 'finish'], [], ['close', 'reopen', 'cancel'], ['reopen']]);
});

it('puts actions on their shelves, and owners by account or name', () => {
  expect([isOn('undone', ACTION), isOn('overdue', { ...ACTION, isOverdue: true }), isOn('orphaned', { ...ACTION, owner: { account: 'x', name: '赵', gone: 'term_ended' } }), isOn('done', ACTION), isOn('all', ACTION)]).toEqual([true, true, true, false, true]);
  expect(ownersOf([ACTION, ACTION, { owner: { account: 'x', name: '李某', gone: null } }]).map(({ key }) => key)).toEqual(['=李某', 'x']);
});

it('names a number by an address that finds it again', () => {
  const filters = [{ dimension: 'region' as const, exclude: false, values: ['N'], labels: [{ zh: '北', en: 'North' }] }];
  expect(numberQuery({ ...LINKED, filters, split: { dimension: 'institution', member: 'I1' } })).toEqual({
    dataset: 'centre', metric: 'intake', from: '2026-01-01', to: '2026-06-30', version: '3', definition: '1', by: 'institution', member: 'I1', filters: '[{"dimension":"region","exclude":false,"values":["N"]}]',
  });
  const words = { locale: 'zh-CN', t: (_: string, blanks?: Record<string, unknown>) => `${String(blanks?.['from'])} 至 ${String(blanks?.['to'])}` } as Parameters<typeof spanText>[1];
  expect([spanText(LINKED.range, words), spanText({ from: '2026-02-01', to: '2026-02-28' }, words), spanText({ from: '2026-02-03', to: '2026-02-28' }, words)]).toEqual(['2026年1月 至 2026年6月', '2026年2月', '2026-02-03 至 2026-02-28']);
});

it('marks an action where it takes effect and a discussion where its number ends, with the cases it is about', () => {
  const effect = { metric: 'intake', label: LINKED.label, direction: 'down' as const, size: null, startsOn: '2026-07-01', reviewOn: '2026-12-31', chosenAsWorst: null, isBefore: true, isStanding: true, declaredOn: '2026-06-01', by: 'local' };
  const comment = { seq: 1, at: '', by: 'local', text: '为何上升', isOwn: true, isDecision: false, replyTo: null, editedAt: null, mentions: [], earlier: [] };
  const thread: Thread = { id: 't', state: 'open', maySettle: true, createdAt: '', createdBy: 'local', number: { ...LINKED, split: { dimension: 'business', member: 'B01', label: { zh: '储蓄', en: 'Savings' } } }, comments: [comment, { ...comment, seq: 2, text: '专项回访', isDecision: true }] };
  const marks = marksOf([{ ...ACTION, effects: [effect] }, { ...ACTION, id: 'gone', state: 'cancelled' }, { ...ACTION, id: 'bare', number: null }], [thread]);
  expect(marks.map(({ id, kind, scopes, startsOn, text }) => [id, kind, startsOn, text.zh, scopes.map(({ dimension }) => dimension)])).toEqual([['action/a', 'action', '2026-07-01', '逐案回访', []], ['comment/t', 'decision', '2026-06-30', '专项回访', ['business']]]);
});
