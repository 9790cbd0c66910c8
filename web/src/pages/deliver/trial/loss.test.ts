import { losesMuch } from './loss.js';

it('takes two in a hundred for slips of the pen, and more for a reason to think twice', () => {
  expect([losesMuch({ delivered: 100, rejected: 2 }), losesMuch({ delivered: 100, rejected: 3 }), losesMuch({ delivered: 0, rejected: 0 })]).toEqual([false, true, false]);
});
