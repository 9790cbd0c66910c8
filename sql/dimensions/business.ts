import { defineDimension } from '../src/dimension.js';
import { BUSINESS } from './taxonomy.js';

export const business = defineDimension({
  id: 'business',
  label: { zh: '业务类别', en: 'Business' },
  key: 'business',
  words: [BUSINESS],
  needs: 'business',
});
