import { createI18n } from 'vue-i18n';
import { en } from '../../../text/rare/en.js';
import { zhCN } from '../../../text/rare/zh-cn.js';
import { wordingOf } from '../../../text/wording.js';
import { canBeRare, gapTable, gapTrend, gapWords, type RareEvents } from './gaps.js';

const gap = (since: string, on: string, between: number, more: Partial<RareEvents['gaps'][number]> = {}): RareEvents['gaps'][number] => ({ since, on, between, rule: null, variation: 'common_cause', ...more });
const GAPS = [gap('2026-01-10', '2026-02-14', 35), gap('2026-02-14', '2026-02-14', 0), gap('2026-02-14', '2026-07-01', 137, { rule: 'astronomical', variation: 'improvement_high' })];
const RARE: RareEvents = {
  chart: 't', centre: 30, lower: 0, upper: 120.44, trust: 'provisional', falseCalls: { latest: 0.015, since: 0.003 }, gaps: GAPS,
  quiet: { since: '2026-07-01', until: '2026-10-31', between: 122, beyond: true }, findings: [],
};
const NOT_JUDGED: RareEvents = { ...RARE, centre: null, lower: null, upper: null, trust: 'too_few', quiet: { since: '2026-07-01', until: '2026-07-31', between: 30, beyond: false } };

function page(locale: 'en' | 'zh-CN') {
  const { t } = createI18n({ legacy: false, locale, messages: { 'zh-CN': zhCN, en } }).global;
  return { wording: wordingOf(locale), say: (key: string, blanks?: Readonly<Record<string, string>>) => t(key, { ...blanks }) };
}

it('is asked of counts and shares that a monthly chart calls rare, of nothing else', () => {
  const [rare, judged] = [{ chart: 'rare' }, { chart: 'xmr' }] as const;
  expect([canBeRare(rare, { kind: 'count' }), canBeRare(rare, { kind: 'ratio' }), canBeRare(rare, { kind: 'level' }), canBeRare(judged, { kind: 'count' }), canBeRare(null, { kind: 'count' })]).toEqual([true, true, false, false, false]);
});

it('draws a point for each gap where it ends, and a hollow one for the time since', () => {
  const { axis, extent, firmUntil, points } = gapTrend(RARE);
  expect(points.map(({ from, value, complete }) => [from, value, complete])).toEqual([['2026-02-14', 35, true], ['2026-02-14', 0, true], ['2026-07-01', 137, true], ['2026-10-31', 122, false]]);
  expect(points.map(({ limits }) => [limits?.rule, limits?.tone])).toEqual([[null, 'normal'], [null, 'normal'], ['astronomical', 'improvement'], ['astronomical', 'neutral']]);
  expect([firmUntil, extent, axis.min, axis.max]).toEqual([2, [0, 137], 0, 150]);
});

it('draws no limits where nothing is judged, and nothing where there is no gap', () => {
  expect(gapTrend(NOT_JUDGED).points.map(({ limits }) => limits)).toEqual([null, null, null, null]);
  expect(gapTrend({ ...RARE, gaps: [], quiet: null })).toMatchObject({ points: [], extent: null });
});

it('tells each point by its own two events, also of two gaps that end on one day', () => {
  const { tooltip } = gapWords(RARE, page('zh-CN'));
  expect(gapTrend(RARE).points.map(tooltip)).toEqual([
    '2026-01-10 至 2026-02-14：35 天\n正常波动', '2026-02-14 至 2026-02-14：0 天\n正常波动', '2026-02-14 至 2026-07-01：137 天\n改善信号 · 超出控制限', '2026-07-01 之后：已 122 天',
  ]);
  expect(gapTrend(NOT_JUDGED).points.map(gapWords(NOT_JUDGED, page('en')).tooltip).at(2)).toBe('2026-02-14 to 2026-07-01: 137 days');
});

it('lists gaps with their limits, the one that is not over last', () => {
  const table = gapTable(RARE, page('en'));
  expect(table.columns.map(({ label }) => label)).toEqual(['One', 'The next', 'Days between', 'Control limits', 'State']);
  expect(table.rows.map((row) => row.slice(0, 4))).toEqual([
    ['2026-01-10', '2026-02-14', '35', '–120.4'], ['2026-02-14', '2026-02-14', '0', '–120.4'], ['2026-02-14', '2026-07-01', '137', '–120.4'], ['2026-07-01', 'Not yet', '122', '–120.4'],
  ]);
  expect(gapTable(NOT_JUDGED, page('en')).columns).toHaveLength(3);
});
