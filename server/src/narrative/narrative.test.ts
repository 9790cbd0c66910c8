import { bucketsOf, metricById } from '@concord/sql';
import { knownWhole } from '../store/history.js';
import type { MetricValue } from '../metrics/metrics.model.js';
import { valueOf } from '../metrics/value.js';
import type { Tally } from '../metrics/tally.js';
import { controlFinding } from './control-sentence.js';
import { intervalWords, rebaseFinding, targetFinding } from './target-sentence.js';
import { paragraph, phrase } from './phrase.js';
import { seriesFindings } from './series-findings.js';
import { comparisonFinding, shareFinding, sizeFinding } from './sentences.js';
import { amountText, casesText, dateText, moneyText, monthsText, monthText, peopleText, pointsText, rangeText, spanText } from './text.js';
import { valueWords } from './value-words.js';

const told = (id: string, tally: Tally): MetricValue => valueOf(metricById(id), tally, { asOf: '2026-10-31', dataVersion: 1 });
const rate = (numerator: number, n: number, mature = n): MetricValue => told('settlement_rate', { kind: 'ratio', n, numerator, cohort: n, mature });
const count = (n: number): MetricValue => told('intake', { kind: 'count', n });
const RATE = metricById('settlement_rate');
const INTAKE = metricById('intake');

describe('the door from numbers to text', () => {
  it.each([
    [casesText(1204), '1,204 件', '1,204 cases'], [casesText(1), '1 件', '1 case'], [peopleText(14), '14 人', '14 people'], [monthsText(3), '3 个月', '3 months'],
    [moneyText(35_217.4), '3.52 万元', 'CNY 35.2 k'], [moneyText(1.2e8), '1.20 亿元', 'CNY 120,000.0 k'], [moneyText(-960), '−960 元', 'CNY −960'],
    [pointsText(-0.008), '−0.8 个百分点', '−0.8 percentage points'], [amountText(0.7339, 'percent'), '73.4%', '73.4%'],
    [rangeText(0.7212, 0.7458, 'percent'), '72.1–74.6%', '72.1–74.6%'], [rangeText(-12.3, 4, 'point'), '−12.3 ~ 4.0 分', '−12.3 ~ 4.0 points'],
    [monthText('2026-01-31'), '2026年1月', 'Jan 2026'], [dateText('2026-10-03'), '2026年10月3日', '3 Oct 2026'],
    [spanText({ from: '2026-01-01', to: '2026-10-31' }), '2026年1月至10月', 'Jan 2026 to Oct 2026'],
    [spanText({ from: '2024-02-01', to: '2024-02-29' }), '2024年2月', 'Feb 2024'],
    [spanText({ from: '2023-02-01', to: '2024-02-28' }), '2023年2月1日至2024年2月28日', '1 Feb 2023 to 28 Feb 2024'],
  ])('%o', (words, zh, en) => {
    expect(words).toEqual({ zh, en });
  });

  it('fills every blank once, and refuses one that nothing fills', () => {
    expect(phrase({ zh: '{a}在{b}', en: '{a} at {b}' }, { a: '{b}', b: { zh: '甲', en: 'A' } })).toEqual({ zh: '{b}在甲', en: '{b} at A' });
    // No space between two Chinese characters, one between Chinese and figures.
    expect(['3%', '不到 0.01%'].map((zh) => phrase({ zh: '概率为 {a}，共 {a} 次', en: 'a chance of {a} in all' }, { a: { zh, en: zh } }).zh)).toEqual(['概率为 3%，共 3% 次', '概率为不到 0.01%，共不到 0.01% 次']);
    expect(() => phrase({ zh: '{a}', en: 'x' })).toThrow('nothing fills {a}');
    expect(paragraph([{ zh: '一。', en: 'One.' }, { zh: '二。', en: 'Two.' }])).toEqual({ zh: '一。二。', en: 'One. Two.' });
  });
});

describe('a value in words', () => {
  it.each([
    [rate(0, 0), '—'], [rate(6, 8), '6/8'],
    [rate(8, 16), '50.0%（95% 区间 28.0–72.0%、8/16、不足 30 件，仅供参考）'],
    [rate(3_912, 5_330), '73.4%（95% 区间 72.2–74.6%、3,912/5,330）'],
    [rate(60, 100, 70), '60.0%（95% 区间 50.2–69.1%、60/100、结果尚未成熟，70.0% 已有结果）'],
  ])('follows the rules for small numbers', (value, zh) => {
    expect(valueWords(RATE, value).zh).toBe(zh);
  });

  it('tells times as medians, and says when one is not reached', () => {
    const duration = metricById('time_to_resolution');
    const quick = told('time_to_resolution', { kind: 'duration', durations: [{ day: 20, events: 30, censored: 0 }, { day: 40, events: 10, censored: 0 }] });
    const open = told('time_to_resolution', { kind: 'duration', durations: [{ day: 20, events: 5, censored: 35 }] });
    expect(valueWords(duration, quick)).toEqual({ zh: '中位数 20 天（95% 区间 20–20 天、n = 40）', en: 'a median of 20 days (95% interval 20–20 days, n = 40)' });
    expect(valueWords(duration, open).zh).toBe('中位数未达到（已办结不足一半，n = 40）');
  });

  it('prints a small size as the number it is', () => {
    expect(valueWords(INTAKE, count(3)).zh).toBe('3 件');
  });
});

describe('sentences', () => {
  it('count', () => {
    expect(sizeFinding(INTAKE, count(1204), monthText('2026-10-01'))).toEqual({
      what: 'size', tone: 'normal', figures: { n: 1204, value: 1204 }, words: { zh: '2026年10月收案量 1,204 件。', en: 'Oct 2026, Intake: 1,204 cases.' },
    });
  });

  it('give a share of something named, and none of fewer than ten', () => {
    const card = { zh: '“信用卡”', en: '“Credit card”' };
    expect(shareFinding(card, 460, INTAKE.label, 1204).words).toEqual({ zh: '“信用卡” 460 件，占收案量 1,204 件的 38.2%。', en: '“Credit card”: 460 cases, 38.2% of 1,204 cases (Intake).' });
    expect(shareFinding(card, 4, INTAKE.label, 9)).toMatchObject({ figures: { part: 4, whole: 9 }, words: { zh: '“信用卡” 4 件，收案量共 9 件，件数太少，不计占比。' } });
    expect(shareFinding(card, 0, INTAKE.label, 0).figures).toEqual({ part: 0, whole: 0 });
  });

  it('compare without calling a change news', () => {
    expect(comparisonFinding(INTAKE, count(1204), count(1071), 'period', true)?.words).toEqual({
      zh: '环比 +12.4%（上期 1,071 件），在正常波动范围内。', en: 'Against the period before: +12.4% (1,071 cases then), within normal variation.',
    });
    expect(comparisonFinding(INTAKE, count(12), count(3), 'year')?.words.zh).toBe('同比 +9 件（上年同期 3 件）。');
    expect(comparisonFinding(RATE, rate(742, 1000), rate(750, 1000), 'year', false)?.words.zh).toBe('同比 −0.8 个百分点（上年同期 75.0%）。');
    expect(comparisonFinding(RATE, rate(742, 1000), rate(6, 8), 'year')).toBeNull();
    // Of a cohort half of which is known nothing is held against one that is known, whichever came first.
    const COHORT = metricById('settlement_rate_cohort');
    expect([comparisonFinding(COHORT, rate(60, 100, 70), rate(75, 100), 'period'), comparisonFinding(COHORT, rate(75, 100), rate(60, 100, 94), 'year')]).toEqual([null, null]);
    // What is counted only once it is known is as it will stay.
    expect(comparisonFinding(metricById('reopen_rate'), rate(60, 100, 70), rate(75, 100), 'period')?.figures).toEqual({ change: expect.closeTo(-0.15, 12) as number });
  });

  it('compare counts with the period before by working days as well', () => {
    // October 2026 has 18, September 22: 1,599/18 = 88.8, 2,100/22 = 95.5.
    expect(comparisonFinding(INTAKE, count(1599), count(2100), 'period', true, [1599 / 18, 2100 / 22])?.words).toEqual({
      zh: '环比 −23.9%（上期 2,100 件），每工作日 −6.9%（88.8 件，上期 95.5 件），在正常波动范围内。',
      en: 'Against the period before: −23.9% (2,100 cases then); per working day −6.9% (88.8 a day, 95.5 then), within normal variation.',
    });
    expect(comparisonFinding(INTAKE, count(1599), count(2100), 'period', undefined, [1599 / 18, null])?.words.zh).toBe('环比 −23.9%（上期 2,100 件）。');
    expect(comparisonFinding(INTAKE, count(4), count(3), 'period', undefined, [0.2, 0.15])?.words.zh).toBe('环比 +1 件（上期 3 件）。');
  });

  it('say that variation is normal, or which rule fired', () => {
    const chart = { chart: 'xmr', heldBack: null } as const;
    const point = { centre: 0.72, lower: 0.68, upper: 1.1, rule: null, variation: 'common_cause' } as const;
    expect(controlFinding(RATE, { ...chart, latest: '2026-10-01', variation: 'common_cause' }, point)).toMatchObject({
      tone: 'normal', words: { zh: '2026年10月在正常波动范围内（控制限 68.0–100.0%）。', en: 'Oct 2026 is within normal variation (control limits 68.0–100.0%).' },
    });
    expect(controlFinding(RATE, { ...chart, latest: '2026-10-01', variation: 'concern_low' }, { ...point, rule: 'shift', variation: 'concern_low' })).toMatchObject({
      tone: 'concern', words: { zh: '2026年10月出现关注信号：连续七个月在中线一侧（控制限 68.0–100.0%）。' },
    });
    expect(controlFinding(RATE, { ...chart, latest: null, variation: null }, null).words.en).toContain('no verdict');
    // Of a share one side is rare, while there may be thousands of the other.
    expect(controlFinding(RATE, { ...chart, chart: 'rare', latest: null, variation: null }, null).words.zh).toBe('“调解成功”与其余之中，较少的一方平均每月不足一件，按月的控制图判断不了。');
  });

  it('say whether a target is met, or the interval kept', () => {
    const within = { lower: 0.4, upper: 0.6, value: null, validFrom: '2026-01-01', validTo: null };
    expect(targetFinding(RATE, { assurance: 'inconsistent', target: 0.72, within: null })?.words).toEqual({ zh: '目标 72.0%：时达时不达。', en: 'Target 72.0%: hit and miss.' });
    expect(targetFinding(RATE, { assurance: 'pass', target: 0.72, within })?.words.zh).toBe('合理区间 40.0–60.0%：稳定在区间内。');
    expect(targetFinding(RATE, { assurance: null, target: null, within })?.words.zh).toBe('合理区间 40.0–60.0%。');
    expect(targetFinding(RATE, { assurance: null, target: null, within: null })).toBeNull();
    expect([intervalWords({ lower: 0.4, upper: null }, RATE).zh, intervalWords({ lower: null, upper: 30 }, metricById('time_to_resolution')).en]).toEqual(['不低于 40.0%', 'at most 30 days']);
  });

  it('give the reason for a new baseline as it was written', () => {
    const phase = { from: '2025-07-01', trust: 'full', why: 'rebase', startsOn: '2025-07-01', text: { zh: '新流程上线。', en: 'New procedure' }, frozenUntil: null } as const;
    expect(rebaseFinding(phase)?.words).toEqual({ zh: '自2025年7月1日起重设基线：新流程上线。', en: 'Baseline set anew from 1 Jul 2025: New procedure.' });
    expect(rebaseFinding({ ...phase, frozenUntil: '2026-06-30' })?.words.zh).toBe('自2025年7月1日起重设基线，控制限冻结于2026年6月30日之前的月份：新流程上线。');
    expect(rebaseFinding({ ...phase, why: 'first' })).toBeNull();
  });
});

describe('a series of counts', () => {
  const points = (first: string, isWhole = knownWhole('2025-10-20', '2026-11-15')) => bucketsOf({ from: first, to: '2026-11-15' }, 'month')
    .map((span) => ({ from: span.from, to: span.to, complete: isWhole(span), workdays: 20, perWorkday: isWhole(span) ? 5 : null, value: count(span.to < '2025-10-20' ? 0 : 100) }));
  const chart = { chart: 'xmr', chance: 0.012, latest: '2026-10-01', perWorkday: true, heldBack: null, targets: [], target: null, within: null, phases: [], rules: '', variation: null, assurance: null } as const;
  const said = (until: string, heldBack: string | null = null) => seriesFindings(INTAKE, points('2024-06-01').filter(({ from }) => from <= until), 'month', { ...chart, heldBack }).map(({ words }) => words.zh);

  it('is held against months that the data know whole, and never against the time before them', () => {
    // The data begin on 20 October 2025: neither half a month nor none is a month before.
    expect(said('2026-11-01')).toEqual(['2026年10月收案量 100 件。', '环比 0.0%（上期 100 件），每工作日 0.0%（5.0 件，上期 5.0 件）。', expect.any(String)]);
    expect(said('2025-11-01')).toEqual(['2025年11月收案量 100 件。', expect.stringContaining('不作判断')]);
    expect(said('2025-12-01').filter((words) => /环比|同比/u.test(words))).toHaveLength(1);
  });

  it('is held against none while cases are still being entered', () => {
    expect(said('2026-11-01', '2026-10-01').filter((words) => /环比|同比/u.test(words))).toEqual([]);
    expect(said('2026-11-01', '2026-11-01').filter((words) => /环比|同比/u.test(words))).toHaveLength(1);
  });

  it('knows a first month whole that began with days off', () => {
    expect([knownWhole('2026-01-05', '2026-03-31'), knownWhole('2026-01-06', '2026-03-31'), knownWhole(null, '2026-03-31')].map((isWhole) => isWhole({ from: '2026-01-01', to: '2026-01-31', whole: true }))).toEqual([true, false, false]);
  });
});

describe('a series of medians', () => {
  const metric = metricById('time_to_first_default');
  const median = (events: number) => told('time_to_first_default', { kind: 'duration', durations: [{ day: 20, events, censored: 40 - events }] });
  const months = (events: readonly number[]) => bucketsOf({ from: '2024-01-01', to: '2025-12-31' }, 'month').slice(0, events.length)
    .map(({ from, to }, i) => ({ from, to, complete: true, workdays: null, perWorkday: null, value: median(events[i] ?? 0) }));
  const said = (events: readonly number[]) => seriesFindings(metric, months(events), 'month', null)[0]?.words.zh;

  it('tells the newest month that reached one, unless that is over a year ago: then that it is not reached', () => {
    expect(said([30, ...Array<number>(12).fill(5)])).toBe('2024年1月首次违约时间 中位数 20 天（95% 区间 20–20 天、n = 40）。');
    expect(said([30, ...Array<number>(13).fill(5)])).toBe('2025年2月首次违约时间 中位数未达到（已违约不足一半，n = 40）。');
  });
});
