import { defineDimension } from '../src/dimension.js';

export const branch = defineDimension({
  id: 'branch',
  label: { zh: '分支行', en: 'Branch' },
  key: 'branch',
  needs: 'branch',
});
