import { defineDimension } from '../src/dimension.js';
import { DEMO_MEDIATOR } from './demo-words.js';

/** Who had a case before its first hand-over; empty where it was never handed over. */
export const firstMediator = defineDimension({
  id: 'first_mediator',
  label: { zh: '首任调解员', en: 'First mediator' },
  key: 'first_mediator',
  words: [DEMO_MEDIATOR],
  namesPeople: true,
  needs: 'first_mediator',
});
