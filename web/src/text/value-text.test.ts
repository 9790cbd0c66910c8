import { isBlank, valueText } from './value-text.js';
import { wordingOf } from './wording.js';

const en = wordingOf('en');

it('says a code by its word, a text as it is and nothing as nothing', () => {
  expect(valueText('S2', { zh: '达成书面协议', en: 'Written agreement' }, en)).toBe('Written agreement (S2)');
  expect(valueText('S2', { zh: '达成书面协议', en: 'Written agreement' }, wordingOf('zh-CN'))).toBe('达成书面协议 (S2)');
  expect(valueText('Wang', null, en)).toBe('Wang');
  expect(valueText('Wang', { zh: 'Wang', en: 'Wang' }, en)).toBe('Wang');
  expect(valueText(null, { zh: '未结', en: 'Open' }, en)).toBe('Open');
  expect(valueText(null, null, en)).toBe('');
});

it('knows nothing from something', () => {
  expect([null, '', '0'].map(isBlank)).toEqual([true, true, false]);
});
