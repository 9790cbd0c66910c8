import { createHmac } from 'node:crypto';
import { hmacSha256, pseudonymiser } from './pseudonym.js';

const KEY = 'k'.repeat(32);
const of = (text: string, key = KEY): string => pseudonymiser(key, ['NULL'])(Buffer.from(text));

describe('pseudonyms', () => {
  it.each([['short', 'k'], ['a block', 'k'.repeat(64)], ['longer than a block', '钥'.repeat(40)]])('are HMAC-SHA-256 with a key that is %s', (_, key) => {
    for (const message of ['', '张三', '𠮷野家', 'x'.repeat(1000)]) {
      expect(hmacSha256(key)(message)).toBe(createHmac('sha256', key).update(message).digest('hex'));
    }
  });

  it('do not depend on width, case and blanks, but on the key', () => {
    expect(of('ＬＩ　Si 110101')).toBe(of('li si１１０１０１'));
    expect(of('li si')).not.toBe(of('li si', 'q'.repeat(32)));
    expect(of('li si')).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('stay empty where nothing was delivered', () => {
    expect([of(''), of('NULL')]).toEqual(['', '']);
  });
});
