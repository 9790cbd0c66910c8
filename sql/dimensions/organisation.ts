import { defineDimension } from '../src/dimension.js';

export const organisation = defineDimension({
  id: 'organisation',
  label: { zh: '调解组织', en: 'Mediation organisation' },
  key: 'organisation',
  needs: 'organisation',
});
