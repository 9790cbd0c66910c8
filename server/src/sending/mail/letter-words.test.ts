import { bodyOf } from './letter-words.js';
import { fileText, headerText } from './mailer.js';

it('lets nothing that is said become markup', () => {
  const hostile = '<script>alert(1)</script> & "x"';
  const { html, text } = bodyOf({ zh: hostile, en: hostile }, [[{ zh: '范围', en: 'Scope' }, hostile]], [{ zh: hostile, en: hostile }], 'https://concord.test/?a=1&b="2"');
  expect(html).not.toMatch(/<script|b="2"/u);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;');
  expect(text).toContain(`范围：${hostile}`);
  expect(text).toContain(`Scope: ${hostile}`);
});

it('makes of a text a header that is one line of whole letters, and of a name one that every disk keeps', () => {
  expect(headerText('甲\r\nBcc: x@y.test\u2028\u202E乙\0')).toBe('甲 Bcc: x@y.test 乙');
  expect(Array.from(headerText('𠮷'.repeat(300)))).toHaveLength(200);
  expect(headerText('a\uD800b')).toBe('a b');
  expect(fileText('月报/2026:02 "x"?.pdf')).toBe('月报_2026_02 _x_.pdf');
});
