import { repeatedBy, type PartyCase } from './journey.js';

const one = (caseId: string, receivedOn: string, endedOn: string | null, more: Partial<PartyCase> = {}): PartyCase =>
  ({ source: 's', caseId, receivedOn, endedOn, outcome: endedOn === null ? '' : 'S2', institution: 'A', business: 'B03', cause: 'C12', ...more });
const FIRST = one('1', '2026-01-05', '2026-01-20');

it.each([
  ['within the window', one('2', '2026-02-10', null), 21],
  ['on its last day', one('2', '2026-07-19', null), 180],
  ['a day after it', one('2', '2026-07-20', null), null],
  ['on the day of the closing', one('2', '2026-01-20', null), null],
  ['while the first is open', one('2', '2026-01-10', null), null],
  ['with another institution', one('2', '2026-02-10', null, { institution: 'B' }), null],
  ['about something else', one('2', '2026-02-10', null, { cause: 'C11' }), null],
  ['a duplicate', one('2', '2026-02-10', '2026-02-11', { outcome: 'X2' }), null],
])('%s', (_, later, days) => {
  expect(repeatedBy(later, [FIRST, later])?.days ?? null).toBe(days);
});

it('repeats the case closed last, and none that was excluded', () => {
  const second = one('2', '2026-02-10', '2026-03-01');
  const third = one('3', '2026-03-21', null);
  expect(repeatedBy(third, [FIRST, second, third])).toEqual({ source: 's', caseId: '2', days: 20 });
  expect(repeatedBy(third, [{ ...second, outcome: 'X1' }, third])).toBeNull();
});
