import { addMonths, lastDay, monthsBetween } from './month.js';
import { dayRange, parsePeriod, periodParam, resolvePeriod } from './period.js';

const coverage = { asOf: '2026-10-31', firstReceivedOn: '2024-01-15', lastReceivedOn: '2026-10-30' };

describe('months', () => {
  it('steps across years both ways', () => {
    expect([addMonths('2026-01', -1), addMonths('2025-12', 1), addMonths('2026-10', -13)]).toEqual(['2025-12', '2026-01', '2025-09']);
  });

  it('knows the last day, leap years included', () => {
    expect(['2024-02', '2026-02', '2000-02', '2100-02', '2026-04', '2026-12'].map(lastDay))
      .toEqual(['2024-02-29', '2026-02-28', '2000-02-29', '2100-02-28', '2026-04-30', '2026-12-31']);
  });

  it('counts months between, and none backwards', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2025-11')).toEqual([]);
  });
});

describe('parsePeriod', () => {
  it('reads what periodParam writes', () => {
    for (const period of ['month', 'last12', 'all', { from: '2025-11', to: '2026-10' }] as const) expect(parsePeriod(periodParam(period))).toEqual(period);
  });

  it.each(['', 'last13', '2026-10', '2026-13..2026-14', '2026-10..2026-01', '2026-01..2026-02..2026-03', '1900-01..2199-12', '2026-01-01..2026-02-01', 7, null, undefined])(
    'refuses %p', (text) => { expect(parsePeriod(text)).toBeNull(); },
  );
});

describe('resolvePeriod', () => {
  it('ends where the data ends, not at today', () => {
    expect(resolvePeriod('month', coverage)).toEqual({ from: '2026-10', to: '2026-10' });
    expect(resolvePeriod('last12', coverage)).toEqual({ from: '2025-11', to: '2026-10' });
    expect(resolvePeriod('year', coverage)).toEqual({ from: '2026-01', to: '2026-10' });
    expect(resolvePeriod('all', coverage)).toEqual({ from: '2024-01', to: '2026-10' });
  });

  it('counts this year from the month the reader chose', () => {
    expect([resolvePeriod('year', coverage, 4), resolvePeriod('year', coverage, 11)]).toEqual([{ from: '2026-04', to: '2026-10' }, { from: '2025-11', to: '2026-10' }]);
  });

  it('knows nothing of an empty dataset', () => {
    expect(resolvePeriod('last12', { asOf: null, firstReceivedOn: null, lastReceivedOn: null })).toBeNull();
  });

  it('is asked for by days', () => {
    expect(dayRange({ from: '2025-11', to: '2026-02' })).toEqual({ from: '2025-11-01', to: '2026-02-28' });
  });
});
