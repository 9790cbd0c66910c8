import { EVERY, patternOf, rhythmOf, rhythmText, WEEKDAYS } from './rhythm.js';

it('writes every choice as a pattern, and reads it back', () => {
  for (const every of EVERY) {
    for (const weekday of WEEKDAYS) {
      const rhythm = rhythmOf(patternOf({ every, time: '08:05', weekday }));
      expect([every, rhythm?.every]).toEqual([every, every]);
      if (every === 'week') expect(rhythm).toEqual({ every, time: '08:05', weekday });
    }
  }
});

it.each([
  ['30 6 * * *', { every: 'day', time: '06:30' }], ['0 8 L * *', { every: 'monthEnd', time: '08:00' }], ['0 0 1 * *', { every: 'month', time: '00:00' }], ['*/15 * * * *', { every: 'minutes15' }],
])('reads %s', (pattern, rhythm) => {
  expect(rhythmOf(pattern)).toMatchObject(rhythm);
});

it.each(['0 8 * * 1-5', '*/7 * * * *', '60 8 * * *', '0 24 * * *', '0 8 * 1 *', ''])('does not pretend to know %p', (pattern) => {
  expect(rhythmOf(pattern)).toBeNull();
});

it('says a pattern it does not know as it stands', () => {
  expect(rhythmText('0 8 * * 1-5', (key, blanks) => `${key} ${String(blanks?.['pattern'])}`)).toBe('rhythm.pattern 0 8 * * 1-5');
});
