import { partOf, questionsOf, sinceFirst } from './bundle.js';
import type { Item } from '../../meeting.js';

const link: Item['link'] = { metric: 'settlement_rate', split: 'institution', from: '2026-02-01', to: '2026-02-28', filters: [{ dimension: 'region', values: ['N'], exclude: false, labels: [] }] };

it('asks everything of a page of the frozen data: the trend of two years, the split and the cases of the month', () => {
  const asked = questionsOf({ dataset: 'centre', dataVersion: 7 }, { kind: 'target', link }, 'rest', true);
  for (const one of [asked?.series, asked?.breakdown, asked?.cases]) expect(one?.input).toMatchObject({ dataset: 'centre', asOfLoad: 7, filters: [{ dimension: 'region', values: ['N'], exclude: false }] });
  expect(asked?.series.input.range).toEqual({ from: '2024-02-01', to: '2026-02-28' });
  expect(asked?.breakdown?.input).toMatchObject({ dimension: 'institution', range: { from: '2026-02-01', to: '2026-02-28' } });
  expect(asked?.cases?.input).toMatchObject({ range: { from: '2026-02-01', to: '2026-02-28' }, part: 'rest' });
  expect([asked?.series.input.control, asked?.series.told]).toEqual([true, true]);
});

it('looks one by one at what a share lacks that should be high, and at what is counted else', () => {
  expect([partOf({ kind: 'ratio', better: 'higher' }), partOf({ kind: 'ratio', better: 'lower' }), partOf({ kind: 'count', better: 'higher' })]).toEqual(['rest', 'numerator', 'numerator']);
});

it('holds what a signal found against no limits but its own', () => {
  const asked = questionsOf({ dataset: 'centre', dataVersion: 7 }, { kind: 'signal', link }, 'numerator', true);
  expect([asked?.series.input.control, asked?.series.told]).toEqual([false, false]);
});

it('asks for no case where none may be seen, for no split where there is none, and for nothing without a number', () => {
  expect(questionsOf({ dataset: 'centre', dataVersion: null }, { kind: 'target', link: { ...link, split: null } }, 'numerator', false)).toMatchObject({ breakdown: null, cases: null, series: { input: { asOfLoad: null } } });
  expect(questionsOf({ dataset: 'centre', dataVersion: 7 }, { kind: 'other', link: null }, 'numerator', true)).toBeNull();
});

it('leaves out what was before there were data, and no gap behind it', () => {
  const point = (n: number) => ({ value: { n } });
  expect(sinceFirst({ points: [point(0), point(0), point(3), point(0), point(2)] }).points.map(({ value }) => value.n)).toEqual([3, 0, 2]);
  expect(sinceFirst({ points: [point(0)] }).points).toHaveLength(1);
  expect(sinceFirst({ points: [] }).points).toEqual([]);
});
