import { EngineError } from '../engine.js';
import { paramText, parseRows, quotedName, stringLiteral } from './literal.js';

describe('values on their way into SQL', () => {
  it('writes text, numbers and lists as the engine reads them', () => {
    expect(paramText(`a'b\\c\td\n`)).toBe(`a\\'b\\\\c\\td\\n`);
    expect(paramText(-1.5)).toBe('-1.5');
    expect(paramText(["x'y", '案'])).toBe(`['x\\'y','案']`);
    expect(paramText([1, 2])).toBe('[1,2]');
    expect(paramText([])).toBe('[]');
    expect(() => paramText(Number.POSITIVE_INFINITY)).toThrow(EngineError);
    expect(() => paramText([1, Number.NaN])).toThrow(EngineError);
  });

  it('quotes literals and names', () => {
    expect(stringLiteral(`it's \\ \0`)).toBe(`'it\\'s \\\\ \\0'`);
    expect(quotedName('a`b\\c')).toBe('`a\\`b\\\\c`');
  });
});

describe('parseRows', () => {
  it('reads one document', () => {
    const json = '{"meta":[{"name":"a","type":"UInt8"}],"data":[[1],[2]],"rows":2,"statistics":{"elapsed":0.002}}';
    expect(parseRows(json)).toEqual({ columns: ['a'], rows: [[1], [2]], elapsedMs: 2 });
  });

  it('refuses two documents in one answer, half of one, and anything else', () => {
    const one = '{"meta":[],"data":[]}';
    for (const text of [one + one, one.slice(0, -1), '', '[]', '{"meta":[]}']) expect(() => parseRows(text)).toThrow(SyntaxError);
  });
});
