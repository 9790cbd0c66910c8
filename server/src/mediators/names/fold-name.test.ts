import { alike, foldName } from './fold-name.js';

it.each([
  ['张三', '张 三', '張三', ' 张　三 ', '张·三'],
  ['John Smith', 'Smith, John', 'SMITH JOHN', 'ｊｏｈｎ　ｓｍｉｔｈ', 'Smith-John'],
  ['José Núñez', 'Nunez, Jose'],
  ['M-001', 'm 001', 'Ｍ－００１'],
])('%s is spelled in other ways', (...names) => {
  expect(new Set(names.map(foldName)).size).toBe(1);
});

it.each([['张三', '三张'], ['张三', '张三丰'], ['John Smith', 'J. Smith'], ['M001', 'M0010'], ['李明', '黎明'], ['王芳', '王方']])('%s and %s are told apart', (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other));
});

it('finds groups of two or more, and nothing of names without a letter', () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  expect(alike(named('张三', '李四', '張 三', '—', '...', 'Li Si', 'Si, Li')).map((group) => group.map(({ name }) => name))).toEqual([['张三', '張 三'], ['Li Si', 'Si, Li']]);
});
