import { defineDimension } from '../src/dimension.js';
import { COMPLEXITY } from './taxonomy.js';

export const complexity = defineDimension({
  id: 'complexity',
  label: { zh: '难易程度', en: 'Complexity' },
  key: 'complexity',
  words: [COMPLEXITY],
  needs: 'complexity',
});
