import { byName, bytesText, countText, dayText, instantText, moneyOnScale, moneyScale, moneyText, moneyWithUnit, monthAxisText, monthText, percentText, periodAxisText, periodText, signedText, tellAmountsIn } from './format.js';

describe('numbers as text', () => {
  it('prints counts, shares and days', () => {
    expect(countText(1_234_567, 'zh-CN')).toBe('1,234,567');
    expect(percentText(0.73396, 'zh-CN')).toBe('73.4%');
    expect(percentText(1, 'en')).toBe('100.0%');
    expect([dayText(25, 'en'), dayText(25.5, 'en')]).toEqual(['25', '25.5']);
  });

  it('signs with a true minus and leaves zero bare', () => {
    expect([signedText(0.8, 1, 'en'), signedText(-0.8, 1, 'en'), signedText(0, 1, 'en')]).toEqual(['+0.8', '−0.8', '0.0']);
  });

  it('never prints a negative zero', () => {
    expect(signedText(-0.01, 1, 'en')).toBe('0.0');
    expect(countText(-0.2, 'en')).toBe('0');
  });

  it('shortens amounts the way each language does', () => {
    expect([8_532, 34_200, 123_456_789].map((yuan) => moneyWithUnit(yuan, 'zh-CN'))).toEqual(['8,532 元', '3.42 万元', '1.23 亿元']);
    expect([8_532, 34_200, 123_456_789].map((yuan) => moneyWithUnit(yuan, 'en'))).toEqual(['CNY 8,532', 'CNY 34.2 k', 'CNY 123,456.8 k']);
  });

  it('puts the unit of amounts on an axis where the language has it', () => {
    const onAxis = (locale: 'en' | 'zh-CN') => { const scale = moneyScale(40_000, locale); return moneyOnScale(moneyText(34_200, scale, locale), scale, locale); };
    expect([onAxis('zh-CN'), onAxis('en')]).toEqual(['3.42 万元', 'CNY 34.2 k']);
  });

  it('tells amounts in the currency of the dataset on screen', () => {
    tellAmountsIn('USD');
    try {
      expect([8_532, 34_200, 123_456_789].map((amount) => moneyWithUnit(amount, 'zh-CN'))).toEqual(['8,532 美元', '3.42 万美元', '1.23 亿美元']);
      expect([8_532, 34_200].map((amount) => moneyWithUnit(amount, 'en'))).toEqual(['USD 8,532', 'USD 34.2 k']);
    } finally {
      tellAmountsIn('CNY');
    }
  });

  it('prints sizes of files', () => {
    expect([bytesText(512, 'en'), bytesText(4_823_411, 'en')]).toEqual(['512 B', '4.6 MB']);
  });
});

describe('dates as text', () => {
  it('reads months off the string, whatever the browser’s zone', () => {
    expect(monthText('2026-10-01', 'zh-CN')).toBe('2026年10月');
    expect(monthText('2026-01', 'en')).toBe('Jan 2026');
    expect([monthAxisText('2025-11-01', true, 'zh-CN'), monthAxisText('2025-12-01', false, 'zh-CN'), monthAxisText('2026-01-01', false, 'zh-CN')])
      .toEqual(['11月\n2025', '12月', '1月\n2026']);
  });

  it('keeps a point in time in the zone it was written in', () => {
    expect(instantText('2026-11-01T08:00:12+08:00')).toBe('2026-11-01 08:00');
    expect(instantText('2026-11-01T00:00:12.000Z')).toBe('2026-11-01 00:00 UTC');
  });
});

it('orders Chinese names by pinyin', () => {
  expect(['王建国', '陈静', '赵敏', '李晓梅'].sort(byName('zh-CN'))).toEqual(['陈静', '李晓梅', '王建国', '赵敏']);
});

it('names weeks by their days', () => {
  const [within, across] = [{ from: '2026-10-05', to: '2026-10-11' }, { from: '2025-12-29', to: '2026-01-04' }];
  expect([within, across].map((week) => periodText(week, 'zh-CN'))).toEqual(['2026年10月5日–11日', '2025年12月29日–1月4日']);
  expect([within, across].map((week) => periodText(week, 'en'))).toEqual(['Oct 5–11, 2026', 'Dec 29–Jan 4, 2026']);
  expect([periodAxisText(within, true, 'zh-CN'), periodAxisText(within, false, 'en')]).toEqual(['10月5日\n2026', 'Oct 5']);
  expect(periodText({ from: '2026-02-01', to: '2026-02-28' }, 'zh-CN')).toBe('2026年2月');
});
