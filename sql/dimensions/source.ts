import { defineDimension } from '../src/dimension.js';

export const source = defineDimension({
  id: 'source',
  label: { zh: '数据来源', en: 'Source' },
  key: 'source',
  needs: 'received_on',
});
