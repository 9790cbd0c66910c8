import { MONTHLY } from './monthly.js';
import { TEMPLATE } from './template.js';

it('is a template that can be kept as a file and read again', () => {
  expect(TEMPLATE.parse(JSON.parse(JSON.stringify(MONTHLY)))).toEqual(MONTHLY);
  const ids = MONTHLY.sections.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  ['a metric nobody defined', { kind: 'trend', metric: 'nothing', months: 12 }], ['a dimension nobody defined', { kind: 'split', metric: 'intake', by: 'nobody', top: 5, beside: [] }], ['months without end', { kind: 'trend', metric: 'intake', months: 1_000 }],
  ['a kind of part that is none', { kind: 'script', run: 'x' }], ['more than it takes', { kind: 'definitions', more: 1 }],
])('refuses %s', (_, part) => {
  expect(TEMPLATE.safeParse({ ...MONTHLY, sections: [{ id: 'a', title: { zh: '甲', en: 'A' }, parts: [part] }] }).success).toBe(false);
});
