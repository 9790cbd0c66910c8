import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { matching, rosterOf } from './roster.js';

const person = (key: string, name: string, given: Parameters<typeof value>[0]) =>
  ({ share: null, member: { key, isOther: false, label: { zh: name, en: name } }, value: value(given) });
const breakdown = {
  dimension: 'mediator' as const, metric: 'settlement_rate' as const, memberCount: 3, total: value({ value: 0.7, n: 400, ciLow: 0.65, ciHigh: 0.75 }),
  rows: [
    person('m1', '赵敏', { value: 0.95, ciLow: 0.9, ciHigh: 0.98, n: 200, numerator: 190, denominator: 200 }),
    person('m2', '陈静', { n: 7, numerator: 7, denominator: 7, value: 1, ciLow: 0.65, ciHigh: 1, reliability: 'counts' }),
    person('m3', '李晓梅', { value: 0.5, ciLow: 0.3, ciHigh: 0.7, n: 20, numerator: 10, denominator: 20, reliability: 'indicative' }),
    { share: null, member: { key: '', isOther: true, label: { zh: '其他', en: 'Other' } }, value: value({ value: 0.1, n: 99 }) },
  ],
};
const roster = rosterOf(breakdown, null, metric('ratio', 'percent'), wordingOf('zh-CN'));

it('lists people by name, not by rate, and leaves 其他 out', () => {
  expect(roster.lines.map((line) => line.name)).toEqual(['陈静', '李晓梅', '赵敏']);
});

it('shows seven of seven as a fraction, without a bar', () => {
  expect(roster.lines[0]).toMatchObject({ value: '7/7', intervalText: '—', reliance: 'counts', interval: { value: null, low: null, high: null } });
});

it('counts who has thirty cases', () => {
  expect([roster.full, roster.lines[1]?.reliance]).toEqual([1, 'indicative']);
});

it('finds by part of a name', () => {
  expect(matching(roster.lines, ' 晓 ').map((line) => line.key)).toEqual(['m3']);
  expect(matching(roster.lines, '')).toHaveLength(3);
});

it('tells the load beside, from the same people over their months of work, and nothing where it is not known', () => {
  const load = {
    definition: metric('rate', 'times'),
    breakdown: { ...breakdown, metric: 'closings_per_fte' as const, rows: [person('m1', '赵敏', { value: 10.456, n: 200, numerator: 200, denominator: 19.1 }), person('m2', '陈静', { n: 7, numerator: 7, denominator: 2, reliability: 'counts' }), person('m3', '李晓梅', { n: 20, lack: 'coverage', reliability: 'none' })] },
  };
  const { lines } = rosterOf(breakdown, null, metric('ratio', 'percent'), wordingOf('zh-CN'), load);
  expect(lines.map((line) => [line.key, line.perFte])).toEqual([['m2', '7/2'], ['m3', '—'], ['m1', '10.46']]);
  expect(lines.map((line) => line.perFteLack !== '')).toEqual([true, true, false]);
});
