import { defineDimension } from '../src/dimension.js';
import { DEMO_MEDIATOR } from './demo-words.js';

/** For whom a case counts in an assessment: its first mediator, unless it was handed on within two working days or for recusal. */
export const attributedMediator = defineDimension({
  id: 'attributed_mediator',
  label: { zh: '责任调解员', en: 'Mediator answerable' },
  key: 'attributed_mediator',
  words: [DEMO_MEDIATOR],
  namesPeople: true,
  needs: 'first_mediator',
});
