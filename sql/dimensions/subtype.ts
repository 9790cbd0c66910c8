import { defineDimension } from '../src/dimension.js';
import { SUBTYPE } from './taxonomy.js';

export const subtype = defineDimension({
  id: 'subtype',
  label: { zh: '纠纷小类', en: 'Sub-type' },
  key: 'subtype',
  words: [SUBTYPE],
  needs: 'subtype',
});
