import { boundsText, caveatOf, drawable, figureText, measureText } from './measure.js';
import { metric, value } from './samples.js';
import { targetsBy } from './target.js';
import { wordingOf } from '../text/wording.js';

describe('measureText', () => {
  it('prints a ratio with its interval and its fraction', () => {
    const answer = value({ value: 0.7339, ciLow: 0.7212, ciHigh: 0.7458, n: 5330, numerator: 3912, denominator: 5330 });
    expect(measureText(answer, metric('ratio', 'percent'), 'zh-CN')).toEqual({ main: '73.4', unit: '%', interval: '72.1–74.6%', fraction: '3,912/5,330', caveat: null });
  });

  it('prints sums of money as such, not as long counts', () => {
    const paid = value({ value: 0.93, n: 300, numerator: 316_717_084, denominator: 340_726_650 });
    expect(measureText(paid, metric('quotient', 'percent', { ofMoney: true }), 'zh-CN').fraction).toBe('3.17 亿元/3.41 亿元');
  });

  it('shows a ratio on fewer than ten as x/n only, even when the server sent a value', () => {
    const answer = value({ value: 0.75, ciLow: 0.4, ciHigh: 0.93, n: 8, numerator: 6, denominator: 8, reliability: 'counts' });
    const text = measureText(answer, metric('ratio', 'percent'), 'en');
    expect(text).toMatchObject({ main: '6/8', unit: '', interval: null, caveat: 'counts' });
    expect(drawable(answer, metric('ratio', 'percent'))).toBeNull();
  });

  it('keeps ten to twenty-nine as a number that is marked indicative', () => {
    const answer = value({ value: 0.5, n: 16, numerator: 8, denominator: 16, reliability: 'indicative' });
    expect(measureText(answer, metric('ratio', 'percent'), 'en')).toMatchObject({ main: '50.0', caveat: 'indicative' });
  });

  it('prints a dash for nothing', () => {
    expect(measureText(value({ reliability: 'none' }), metric('ratio', 'percent'), 'en').main).toBe('—');
  });

  it('tells a median that is not reached from one that is missing', () => {
    expect(caveatOf(value({ n: 200 }), metric('duration', 'day'))).toBe('notReached');
    expect(caveatOf(value({ n: 0, reliability: 'none' }), metric('duration', 'day'))).toBe('none');
  });

  it('prints a small count as the number it is', () => {
    expect(measureText(value({ value: 3, n: 3 }), metric('count', 'case'), 'en')).toMatchObject({ main: '3', caveat: null });
  });

  it('says so when a cohort is not mature', () => {
    expect(caveatOf(value({ value: 0.5, n: 100, maturity: 0.7 }), metric('ratio', 'percent'))).toBe('immature');
  });

  it('shortens amounts by 万 in Chinese and by thousands in English', () => {
    const answer = value({ value: 35_217.4, n: 441 });
    expect(measureText(answer, metric('amount', 'cny'), 'zh-CN')).toMatchObject({ main: '3.52', unit: '万元' });
    expect(measureText(answer, metric('amount', 'cny'), 'en')).toMatchObject({ main: '35.2', unit: 'CNY k' });
    expect([figureText(answer, metric('amount', 'cny'), 'en'), figureText(answer, metric('amount', 'cny'), 'zh-CN'), figureText({ ...answer, value: null }, metric('amount', 'cny'), 'en')]).toEqual(['CNY 35.2 k', '3.52 万元', '—']);
  });

  it('leaves the upper end of a median open when it is not reached', () => {
    expect(measureText(value({ value: 20, ciLow: 17, ciHigh: null, n: 60 }), metric('duration', 'day'), 'en').interval).toBe('17–…');
  });
});

it('says what those who did not answer could change', () => {
  expect(boundsText({ boundLow: 0.2074, boundHigh: 0.9574 }, 'zh-CN')).toBe('20.7–95.7%');
  expect(boundsText({ boundLow: null, boundHigh: null }, 'zh-CN')).toBeNull();
});

it('tells a rate with its interval and what it is over, a lack by name, and none of so many as a fraction', () => {
  const rate = metric('rate', 'times');
  expect(measureText(value({ value: 3.2, ciLow: 1.9546, ciHigh: 4.9421, n: 40, numerator: 40, denominator: 12.5 }), rate, 'zh-CN')).toEqual({ main: '3.20', unit: '', interval: '1.95–4.94', fraction: '40/12.5', caveat: null });
  expect(measureText(value({ value: 576_975.4, ciLow: 123.44, ciHigh: 584_467.6, n: 40, numerator: 40, denominator: 40 }), rate, 'en')).toMatchObject({ main: '576,975', interval: '123.4–584,468' });
  expect(measureText(value({ n: 0, numerator: 0, denominator: 5, reliability: 'counts' }), rate, 'en')).toMatchObject({ main: '0/5', caveat: 'counts' });
  expect(measureText(value({ n: 90, numerator: 90, denominator: null, lack: 'split', reliability: 'none' }), rate, 'en')).toMatchObject({ main: '—', caveat: 'lacking' });
  expect(drawable(value({ value: null, n: 90, lack: 'coverage', reliability: 'none' }), rate)).toBeNull();
});

it('tells the targets of members that hold on a day, beside that of all cases', () => {
  const rate = metric('ratio', 'percent');
  const aim = (value: number, validFrom: string, validTo: string | null = null) => ({ value, lower: null, upper: null, validFrom, validTo });
  const of = (key: string) => ({ dimension: 'institution', member: { key } });
  const all = [
    { metric: 'settlement_rate', target: aim(0.7, '2025-01-01'), whose: null }, { metric: 'settlement_rate', target: aim(0.6, '2025-01-01', '2025-12-31'), whose: of('I1') }, { metric: 'settlement_rate', target: aim(0.66, '2026-01-01'), whose: of('I1') },
    { metric: 'settlement_rate', target: { ...aim(0, '2026-01-01'), value: null, lower: 0.5, upper: 0.8 }, whose: of('I2') }, { metric: 'csat', target: aim(0.9, '2025-01-01'), whose: of('I3') }, { metric: 'settlement_rate', target: aim(0.9, '2027-01-01'), whose: of('I4') },
  ];
  expect([...targetsBy(all, rate, 'institution', '2026-10-31', wordingOf('en'))]).toEqual([['', '70.0%'], ['I1', '66.0%'], ['I2', '50.0%–80.0%']]);
  expect(targetsBy(all, rate, 'team', '2026-10-31', wordingOf('en')).size).toBe(0);
});
