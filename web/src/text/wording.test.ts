import { wordsEn } from './deliver/en.js';
import { wordsZhCN } from './deliver/zh-cn.js';
import { en } from './en.js';
import { wordingOf } from './wording.js';
import { zhCN } from './zh-cn.js';

function sentences(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, inner] of Object.entries(node)) {
    if (typeof inner === 'string') found.set(`${path}${key}`, inner);
    else for (const [name, text] of sentences(inner as object, `${path}${key}.`)) found.set(name, text);
  }
  return found;
}

const chinese = sentences({ ...zhCN, deliver: wordsZhCN });
const english = sentences({ ...en, deliver: wordsEn });
const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

it('has the same sentences in both languages', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

it('leaves the same blanks in both languages', () => {
  for (const [key, text] of chinese) expect([key, blanks(english.get(key) ?? '')]).toEqual([key, blanks(text)]);
});

it('leaves no sentence empty', () => {
  expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('punctuates Chinese with full-width marks', () => {
  const halfWidth = [...chinese].filter(([, text]) => /[\u4e00-\u9fff][,;:()?!]/.test(text));
  expect(halfWidth).toEqual([]);
});

it('uses no sign that would choose a plural or link to another sentence', () => {
  expect([...chinese, ...english].filter(([, text]) => /[|@]/.test(text))).toEqual([]);
});

it('fills the blanks', () => {
  expect(wordingOf('zh-CN').t('measure.n', { n: '12' })).toBe('n = 12');
  expect(wordingOf('en').t('metric.reconcile', { list: '3,912', part: 'Numerator', number: '3,912' })).toBe('List 3,912 = Numerator 3,912');
});
