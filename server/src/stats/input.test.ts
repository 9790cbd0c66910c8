import { amount, binomial, count, finite, positive, refuseIf, share, StatisticInputError } from './input.js';

function faultOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    if (error instanceof StatisticInputError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('input of a statistic', () => {
  it.each([
    ['NOT_FINITE', () => { finite('n', 1, NaN); }],
    ['NOT_FINITE', () => { count('n', Infinity); }],
    ['NEGATIVE', () => { amount('n', 0.5, -0.1); }],
    ['NEGATIVE', () => { count('n', -1); }],
    ['NOT_POSITIVE', () => { positive('n', 0); }],
    ['NOT_WHOLE', () => { count('n', 2.5); }],
    ['NOT_A_SHARE', () => { share('n', 1.01); }],
    ['MORE_THAN_TRIALS', () => { binomial(3, 2); }],
    ['TOO_FEW', () => { refuseIf(true, 'TOO_FEW', 'n'); }],
    ['none', () => { count('n', 0, 1e6); amount('n', 0, 0.5); share('n', 0, 1); binomial(0, 0); positive('n', 1e-9); refuseIf(false, 'TOO_FEW', 'n'); }],
  ])('%s', (fault, check) => {
    expect(faultOf(check)).toBe(fault);
  });

  it('says in both languages what is wrong with which input', () => {
    expect(new StatisticInputError('NOT_WHOLE', 'counts')).toMatchObject({ name: 'StatisticInputError', zh: '计数：必须是整数', en: 'counts: must be whole' });
  });
});
