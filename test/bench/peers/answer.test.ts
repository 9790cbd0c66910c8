import { difference, inOneOrder } from './answer.js';

describe('answers of peers held against each other', () => {
  it('are the same where every cell is, but for the last bits of a sum', () => {
    expect(difference([['2026-01', 3, null]], [['2026-01', 3, null]])).toBeUndefined();
    expect(difference([[731_124.17]], [[731_124.170_000_1]])).toBeUndefined();
  });

  it('differ by a cent of a large sum, a count of one, a missing value and text that only looks like a number', () => {
    expect(difference([[731_124.17]], [[731_124.18]])).toBe('row 1 is [731124.18] instead of [731124.17]');
    expect(difference([['a', 1], ['b', 2]], [['a', 1], ['b', 3]])).toBe('row 2 is ["b",3] instead of ["b",2]');
    expect(difference([[0]], [[null]])).toBe('row 1 is [null] instead of [0]');
    expect(difference([[1]], [['1']])).toBe('row 1 is ["1"] instead of [1]');
  });

  it('differ by a row or a cell too many or too few', () => {
    expect(difference([[1], [2]], [[1]])).toBe('1 rows instead of 2');
    expect(difference([[1]], [[1, 2]])).toBe('row 1 is [1,2] instead of [1]');
    expect(difference([[1, 2]], [[1]])).toBe('row 1 is [1] instead of [1,2]');
  });

  it('may come in any order where none was asked for', () => {
    expect(difference(inOneOrder([['b', 1], ['a', 2]]), inOneOrder([['a', 2], ['b', 1]]))).toBeUndefined();
  });
});
