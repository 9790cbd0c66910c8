import { draftOf, idOf, lastWhole, peopleInput, planInput } from './plan.js';
import type { Series } from './plan.js';

it.each([['2026-02-28', '2026-02'], ['2026-02-27', '2026-01'], ['2026-01-01', '2025-12']])('knows the last whole month of data up to %s', (asOf, month) => {
  expect(lastWhole(asOf)).toBe(month);
});

it('begins from a series: who takes part, who chairs, and the tenth of the month after the one it is about', () => {
  const series = { id: 's', name: '审核会', rhythm: '', chair: 'wang', revision: 1, participants: [{ id: '李', account: null, name: '李', area: [] }, { id: 'wang', account: 'wang', name: '王', area: [{ dimension: 'institution', values: ['X'], exclude: false, labels: [] }] }] } as unknown as Series;
  const draft = draftOf('2026-02-05', series);
  expect(draft).toMatchObject({ series: 's', title: '审核会', month: '2026-01', heldOn: '2026-02-10', chair: 1, people: [{ name: '李', by: null }, { account: 'wang', by: 'institution', values: ['X'] }] });
  expect(planInput(draft)).toMatchObject({ month: '2026-01-01', participants: [{ account: null, name: '李', area: [] }, { account: 'wang', area: [{ dimension: 'institution', values: ['X'], exclude: false }] }] });
});

it('leaves an area out that names nothing, and knows people by account before name', () => {
  expect(peopleInput([{ account: null, name: ' 甲 ', by: 'region', values: [] }])).toEqual([{ account: null, name: '甲', area: [] }]);
  expect([idOf({ account: null, name: ' 甲 ' }), idOf({ account: 'a', name: '甲' })]).toEqual(['甲', 'a']);
  expect(draftOf('2026-01-31', undefined)).toMatchObject({ series: '', chair: 0, people: [{ name: '' }] });
});
