import { defineDimension } from '../src/dimension.js';
import { DEMO_TEAM } from './demo-words.js';

export const team = defineDimension({
  id: 'team',
  label: { zh: '团队', en: 'Team' },
  key: 'team',
  words: [DEMO_TEAM],
  needs: 'team',
});
