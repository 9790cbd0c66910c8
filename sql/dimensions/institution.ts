import { defineDimension } from '../src/dimension.js';

export const institution = defineDimension({
  id: 'institution',
  label: { zh: '机构', en: 'Institution' },
  key: 'institution',
  needs: 'institution',
});
