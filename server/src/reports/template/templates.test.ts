import { needsOf } from './needs.js';
import { TEMPLATE } from './template.js';
import { BUILT_IN } from './templates.js';

it.each(BUILT_IN.map((template) => [template.id, template] as const))('%s can be kept as a file and read again', (_, template) => {
  expect(TEMPLATE.parse(JSON.parse(JSON.stringify(template)))).toEqual(template);
  expect([template.title.zh, template.title.en].every((title) => title !== '')).toBe(true);
});

it('says what each needs', () => {
  expect(new Set(BUILT_IN.map(({ id }) => id)).size).toBe(BUILT_IN.length);
  expect(Object.fromEntries(BUILT_IN.map((template) => { const { letter, meeting, rights, round, subject } = needsOf(template); return [template.id, [template.period, ...rights, ...(subject ? ['subject'] : []), ...(round ? ['round'] : []), ...(meeting ? ['meeting'] : []), ...(letter ? ['letter'] : [])]]; }))).toEqual({
    monthly: ['month'], circular: ['quarter'], annual: ['year'], meeting: ['month'], mediator: ['month', 'subject'], gold: ['month', 'names', 'publish', 'round'], minutes: ['month', 'meeting'], rectification: ['month', 'letter'],
  });
});

const peers = { by: 'institution', noun: { zh: '投诉', en: 'complaints' }, groups: [{ id: 'a', title: { zh: '甲', en: 'A' }, members: ['x'] }] };
const circular = (part: unknown, more: object = { peers }) => ({ id: 'c', version: 1, title: { zh: '丙', en: 'C' }, ...more, sections: [{ id: 'a', title: { zh: '甲', en: 'A' }, parts: [part] }] });

it.each([
  ['a group that is not there', circular({ kind: 'peer-members', metric: 'intake', group: 'b' })], ['peers that nobody named', circular({ kind: 'peer-members', metric: 'intake', group: 'a' }, {})], ['a share where cases are counted', circular({ kind: 'peer-members', metric: 'settlement_rate', group: 'a' })],
  ['a count where a rate is asked', circular({ kind: 'peer-rate', metric: 'intake', group: 'a', per: 1000, name: { zh: '', en: '' }, unit: { zh: '', en: '' } })], ['a blank that nothing fills', circular({ kind: 'peer-overview', metric: 'intake', scope: { zh: '{bank}', en: '' } })],
  ['a period that is none', circular({ kind: 'definitions' }, { period: 'week' })], ['two sections of one id', { ...circular({ kind: 'definitions' }, {}), sections: [1, 2].map(() => ({ id: 'a', title: { zh: '', en: '' }, parts: [] })) }],
])('refuses %s', (_, template) => {
  expect(TEMPLATE.safeParse(template).success).toBe(false);
});

it('is of months where it does not say', () => {
  expect(TEMPLATE.parse(circular({ kind: 'peer-members', metric: 'intake', group: 'a' })).period).toBe('month');
});
