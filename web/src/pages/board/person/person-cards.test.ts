import { mount } from '@vue/test-utils';
import { createWording } from '../../../text/wording.js';
import type { RoundMismatch } from '../../../graphql/gen/graphql.js';
import type { Person } from '../person.js';
import PlaceCard from './PlaceCard.vue';
import StrataCard from './StrataCard.vue';

const named = (key: string) => ({ key, isOther: false, label: { zh: key, en: key } });
const stratum = (n: number, observed: number, expected: number, ...path: readonly string[]): Person['strata'][number] => ({ metric: 'settlement_rate_within_limit', n, observed, expected, path: path.map(named) });
const row: Person['row'] = { mediator: named('M1'), score: 58, sd: 3, inZone: 0.9, inSeats: 0.6, place: null, tier: 'gold', reasons: [], indicators: [] };
const own: Person = { cutOff: '2026-10-31', from: '2025-11-01', rankingMode: 'tiers', seats: 2, indicators: [], strata: [stratum(40, 30, 24, '普通', '信用卡'), stratum(20, 8, 9.5, '疑难')], row };
const global = { plugins: [createWording('zh-CN')] };
const strata = (change: Partial<Person>, mismatch: RoundMismatch | null) => mount(StrataCard, { props: { own: { ...own, ...change }, mismatch }, global });
const place = (change: Partial<Person>) => mount(PlaceCard, { props: { own: { ...own, ...change }, definitions: new Map() }, global }).text();

it('tells the strata behind a place, with their sum', () => {
  const card = strata({}, null);
  expect(card.find('[role=status]').exists()).toBe(false);
  expect(card.text()).toContain('合计 38 件，预期 33.5 件');
  expect(card.findAll('tbody tr').slice(0, 2).map((one) => one.text())).toEqual(['普通403024.0+6.0', '疑难2089.5−1.5']);
});

it('says so where a round made again is another, in place of strata that would explain other figures', () => {
  const card = strata({ strata: [] }, 'loads_taken_back');
  expect(card.get('[role=status]').text()).toBe('本轮所据的数据已有撤回，无法按当时的数据逐类复算；上列数字为本轮存档。');
  expect(card.find('table').exists()).toBe(false);
});

it('tells nobody a tier, nor that they fall short, where the institution places nobody', () => {
  const off = place({ rankingMode: 'off', row: { ...row, inZone: null, inSeats: null, tier: null, reasons: [{ code: 'TOO_FEW_CASES', metric: null, found: 3, asked: 30 }] } });
  expect(off).toContain('本机构设为“不评定”');
  expect(off).not.toMatch(/未达资格|金牌|需 30/u);
  expect(place({})).toMatch(/金牌调解员.*把握 90\.0%.*得分 58\.0/su);
});
