import { isoCellText, numberText, serialText } from './cell-text.js';
import { isDateFormat } from './styles.js';

describe('days of a sheet', () => {
  it.each([
    // By hand: day 1 is 1 January 1900; the sheet has a 29 February 1900 as day 60; 1 January 2024 is 45292 (Excel's own help names 39448 for 1 January 2008).
    [1, '1900-01-01'], [59, '1900-02-28'], [60, '1900-02-29'], [61, '1900-03-01'], [39448, '2008-01-01'], [45292, '2024-01-01'], [45351, '2024-02-29'], [2958465, '9999-12-31'],
    [45292.5, '2024-01-01 12:00:00'], [45_292 + 86_399 / 86_400, '2024-01-01 23:59:59'], [45292.99999999, '2024-01-02'], [0.75, '18:00:00'], [0, '00:00:00'],
  ])('%d from 1900 is %s', (serial, text) => { expect(serialText(serial, false)).toBe(text); });

  it.each([
    // 1904 counts 1,462 days fewer.
    [0, '1904-01-01'], [1, '1904-01-02'], [45292 - 1462, '2024-01-01'], [2957003, '9999-12-31'], [0.25, '06:00:00'],
  ])('%d from 1904 is %s', (serial, text) => { expect(serialText(serial, true)).toBe(text); });

  it.each([-1, Number.NaN, 2958466, Infinity])('%d is none', (serial) => { expect(serialText(serial, false)).toBeUndefined(); });

  it('are told as ISO where the file does', () => {
    expect(['2024-01-31T00:00:00', '2024-01-31', '2024-01-31T08:09:10.5Z', 'soon'].map(isoCellText)).toEqual(['2024-01-31', '2024-01-31', '2024-01-31 08:09:10', 'soon']);
  });
});

describe('formats of days', () => {
  it.each(['yyyy-mm-dd', 'm/d/yy h:mm', '[$-804]yyyy"年"m"月"d"日";@', 'h:mm:ss AM/PM', 'mm:ss.0', '[Red]dd/mm/yyyy', 'aaaa yyyy'])('%s is one', (code) => { expect(isDateFormat(code)).toBe(true); });
  it.each(['General', '0.00', '#,##0"天"', '[Red]-0.00', '@', '[h]:mm', '0.00E+00', '"day" 0', '_-* #,##0.00_-', '\\d0', 'G/通用格式'])('%s is none', (code) => { expect(isDateFormat(code)).toBe(false); });
});

it('numbers come without exponent and without the noise of doubles', () => {
  expect(['1234.5600000000001', '1E5', '1.5E-3', '-0', '12345678901234567890', '1E+30', '0.30000000000000004', 'x'].map(numberText)).toEqual(
    ['1234.56', '100000', '0.0015', '-0', '#INEXACT!', '#INEXACT!', '0.3', 'x'],
  );
});

it('whole numbers keep their digits as far as a double has them', () => {
  // 2^53 - 1 = 9007199254740991 is the last that a double tells from both its neighbours.
  expect(['2026112700000001', '-2026112700000002', '9007199254740991', '9007199254740992', '9007199254740993', '20261127000000011', '2.026112700000001E15', '1234567890123456.7', '1234567890123.4567', '1E-7'].map(numberText)).toEqual(
    ['2026112700000001', '-2026112700000002', '9007199254740991', '#INEXACT!', '#INEXACT!', '#INEXACT!', '2026112700000001', '1234567890123456.8', '1234567890123.46', '0.0000001'],
  );
});
