import { defineDimension } from '../src/dimension.js';
import { BUSINESS, CAUSE, SUBTYPE } from './taxonomy.js';

/** Business × sub-type × cause: the grain at which disputes are analysed, since two causes alone hold most of all cases. */
export const issue = defineDimension({
  id: 'issue',
  label: { zh: '纠纷类型', en: 'Issue type' },
  key: 'issue',
  parts: ['business', 'subtype', 'cause'],
  words: [BUSINESS, SUBTYPE, CAUSE],
  needs: 'business',
});
