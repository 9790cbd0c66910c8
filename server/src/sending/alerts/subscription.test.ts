import { mayCome, subscriptionOf } from './subscription.js';

const ALL = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string): number => Date.parse(text);

it('lets mail come outside of quiet hours only, which may pass midnight, by the clock of the zone', () => {
  const night = { zone: 'Asia/Shanghai', weekdays: ALL, quiet: { from: '22:00', to: '07:30' } };
  expect(['2026-06-01T21:59:00+08:00', '2026-06-01T22:00:00+08:00', '2026-06-02T00:00:00+08:00', '2026-06-02T07:29:00+08:00', '2026-06-02T07:30:00+08:00'].map((time) => mayCome(night, at(time)))).toEqual([true, false, false, false, true]);
  const noon = { ...night, quiet: { from: '12:00', to: '13:00' } };
  expect(['2026-06-01T11:59:00+08:00', '2026-06-01T12:00:00+08:00', '2026-06-01T13:00:00+08:00'].map((time) => mayCome(noon, at(time)))).toEqual([true, false, true]);
  expect(mayCome({ ...night, quiet: { from: '08:00', to: '08:00' } }, at('2026-06-01T08:00:00+08:00'))).toBe(true);
});

it('lets mail come on the days that were chosen, by the calendar of the zone', () => {
  // Monday in Shanghai, still Sunday in New York.
  const time = at('2026-06-01T08:00:00+08:00');
  expect([mayCome({ zone: 'Asia/Shanghai', weekdays: [1], quiet: null }, time), mayCome({ zone: 'America/New_York', weekdays: [1], quiet: null }, time), mayCome({ zone: 'America/New_York', weekdays: [7], quiet: null }, time)]).toEqual([true, false, true]);
});

it('reads nothing from what nobody wrote', () => {
  expect(['', '{}', 'null', '{"to":1}'].map(subscriptionOf)).toEqual([undefined, undefined, undefined, undefined]);
});
