import { fieldsOfJson } from './read-json-lines.js';

describe('a line of JSON', () => {
  it.each([
    ['{"a":1,"b":{"c":"x","d":{"e":null}},"f":true}', { a: '1', 'b.c': 'x', 'b.d.e': '', f: 'true' }],
    ['{"ids":[1,"二"],"none":[]}', { ids: '[1,"二"]', none: '[]' }],
    // 2^53 + 1 and longer ids do not fit a double.
    ['{"id":9007199254740993,"t":"id 9007199254740993","m":0.1,"n":-123456789012345678.25}', { id: '9007199254740993', t: 'id 9007199254740993', m: '0.1', n: '-123456789012345678.25' }],
    ['{"__proto__":"x","constructor":"y"}', Object.fromEntries([['__proto__', 'x'], ['constructor', 'y']])],
  ])('%s', (line, fields) => { expect(Object.fromEntries(fieldsOfJson(line) ?? [])).toEqual(fields); });

  it.each(['', '[1]', '1', 'null', '"x"', '{"a":', '{a:1}', "{'a':1}"])('%s is none', (line) => { expect(fieldsOfJson(line)).toBeUndefined(); });
});
