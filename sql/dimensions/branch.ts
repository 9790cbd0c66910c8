import { defineDimension } from '../src/dimension.js';
import { DEMO_BRANCH } from './demo-words.js';

export const branch = defineDimension({
  id: 'branch',
  label: { zh: '分支行', en: 'Branch' },
  key: 'branch',
  words: [DEMO_BRANCH],
  needs: 'branch',
});
