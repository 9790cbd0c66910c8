import { printableText } from './printable.js';

it.each([
  ['control characters', 'a\u0000b\u001Bc', 'a\uFFFDb\uFFFDc'], ['breaks of lines', '甲\r\n乙\t丙', '甲 乙 丙'], ['what turns lines around', '\u202Egnp\u2066x', '\uFFFDgnp\uFFFDx'], ['halves of characters', 'x\uD83D y\uDE00', 'x\uFFFD y\uFFFD'], ['whole ones', '𠮷😀', '𠮷😀'], ['joined emoji', '👨‍👩‍👧', '👨‍👩‍👧'],
])('takes out %s', (_, text, plain) => {
  expect(printableText(text, false)).toBe(plain);
});

it('cuts a name that fits no line, and nothing of the sentence around it', () => {
  const text = `“${'名'.repeat(100_000)}” 12 件，占 40%。`;
  expect(printableText(text, true)).toBe(`“${'名'.repeat(160)}…” 12 件，占 40%。`);
  expect(printableText(text, false)).toBe(text);
});

it('never cuts a character in two', () => {
  expect(printableText('𠮷'.repeat(400), true)).toBe(`${'𠮷'.repeat(160)}…`);
  const spaced = printableText('ab 𠮷 '.repeat(5_000), true);
  expect([spaced.length <= 4_000, spaced.endsWith('…'), /\p{Surrogate}/u.test(spaced)]).toEqual([true, true, false]);
});
