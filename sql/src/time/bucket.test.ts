import { bucketsOf, DateRangeError, daysBetween, institutionTime, isDate } from './bucket.js';
import { addCalendarDays } from './calendar.js';

describe('isDate', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '0000-00-00', '9999-12-31', '+275760-09-13', '1969-12-31', '', "2026-01-01' or 1=1"])('refuses %p', (text) => {
    expect(isDate(text)).toBe(false);
  });
  it.each(['2024-02-29', '1970-01-01', '2149-06-06'])('takes %p', (text) => {
    expect(isDate(text)).toBe(true);
  });
});

it('adds and counts days across months, years and summer time', () => {
  expect(addCalendarDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addCalendarDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
  expect(daysBetween('2026-01-02', '2025-12-31')).toBe(-2);
});

describe('bucketsOf', () => {
  it('cuts the first and last bucket to the range and says so', () => {
    expect(bucketsOf({ from: '2026-01-15', to: '2026-03-10' }, 'month')).toEqual([
      { start: '2026-01-01', from: '2026-01-15', to: '2026-01-31', whole: false },
      { start: '2026-02-01', from: '2026-02-01', to: '2026-02-28', whole: true },
      { start: '2026-03-01', from: '2026-03-01', to: '2026-03-10', whole: false },
    ]);
  });

  it('begins weeks on Monday', () => {
    // 2026-01-01 is a Thursday.
    expect(bucketsOf({ from: '2026-01-01', to: '2026-01-05' }, 'week').map((b) => b.start)).toEqual(['2025-12-29', '2026-01-05']);
  });

  it.each([['quarter', ['2025-10-01', '2026-01-01']], ['year', ['2025-01-01', '2026-01-01']], ['all', ['2025-12-31']]] as const)('%s', (bucket, starts) => {
    expect(bucketsOf({ from: '2025-12-31', to: '2026-01-01' }, bucket).map((b) => b.start)).toEqual(starts);
  });

  it('puts January and February together, whole only when both are', () => {
    expect(bucketsOf({ from: '2025-12-15', to: '2026-03-31' }, 'merged_month')).toEqual([
      { start: '2025-12-01', from: '2025-12-15', to: '2025-12-31', whole: false }, { start: '2026-01-01', from: '2026-01-01', to: '2026-02-28', whole: true },
      { start: '2026-03-01', from: '2026-03-01', to: '2026-03-31', whole: true },
    ]);
    expect(bucketsOf({ from: '2026-02-01', to: '2026-02-28' }, 'merged_month')).toEqual([{ start: '2026-01-01', from: '2026-02-01', to: '2026-02-28', whole: false }]);
  });

  it('begins fiscal years with their month', () => {
    expect(bucketsOf({ from: '2025-03-31', to: '2026-04-01' }, 'fiscal_year_from_4').map((b) => [b.start, b.to])).toEqual([['2024-04-01', '2025-03-31'], ['2025-04-01', '2026-03-31'], ['2026-04-01', '2026-04-01']]);
    expect(bucketsOf({ from: '2025-03-31', to: '2026-04-01' }, 'fiscal_year_from_1')).toEqual(bucketsOf({ from: '2025-03-31', to: '2026-04-01' }, 'year'));
  });

  it('refuses a range that ends before it begins, and one too long to draw', () => {
    expect(() => bucketsOf({ from: '2026-02-01', to: '2026-01-01' }, 'month')).toThrow(DateRangeError);
    expect(() => bucketsOf({ from: '1970-01-01', to: '2026-01-01' }, 'day')).toThrow(DateRangeError);
  });
});

it("tells the store's time in the institution's zone", () => {
  expect(institutionTime('2026-12-31 18:30:00.120')).toBe('2027-01-01T02:30:00.120+08:00');
});
