import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { COLOURS } from '../colours.js';
import { prepareTrend } from '../prepare/trend.js';
import { trendSentence, trendTable, trendWords } from '../trend-words.js';
import { plain } from '../table.js';
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

it('flags a definition break on the time axis, and draws no flag without one', () => {
  const option = trendOption(trend, { ...trendWords(trend, ratio, wording), flags: [{ index: 1, text: 'definition changed' }] }, around);
  const flagged = JSON.stringify(option.series);
  expect(flagged).toContain('"xAxis":1,"label"');
  expect(flagged).toContain('"formatter":"definition changed"');
  expect(JSON.stringify(trendOption(trend, trendWords(trend, ratio, wording), around).series)).not.toContain('markLine');
});
