import { selfOf } from './own-sheet.js';

const grant = (scope: { dimension: string; values: string[] }[] | null) => ({ id: 'g', scope }) as never;
const one = { dimension: 'mediator', values: ['M1'] };

it('knows whoever sees their own cases alone', () => {
  expect(selfOf({ actsBy: 'g', grants: [grant([one])] })).toBe('M1');
  expect(selfOf({ actsBy: 'g', grants: [grant([{ ...one, dimension: 'attributed_mediator' }])] })).toBe('M1');
});

it.each([
  ['everybody', null], ['two people', [{ ...one, values: ['M1', 'M2'] }]], ['one person within a region', [one, { dimension: 'region', values: ['N'] }]], ['a region', [{ ...one, dimension: 'region' }]],
])('is nobody who sees %s', (_, scope) => { expect(selfOf({ actsBy: 'g', grants: [grant(scope)] })).toBeNull(); });

it('looks at the grant they act by, and at no other', () => {
  expect(selfOf({ actsBy: 'other', grants: [grant([one])] })).toBeNull();
});
