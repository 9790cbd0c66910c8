import { draftOf, inputOf, isWhole, leftOut, nobody, whenInput } from './draft.js';

const USUAL = { dataset: 'demo', template: 'monthly', zone: 'Asia/Shanghai', by: 'mail' } as const;

it('begins with the fifth working day and nobody, which is not whole', () => {
  const draft = draftOf(null, USUAL);
  expect(whenInput(draft.when)).toEqual({ kind: 'workday', nth: 5, begins: 1, every: 'month', yearBegins: 1, at: '08:30', zone: 'Asia/Shanghai' });
  expect(isWhole(draft)).toBe(false);
  expect(isWhole({ ...draft, name: '月报', recipients: [{ ...nobody('mail'), person: '甲', address: 'a@bank.test' }] })).toBe(true);
  expect(isWhole({ ...draft, name: '月报', recipients: [{ ...nobody('mail'), person: '甲', address: 'a@bank.test', isSome: true }] })).toBe(false);
});

it('says of each kind of day only what belongs to it', () => {
  const { when } = draftOf(null, USUAL);
  expect(whenInput({ ...when, kind: 'weekly', weekday: 3 })).toEqual({ kind: 'weekly', weekday: 3, at: '08:30', zone: 'Asia/Shanghai' });
  expect(whenInput({ ...when, kind: 'day', day: 31 })).toEqual({ kind: 'day', day: 31, roll: true, every: 'month', yearBegins: 1, at: '08:30', zone: 'Asia/Shanghai' });
});

it('takes the filters of the form, and what a program left out of the same data', () => {
  const excluded = [{ dimension: 'issue' as const, values: ['i'], exclude: true }];
  const known = { dataset: 'demo', filters: [{ dimension: 'region' as const, values: ['N', 'S'], exclude: false }, ...excluded] };
  expect(leftOut(known, 'demo')).toEqual(excluded);
  expect(leftOut(known, 'other')).toEqual([]);
  const draft = { ...draftOf(null, USUAL), filters: [{ dimension: 'region' as const, values: ['N'] }] };
  expect(inputOf(draft, excluded).filters).toEqual([{ dimension: 'region', values: ['N'], exclude: false }, ...excluded]);
});

it('sends a sealed report whole, whatever sections were chosen before', () => {
  const one = { ...nobody('mail'), person: '甲', address: 'a@bank.test', isSome: true };
  const draft = { ...draftOf(null, USUAL), name: '月报', sealed: 'wait' as const, recipients: [one] };
  expect([isWhole(draft), isWhole({ ...draft, sealed: 'never' })]).toEqual([true, false]);
  expect(inputOf(draft, [])).toMatchObject({ sealed: 'wait', recipients: [{ sections: null }] });
});

it('gives somebody outside everything or a part, and an account what it may see', () => {
  const one = { ...nobody('mail'), person: '甲', address: 'a@bank.test' };
  const draft = { ...draftOf(null, USUAL), recipients: [one, { ...one, account: 'x', parts: [{ dimension: 'region' as const, values: ['N'] }] }, { ...one, parts: [{ dimension: 'region' as const, values: ['N'] }], isSome: true, sections: ['overview'] }] };
  expect(inputOf(draft, []).recipients).toEqual([
    { person: '甲', by: 'mail', address: 'a@bank.test', account: null, sections: null, isEverything: true },
    { person: '甲', by: 'mail', address: 'a@bank.test', account: 'x', sections: null, isEverything: false },
    { person: '甲', by: 'mail', address: 'a@bank.test', account: null, sections: ['overview'], isEverything: false, scope: [{ dimension: 'region', values: ['N'], exclude: false }] },
  ]);
});
