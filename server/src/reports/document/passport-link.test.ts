import type { Passport } from './document.js';
import { passportLines, passportLink } from './passport-link.js';

const STAMP = { site: 'https://concord.test', dataset: 'demo', dataVersion: 7, asOf: '2026-10-31' } as const;
const PASSPORT: Passport = { metric: 'settlement_rate', definitionVersion: 2, range: { from: '2026-10-01', to: '2026-10-31' }, against: null, filters: [], split: null, numerator: 953, denominator: 1_348, n: 1_348 };

it('names what a number is of, and leaves out what it is not', () => {
  expect(passportLink(STAMP, PASSPORT)).toBe('https://concord.test/number?dataset=demo&metric=settlement_rate&from=2026-10-01&to=2026-10-31&version=7&definition=2');
});

it('names the member, the filters and the earlier time, whatever letters they hold', () => {
  const filters = [{ dimension: 'region', values: ['N', '东 & 西'], exclude: true }] as const;
  const link = new URL(passportLink(STAMP, { ...PASSPORT, filters, split: { dimension: 'institution', member: '甲=乙&丙#丁' }, against: { from: '2025-10-01', to: '2025-10-31' } }) ?? '');
  expect([...link.searchParams.entries()]).toEqual([
    ['dataset', 'demo'], ['metric', 'settlement_rate'], ['from', '2026-10-01'], ['to', '2026-10-31'], ['by', 'institution'], ['member', '甲=乙&丙#丁'], ['filters', JSON.stringify(filters)], ['version', '7'], ['definition', '2'], ['against', '2025-10-01..2025-10-31'],
  ]);
});

it('says without an address as well what a number is of', () => {
  expect(passportLink({ ...STAMP, site: null }, PASSPORT)).toBeNull();
  const said = passportLines(STAMP, { ...PASSPORT, filters: [{ dimension: 'region', values: ['N'] }] });
  for (const language of ['zh', 'en'] as const) {
    const words = said.map((line) => line[language]).join('\n');
    for (const part of ['953/1348', '7', '2026-10-31', 'N']) expect(words).toContain(part);
  }
  expect(said.map(({ zh }) => zh).join()).toMatch(/第 2 版.*筛选：地区 = N/u);
});
