import { defineDimension } from '../src/dimension.js';
import { DEMO_PRODUCT } from './demo-words.js';

export const product = defineDimension({
  id: 'product',
  label: { zh: '产品', en: 'Product' },
  key: 'product',
  words: [DEMO_PRODUCT],
  needs: 'product',
});
