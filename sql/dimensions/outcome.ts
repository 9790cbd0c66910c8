import { defineDimension } from '../src/dimension.js';
import { OUTCOME } from './taxonomy.js';

export const outcome = defineDimension({
  id: 'outcome',
  label: { zh: '办理结果', en: 'Outcome' },
  key: 'outcome',
  words: [OUTCOME],
  needs: 'outcome',
});
