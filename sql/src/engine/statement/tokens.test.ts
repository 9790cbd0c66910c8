import { splitStatements, tokenize, TokenError } from './tokens.js';

const texts = (sql: string): string[] => tokenize(sql).map(({ text }) => text);

describe('tokenize', () => {
  it('keeps literals and quoted names whole and drops comments', () => {
    expect(texts(`SELECT 'a;''b\\'c', "x;""y", \`z;\\\`\` -- 'open`)).toEqual(['SELECT', `'a;''b\\'c'`, ',', 'x;""y', ',', 'z;\\`']);
    expect(texts('SELECT/* a /* nested; */ b */1')).toEqual(['SELECT', '1']);
    expect(texts("SELECT '-- no comment', '/* nor this'")).toEqual(['SELECT', "'-- no comment'", ',', "'/* nor this'"]);
  });

  it('reads names, numbers and signs', () => {
    expect(texts('WHERE a.b>=1.5e3 AND {p:Array(String)}::Int8')).toEqual([
      'WHERE', 'a', '.', 'b', '>=', '1.5e3', 'AND', '{', 'p', ':', 'Array', '(', 'String', ')', '}', '::', 'Int8',
    ]);
  });

  it.each(["'open", '"open', '`open', "'ends in \\'", '/* open', '/* /* */', 'a # b', 'a // b', '$tag$x$tag$', '‘x’', '案', 'a\0b', '1 \u2212 1'])('refuses %j', (sql) => {
    expect(() => tokenize(sql)).toThrow(TokenError);
  });
});

describe('splitStatements', () => {
  it('cuts at semicolons that are no part of a literal or a comment', () => {
    expect(splitStatements(`-- first; still first\nSELECT ';';\n;\nSELECT 2 /* ; */ ;\n-- end`)).toEqual([`SELECT ';'`, 'SELECT 2']);
    expect(splitStatements('SELECT 1')).toEqual(['SELECT 1']);
    expect(splitStatements(' -- nothing\n')).toEqual([]);
  });
});
