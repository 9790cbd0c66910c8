import { defineDimension } from '../src/dimension.js';
import { REGION } from './taxonomy.js';

export const region = defineDimension({
  id: 'region',
  label: { zh: '地区', en: 'Region' },
  key: 'region',
  words: [REGION],
  needs: 'region',
});
