import { bucketsOf, dimensionById, metricById, type CountMetric } from '@concord/sql';
import { valueOf } from '../metrics/value.js';
import { blurredClasses, blurredFindings } from './blurred-classes.js';
import { repeatsBeyond } from './beside-types.js';
import type { IssueLevel } from './issues.model.js';
import { paretoFindings } from './pareto-findings.js';
import { fittingLevel, levelOf, measuresTold, paretoOf, type TypeSize } from './paretos.js';
import { stuckTypes } from './stuck.js';
import { monthFindings, stuckFindings } from './type-findings.js';
import { knownWhole } from '../store/history.js';
import { isRising, signalsOf, typeControl, vitalMonths, type MonthContext } from './type-months.js';

const size = (key: string, n: number, more: Partial<TypeSize> = {}): TypeSize => ({ key, n, ended: n, days: n * 10, amount: 0, withAmount: 0, ...more });
const level = (dimension: IssueLevel['dimension'], vital: number | null): IssueLevel => ({ dimension, types: 100, vital, unclassified: 0 });

describe('types by size', () => {
  it('counts what is not classified in the whole and prints it last', () => {
    const pareto = paretoOf([size('C01', 50), size('C99', 40), size('C02', 10)], 'cases', dimensionById('cause'));
    expect(pareto.bars.map(({ member, share, cumulative }) => [member.key, share, cumulative])).toEqual([['C01', 0.5, 0.5], ['C02', 0.1, 0.6]]);
    expect(pareto).toMatchObject({ total: 100, types: 2, vital: null, unclassified: { types: 1, value: 40, share: 0.4 }, tail: { types: 0, value: 0 } });
    expect(paretoFindings(pareto, 100).map(({ what, tone }) => [what, tone])).toEqual([['vital_few', 'normal'], ['largest', 'normal'], ['concentration', 'normal'], ['unclassified', 'concern']]);
  });

  it('shows the vital few, eight at least and thirty at most, and folds the rest', () => {
    const even = (types: number) => paretoOf(Array.from({ length: types }, (_, i) => size(`C${String(i + 10)}`, 10)), 'cases', dimensionById('cause'));
    expect([even(5), even(12), even(60)].map(({ bars, vital, tail }) => [bars.length, vital, tail.types])).toEqual([[5, 4, 0], [10, 10, 2], [30, 48, 30]]);
  });

  it('tells days only where cases are closed, amounts only where some are known', () => {
    expect(measuresTold([size('C01', 5)])).toEqual(['cases', 'days']);
    expect(measuresTold([size('C01', 5, { ended: 0, amount: 9, withAmount: 1 })])).toEqual(['cases', 'amount']);
  });

  it('warns of each business whose types are other in more than 15 %, however few these are of all', () => {
    const sizes = [size('B03|B03-01|C11', 900), size('B03|B03-99|C11', 50), size('B04|B04-01|C11', 80), size('B04|B04-01|C99', 12), size('B04||C99', 8), size('B06|B06-01|C99', 9), size('|B01-01|C99', 40)];
    // B03 50 of 950; B04 20 of 100; B06 has fewer than ten; 40 tell no business.
    expect(blurredClasses(sizes, 'issue')).toEqual([{ business: 'B04', n: 100, share: 0.2 }]);
    expect(blurredClasses([size('B04-01', 85), size('B04-99', 15)], 'subtype')).toEqual([]);
    expect(blurredClasses([size('B04-01', 84), size('B04-99', 16)], 'subtype')).toEqual([{ business: 'B04', n: 100, share: 0.16 }]);
    expect(blurredFindings(sizes, 'cause')).toEqual([]);
    expect(blurredFindings(sizes, 'issue')[0]?.words.zh).toBe('“其他”与未归类超过 15% 的业务类别：贷款（20.0%）；这些类别之内按类型的结论不可靠。');
  });

  it('gives shares of fewer than ten cases to nobody', () => {
    const [few, ...more] = paretoFindings(paretoOf([size('C01', 4), size('C02', 3)], 'cases', dimensionById('cause')), 7);
    expect([few?.words, more]).toEqual([{ zh: '共 7 件，分属 2 类；件数太少，不计占比。', en: '7 cases of 2 types: too few for shares.' }, []]);
    expect(paretoFindings(paretoOf([], 'cases', dimensionById('cause')), 0).map(({ what }) => what)).toEqual(['nothing']);
  });

  it('says in words what the bars say', () => {
    const pareto = paretoOf([size('C11', 60), size('C12', 30), size('C01', 10)], 'cases', dimensionById('cause'));
    expect(paretoFindings(pareto, 100)[0]?.words).toEqual({ zh: '共 100 件，分属 3 类；最大的 2 类合占 90.0%。', en: '100 cases, of 3 types; the largest 2 hold 90.0%.' });
  });

  it('takes the finest classification that fits, else the one with the fewest vital types', () => {
    expect(fittingLevel([level('issue', 47), level('subtype', 21), level('business', 3)])).toBe('subtype');
    expect(fittingLevel([level('issue', 90), level('subtype', 40)])).toBe('subtype');
    expect(fittingLevel([level('issue', null), level('business', null)])).toBe('issue');
    expect(fittingLevel([])).toBeUndefined();
    expect(levelOf('cause', [{ key: 'C01', n: 70 }, { key: '', n: 30 }])).toEqual({ dimension: 'cause', types: 1, vital: null, unclassified: 0.3 });
  });
});

describe('types by month', () => {
  const metric = metricById('intake') as CountMetric;
  const spans = bucketsOf({ from: '2025-01-01', to: '2026-12-31' }, 'month');
  const context: MonthContext = { metric, spans, stamp: { asOf: '2026-11-15', dataVersion: 1 }, isWhole: knownWhole('2025-01-02', '2026-11-15'), contextOf: () => ({ resets: [], targets: [], targetOn: '2026-12-31', since: '2025-01-01', enteredUntil: '2026-12-31', workdays: () => undefined }) };
  const steady = spans.map((_, i) => 20 + (i % 3));
  const risen = steady.map((n, i) => (i === 21 ? 60 : i > 21 ? 0 : n));

  it('judges complete months only, and says which are outside of their limits', () => {
    const control = typeControl('a', risen, context);
    expect(control?.chart).toMatchObject({ latest: '2026-10-01', variation: 'neutral_high' });
    const signals = control === null ? [] : signalsOf(control, risen, context, '2026-01-01');
    // The one high month lifts the centre, so that those before lie below it in a row.
    expect(signals.filter(({ rule }) => rule !== 'shift').map(({ from, n, rule }) => [from, n, rule])).toEqual([['2026-10-01', 60, 'astronomical']]);
    expect(signals.every(({ from }) => from >= '2026-01-01')).toBe(true);
    expect(isRising({ signals, variation: control?.chart.variation ?? null })).toBe(true);
    expect(isRising({ signals: [], variation: 'common_cause' })).toBe(false);
  });

  it('takes a first month that began before the data for no month', () => {
    const halved = steady.map((n, i) => (i === 0 ? 4 : n));
    const late = { ...context, isWhole: knownWhole('2025-01-20', '2026-11-15') };
    expect(typeControl('a', halved, context)?.points.get('2025-01-01')?.rule).toBe('astronomical');
    expect([typeControl('a', halved, late)?.points.has('2025-01-01'), typeControl('a', halved, late)?.points.has('2025-02-01')]).toEqual([false, true]);
  });

  it('judges nothing of less than a case a month', () => {
    expect(typeControl('rare', spans.map((_, i) => (i % 4 === 0 ? 1 : 0)), context)).toBeNull();
  });

  it('looks for the vital few in the last six complete months, 其他 counted in each', () => {
    const monthly = new Map([['a', spans.map(() => 50)], ['b', spans.map((_, i) => (i < 20 ? 45 : 5))], ['C99', spans.map(() => 5)]]);
    // Complete are the months up to October 2026; of May to October, b is needed for four fifths until August (50/100), and from September on (50/60) no more.
    expect([...vitalMonths(['a', 'b'], monthly, context)]).toEqual([['a', 6], ['b', 4]]);
  });

  it('says how many signals chance alone would give', () => {
    const type = { member: { key: 'a', label: { zh: '甲', en: 'A' }, isOther: false }, n: 1, days: 0, amount: 0, withAmount: 0, share: 1, monthly: [], recurring: false, repeats: null, repeatsBeyond: false, unclassified: false };
    const signal = { from: '2026-10-01', n: 60, centre: 21, lower: 15.3, upper: 26.7, rule: 'astronomical' as const, variation: 'neutral_high' as const };
    const [told] = monthFindings({ judged: 54, byChance: 0.648, latest: '2026-10-01', types: [{ ...type, signals: [signal], variation: 'neutral_high' }] });
    expect(told?.words.zh).toBe('2026年10月，可判断的 54 类中有 1 类高于正常波动：“甲” 60 件（控制上限 26.7）；即使毫无变化，仅凭偶然平均也会有约 0.6 类出现信号。');
    // Within its limits, but on one side for seven months: the limit would say the contrary of what is told.
    const [run] = monthFindings({ judged: 54, byChance: 0.648, latest: '2026-10-01', types: [{ ...type, signals: [{ ...signal, n: 24, rule: 'shift' }], variation: 'neutral_high' }] });
    expect([run?.words.zh, run?.words.en].join()).toMatch(/“甲” 24 件（连续七个月在中线一侧）.*“A” 24 cases \(seven months in a row on one side of the centre\)/u);
    expect(monthFindings({ judged: 54, byChance: 0.648, latest: '2026-10-01', types: [{ ...type, signals: [], variation: 'common_cause' }] })[0]).toMatchObject({ tone: 'normal', words: { zh: '2026年10月，可判断的 54 类都没有高于正常波动的信号，在正常波动范围内。' } });
    expect(monthFindings({ judged: 0, byChance: 0, latest: null, types: [] })[0]?.what).toBe('unjudged');
  });
});

describe('types that stay', () => {
  const ends = ['2026-08-31', '2026-09-30', '2026-10-31'];
  const thrice = (n: number): number[] => [n, n, n];
  // The fixture of the rule: 58 of 240 overall; 18 of 40 is beyond chance, 4 of 6 too few, 12 of 45 is not.
  const types = [
    { key: 'C01', open: thrice(40), aged: thrice(18), excessDays: 500 }, { key: 'C02', open: thrice(6), aged: thrice(4), excessDays: 900 },
    { key: 'C03', open: thrice(45), aged: thrice(12), excessDays: 700 }, { key: 'C04', open: thrice(149), aged: thrice(24), excessDays: 800 },
    { key: 'C05', open: thrice(0), aged: thrice(0), excessDays: 0 },
  ];

  it('lists those beyond chance first, then by days beyond', () => {
    const stuck = stuckTypes(types, ends, 'pending_aged', dimensionById('cause'));
    expect(stuck.overall.map(({ open, aged }) => [open, aged])).toEqual([[240, 58], [240, 58], [240, 58]]);
    expect(stuck.rows.map(({ member, stuck: is }) => [member.key, is])).toEqual([['C01', true], ['C02', false], ['C04', false], ['C03', false]]);
    expect(stuck.rows[0]?.lower).toBeCloseTo(0.3279, 4);
    expect(stuck.excessDays).toBe(2900);
    expect(stuckFindings(stuck).map(({ words }) => words.zh)).toEqual([
      '2026年10月31日在办 240 件，其中 58 件（24.2%）已过期限或超过 60 日，合计超出 2,900 天。',
      '连续三个月末久拖占比都显著高于总体的有 1 类：“服务态度及服务质量”（18/40，超出 500 天）。',
    ]);
  });

  it('calls none stuck that was within at one of the month ends', () => {
    const eased = types.map((type) => (type.key === 'C01' ? { ...type, aged: [18, 9, 18] } : type));
    expect(stuckFindings(stuckTypes(eased, ends, 'pending_aged', dimensionById('cause'))).at(-1)).toMatchObject({ tone: 'normal', figures: { stuck: 0 } });
  });
});

it('calls a share of repeats beyond chance when its lower end lies above that of all types', () => {
  const share = (numerator: number, denominator: number) => valueOf(metricById('repeat_dispute_rate'), { kind: 'ratio', numerator, n: denominator, cohort: denominator, mature: denominator }, { asOf: '2026-11-15', dataVersion: 1 });
  // Wilson 95 %: 20 of 100 from 13.3 %, 12 of 100 from 7.0 %; all types have 10 %.
  expect([repeatsBeyond(share(20, 100), share(100, 1000)), repeatsBeyond(share(12, 100), share(100, 1000)), repeatsBeyond(null, share(1, 10)), repeatsBeyond(share(2, 4), share(0, 0))]).toEqual([true, false, false, false]);
});
