import { ratioText } from './tables.js';

describe('a ratio in the table of peers', () => {
  it('says that it misses its aim, on the side where the aim lies, and only there', () => {
    expect(ratioText(1.5, { atMost: 1.5 })).toBe('1.50 ×');
    expect(ratioText(1.501, { atMost: 1.5 })).toBe('1.50 ×, missed');
    expect(ratioText(6, { atLeast: 6 })).toBe('6.00 ×');
    expect(ratioText(5.999, { atLeast: 6 })).toBe('6.00 ×, missed');
    expect(ratioText(0.01, {})).toBe('0.01 ×');
  });
});
