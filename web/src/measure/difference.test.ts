import { wordingOf } from '../text/wording.js';
import { differenceText, verdictText } from './difference-text.js';
import { differenceInterval, differenceOf } from './difference.js';
import { metric, value } from './samples.js';

const ratio = metric('ratio', 'percent');
const rate = (share: number, ciLow: number, ciHigh: number) => value({ value: share, ciLow, ciHigh, n: 100 });

describe('differenceInterval', () => {
  // Newcombe (1998), method 10, the worked example 56/70 against 48/80: 0.0524 to 0.3339.
  it('is Newcombe’s hybrid score interval for Wilson limits', () => {
    const now = rate(56 / 70, 0.6918, 0.8769);
    const before = rate(48 / 80, 0.4904, 0.7004);
    const interval = differenceInterval(now, before);
    expect(interval?.low).toBeCloseTo(0.0524, 3);
    expect(interval?.high).toBeCloseTo(0.3339, 3);
  });
});

describe('differenceOf', () => {
  it('says nothing of a difference that chance explains', () => {
    expect(differenceOf(rate(0.742, 0.71, 0.77), rate(0.734, 0.70, 0.765), ratio)).toMatchObject({ form: 'points', verdict: 'within', tone: 'normal' });
  });

  it('colours a difference beyond chance by the good direction, in words too', () => {
    const [high, low] = [rate(0.8, 0.78, 0.82), rate(0.6, 0.58, 0.62)];
    expect(differenceOf(high, low, ratio)).toMatchObject({ verdict: 'beyond', tone: 'improvement' });
    expect(differenceOf(high, low, { ...ratio, better: 'lower' })?.tone).toBe('concern');
    expect(differenceOf(high, low, { ...ratio, better: 'none' })?.tone).toBe('neutral');
  });

  it('judges nothing on fewer than thirty, or before a cohort is mature', () => {
    const few = { ...rate(0.9, 0.8, 0.95), reliability: 'indicative' as const };
    const young = { ...rate(0.9, 0.8, 0.95), maturity: 0.8 };
    expect(differenceOf(few, rate(0.2, 0.1, 0.3), ratio)?.verdict).toBe('unknown');
    expect(differenceOf(young, rate(0.2, 0.1, 0.3), ratio)?.verdict).toBe('unknown');
  });

  it('compares a count with a base under ten in units, else in per cent', () => {
    const count = metric('count', 'case', { better: 'none' });
    expect(differenceOf(value({ value: 6, n: 6 }), value({ value: 3, n: 3 }), count)).toMatchObject({ form: 'absolute', amount: 3 });
    expect(differenceOf(value({ value: 110, n: 110 }), value({ value: 100, n: 100 }), count)).toMatchObject({ form: 'percent', amount: 0.1 });
  });

  it('has no difference where one side may not be shown', () => {
    expect(differenceOf(rate(0.5, 0.4, 0.6), value({ reliability: 'counts', value: 0.5, n: 4 }), ratio)).toBeNull();
  });

  it('is said in percentage points', () => {
    const difference = differenceOf(rate(0.742, 0.71, 0.77), rate(0.75, 0.70, 0.785), ratio);
    if (difference === null) throw new Error('no difference');
    expect(differenceText(difference, ratio, wordingOf('zh-CN'))).toBe('−0.8 个百分点');
    expect(verdictText(difference, wordingOf('en'))).toBe('within sampling error');
  });
});
