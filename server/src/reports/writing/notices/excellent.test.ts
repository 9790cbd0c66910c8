import { inEach } from './excellent.js';

it('tells a story in the language it is read in, where it was written in both', () => {
  expect(inEach('双方和解。\nBoth sides settled.')).toEqual({ zh: '双方和解。', en: 'Both sides settled.' });
  expect(inEach('双方和解。\n\n依约履行。')).toEqual({ zh: '双方和解。\n\n依约履行。', en: '双方和解。\n\n依约履行。' });
});
