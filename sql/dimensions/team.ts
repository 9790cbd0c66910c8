import { defineDimension } from '../src/dimension.js';

export const team = defineDimension({
  id: 'team',
  label: { zh: '团队', en: 'Team' },
  key: 'team',
  needs: 'team',
});
