import { defineDimension } from '../src/dimension.js';

export const mediator = defineDimension({
  id: 'mediator',
  label: { zh: '调解员', en: 'Mediator' },
  key: 'mediator',
  needs: 'mediator',
});
