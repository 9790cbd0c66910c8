import { defineDimension } from '../src/dimension.js';
import { PARTY_GROUP } from './taxonomy.js';

export const partyGroup = defineDimension({
  id: 'party_group',
  label: { zh: '当事人群体', en: 'Party group' },
  key: 'party_group',
  words: [PARTY_GROUP],
  needs: 'party_group',
});
