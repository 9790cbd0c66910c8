import { kindsOf } from './move-kinds.js';

const STRATA = ['complexity', 'amount_band'];

it('names what is different about a case once, in one order', () => {
  expect(kindsOf(['closed_on', 'complexity', 'outcome', 'due_on', 'attributed_mediator', 'amount_band', 'consumer_score'], [], STRATA)).toEqual(['attribution', 'outcome', 'dates', 'stratum', 'other']);
  expect(kindsOf([], [], STRATA)).toEqual([]);
});

it('says that a case came to count or ceased to, and not that it counts to somebody\u2019s credit', () => {
  expect(kindsOf([], [{ before: 'out', after: 'counted' }, { before: 'credited', after: 'out' }], STRATA)).toEqual(['entered', 'left']);
  expect(kindsOf(['outcome'], [{ before: 'counted', after: 'credited' }], STRATA)).toEqual(['outcome']);
});
