import { defineDimension } from '../src/dimension.js';
import { DEMO_ORGANISATION } from './demo-words.js';

export const organisation = defineDimension({
  id: 'organisation',
  label: { zh: '调解组织', en: 'Mediation organisation' },
  key: 'organisation',
  words: [DEMO_ORGANISATION],
  needs: 'organisation',
});
