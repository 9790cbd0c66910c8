import { defineDimension } from '../src/dimension.js';

export const product = defineDimension({
  id: 'product',
  label: { zh: '产品', en: 'Product' },
  key: 'product',
  needs: 'product',
});
