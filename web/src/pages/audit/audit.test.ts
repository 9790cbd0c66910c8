import { searchOf, subjectText } from './audit.js';

it('tells in one line what was asked, without what is empty, long lists by their first few', () => {
  const subject = JSON.stringify({ operation: 'Overview', refused: ['FORBIDDEN'], fields: [
    { field: 'series', args: { input: { dataset: 'demo', asOfLoad: null, filters: [{ dimension: 'region', values: ['N', 'S'], exclude: true }], metrics: ['a', 'b', 'c', 'd', 'e', 'f'], range: { from: '2026-01-01', to: '2026-03-31' } } } },
    { field: 'catalogue', args: {} },
  ] });
  expect(subjectText(subject, new Map())).toBe('refused FORBIDDEN | series dataset demo · filters region ≠ N, S · metrics a, b, c, d +2 · range 2026-01-01..2026-03-31 | catalogue');
});

it('names people whom it knows', () => {
  const [known, unknown] = ['3cc05bba-5964-46dc-a735-d513be84354a', '00000000-0000-4000-8000-000000000000'];
  expect(subjectText(JSON.stringify({ account: known, grant: unknown, role: 'analyst' }), new Map([[known, '甲']]))).toBe(`account 甲 · grant ${unknown} · role analyst`);
});

it('reads the search of an address, and nothing that is none', () => {
  expect(searchOf({ action: 'saw', from: '2026-01-01', to: 'yesterday', before: '-3', text: '' })).toEqual({ by: null, action: 'saw', from: '2026-01-01', to: null, text: null, before: null });
  expect(searchOf({ before: '120' }).before).toBe(120);
});
