import { defineDimension } from '../src/dimension.js';
import { DEMO_INSTITUTION } from './demo-words.js';

export const institution = defineDimension({
  id: 'institution',
  label: { zh: '机构', en: 'Institution' },
  key: 'institution',
  words: [DEMO_INSTITUTION],
  needs: 'institution',
});
