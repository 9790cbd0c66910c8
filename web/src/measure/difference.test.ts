import { wordingOf } from '../text/wording.js';
import { differenceText } from './difference-text.js';
import { differenceOf } from './difference.js';
import { metric, value } from './samples.js';

const ratio = metric('ratio', 'percent');
const rate = (share: number) => value({ value: share, n: 100 });

describe('differenceOf', () => {
  it('compares a count with a base under ten in units, else in per cent', () => {
    const count = metric('count', 'case', { better: 'none' });
    expect(differenceOf(value({ value: 6, n: 6 }), value({ value: 3, n: 3 }), count)).toMatchObject({ form: 'absolute', amount: 3 });
    expect(differenceOf(value({ value: 110, n: 110 }), value({ value: 100, n: 100 }), count)).toMatchObject({ form: 'percent', amount: 0.1 });
  });

  it('has no difference where one side may not be shown', () => {
    expect(differenceOf(rate(0.5), value({ reliability: 'counts', value: 0.5, n: 4 }), ratio)).toBeNull();
  });

  it('is said in percentage points', () => {
    const difference = differenceOf(rate(0.742), rate(0.75), ratio);
    if (difference === null) throw new Error('no difference');
    expect(differenceText(difference, ratio, wordingOf('zh-CN'))).toBe('−0.8 个百分点');
  });
});
