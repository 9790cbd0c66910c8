import { defineDimension } from '../src/dimension.js';
import { DEMO_MEDIATOR } from './demo-words.js';

export const mediator = defineDimension({
  id: 'mediator',
  label: { zh: '调解员', en: 'Mediator' },
  key: 'mediator',
  words: [DEMO_MEDIATOR],
  namesPeople: true,
  needs: 'mediator',
});
