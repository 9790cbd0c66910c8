import { defineDimension } from '../src/dimension.js';
import { CAUSE } from './taxonomy.js';

export const cause = defineDimension({
  id: 'cause',
  label: { zh: '投诉原因', en: 'Cause' },
  key: 'cause',
  words: [CAUSE],
  needs: 'cause',
});
