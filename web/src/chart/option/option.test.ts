import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { COLOURS } from '../colours.js';
import { prepareTrend } from '../prepare/trend.js';
import { trendSentence, trendTable, trendWords } from '../trend-words.js';
import { plain } from '../table.js';
import { fitName } from './fit-name.js';
import { flagLabels } from './flags.js';
import { trendOption } from './trend.js';

const ratio = metric('ratio', 'percent');
const wording = wordingOf('en');
const series = {
  points: [
    { from: '2026-01-01', to: '2026-01-31', complete: true, value: value({ value: 0.7, ciLow: 0.65, ciHigh: 0.75, n: 300, numerator: 210, denominator: 300 }) },
    { from: '2026-02-01', to: '2026-02-28', complete: true, value: value({ n: 4, numerator: 3, denominator: 4, reliability: 'counts' }) },
    { from: '2026-03-01', to: '2026-03-31', complete: false, value: value({ value: 0.72, ciLow: 0.6, ciHigh: 0.82, n: 50, numerator: 36, denominator: 50 }) },
  ],
};
const trend = prepareTrend(series, ratio);
const around = { theme: 'light', width: 900, scale: 1 } as const;

it('draws tooltips as text, never as HTML, and never with two value axes on one panel', () => {
  const option = trendOption(trend, trendWords(trend, ratio, wording), around);
  expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
  expect(option.yAxis).toEqual([expect.objectContaining({ min: trend.axis.min }), expect.objectContaining({ gridIndex: 1 })]);
  expect(option['animation']).toBe(false);
});

it('leaves a gap as a gap, and dots what is not final', () => {
  const option = trendOption(trend, trendWords(trend, ratio, wording), around);
  const lines = (Array.isArray(option.series) ? option.series : []).filter((one) => one.type === 'line' && one.z === 3);
  expect(lines.map(({ data }) => (Array.isArray(data) ? data : []).map((datum: unknown) => (typeof datum === 'object' && datum !== null && 'value' in datum ? datum.value : datum))))
    .toEqual([[0.7, '-', '-'], ['-', '-', 0.72]]);
  expect(lines[1]).toMatchObject({ lineStyle: { type: 'dotted' } });
});

it('speaks of what it draws', () => {
  expect(trendSentence(trend, ratio, wording)).toBe(
    'From Jan 2026 to Mar 2026, Settlement rate by month lies between 70.0% and 72.0%; the last complete month (Jan 2026) is 70.0%. '
    + 'Months with fewer than 10 cases, not drawn: 1. The vertical axis does not start at zero.',
  );
});

it('lists the same numbers as a table, with x/n for the few', () => {
  expect(trendTable(series, ratio, wording).rows).toEqual([
    ['Jan 2026', '70.0%', '65.0–75.0%', '210/300', '300'],
    ['Feb 2026', '3/4', '—', '3/4', '4'],
    ['Mar 2026 · month not complete', '72.0%', '60.0–82.0%', '36/50', '50'],
  ]);
});

it('takes styling marks out of text that is drawn', () => {
  expect(plain('{a|<b>x</b>}')).toBe(' a <b>x</b> ');
});

it('draws in the colours the style sheet names', () => {
  expect(COLOURS.light).toMatchObject({ brand: '#1f4b7a', ink: '#1b2433', muted: '#5d6878' });
});

it('flags what happened on the time axis, shades what lasted, and draws no flag without one', () => {
  const flags = [{ first: 1, last: 1, lasts: false, mark: '①', text: 'Codes changed' }, { first: 2, last: 2, lasts: true, mark: '②', text: 'Campaign' }];
  const option = trendOption(trend, { ...trendWords(trend, ratio, wording), flags }, { ...around, width: 900 });
  const flagged = JSON.stringify(option.series);
  expect(flagged).toContain('"xAxis":1,"label"');
  expect(flagged).toContain('"formatter":"① Codes changed"');
  const [main] = option.xAxis as { splitArea?: { areaStyle: { color: string[] } } }[];
  expect(main?.splitArea?.areaStyle.color.map((colour) => colour === 'transparent')).toEqual([true, true, false]);
  const bare = trendOption(trend, trendWords(trend, ratio, wording), around);
  expect(JSON.stringify(bare)).not.toMatch(/markLine|splitArea":\{"show":true/);
});

describe('names of flags', () => {
  const flag = (first: number, mark: string, text: string) => ({ first, last: first, lasts: false, mark, text });

  it('are whole where there is room, shortened before the next one, and left out where nothing would be told', () => {
    expect(flagLabels([flag(0, '①', '金融消费者权益保护宣传月')], 12, 900, 12)).toEqual([{ index: 0, side: 'right', text: '① 金融消费者权益保护宣传月' }]);
    // Two months of 75 pixels less the sign (19) and a gap (8): nine letters and the dots.
    expect(flagLabels([flag(0, '①', '金融消费者权益保护宣传月'), flag(2, '②', '培训')], 12, 900, 12).map(({ text }) => text)).toEqual(['① 金融消费者权益保护…', '② 培训']);
    expect(flagLabels([flag(0, '①', '金融消费者权益保护宣传月'), flag(1, '②', '')], 12, 480, 12).map(({ text }) => text)).toEqual(['①', '②']);
  });

  it('stand to the left of their line at the right end', () => {
    expect(flagLabels([flag(11, '①', '宣传月')], 12, 900, 12)).toEqual([{ index: 11, side: 'left', text: '宣传月 ①' }]);
  });

  it('are gathered where even the signs would run into each other', () => {
    expect(flagLabels([flag(3, '①', '甲'), flag(4, '②', '乙'), flag(30, '③', '丙')], 60, 300, 12).map(({ index, text }) => [index, text])).toEqual([[3, '①②'], [30, '③ 丙']]);
  });
});

describe('names beside bars', () => {
  it('take two lines of their width and end in an ellipsis where they are longer', () => {
    expect(fitName('协商还款与个性化分期', 184, 12)).toBe('协商还款与个性化分期');
    expect(fitName('Problem with a purchase', 90, 12).split('\n')).toEqual(['Problem with', 'a purchase']);
    expect(fitName("Problem with a credit reporting company's investigation", 160, 12)).toMatch(/^Problem with a credit\nreporting .*…$/u);
    expect(fitName('信用卡协商还款与个性化分期债务催收方式和手段', 60, 12)).toBe('信用卡协商\n还款与个…');
  });
});
