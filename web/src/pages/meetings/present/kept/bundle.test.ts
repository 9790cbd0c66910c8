import { questionsOf, sinceFirst } from './bundle.js';
import type { Item } from '../../meeting.js';

const link: Item['link'] = { metric: 'settlement_rate', split: 'institution', from: '2026-02-01', to: '2026-02-28', filters: [{ dimension: 'region', values: ['N'], exclude: false, labels: [] }] };

it('asks everything of a page of the frozen data: the trend of two years, the split and the cases of the month', () => {
  const asked = questionsOf({ dataset: 'centre', dataVersion: 7 }, { link }, true);
  for (const one of [asked?.series, asked?.breakdown, asked?.cases]) expect(one?.input).toMatchObject({ dataset: 'centre', asOfLoad: 7, filters: [{ dimension: 'region', values: ['N'], exclude: false }] });
  expect(asked?.series.input.range).toEqual({ from: '2024-02-01', to: '2026-02-28' });
  expect(asked?.breakdown?.input).toMatchObject({ dimension: 'institution', range: { from: '2026-02-01', to: '2026-02-28' } });
  expect(asked?.cases?.input.range).toEqual({ from: '2026-02-01', to: '2026-02-28' });
});

it('asks for no case where none may be seen, for no split where there is none, and for nothing without a number', () => {
  expect(questionsOf({ dataset: 'centre', dataVersion: null }, { link: { ...link, split: null } }, false)).toMatchObject({ breakdown: null, cases: null, series: { input: { asOfLoad: null } } });
  expect(questionsOf({ dataset: 'centre', dataVersion: 7 }, { link: null }, true)).toBeNull();
});

it('leaves out what was before there were data, and no gap behind it', () => {
  const point = (n: number) => ({ value: { n } });
  expect(sinceFirst({ points: [point(0), point(0), point(3), point(0), point(2)] }).points.map(({ value }) => value.n)).toEqual([3, 0, 2]);
  expect(sinceFirst({ points: [point(0)] }).points).toHaveLength(1);
  expect(sinceFirst({ points: [] }).points).toEqual([]);
});
