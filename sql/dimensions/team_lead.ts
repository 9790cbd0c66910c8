import { defineDimension } from '../src/dimension.js';
import { DEMO_MEDIATOR } from './demo-words.js';

/** Who led the mediator's team on the day of assignment: filled from the mediator's record, never delivered with a case. */
export const teamLead = defineDimension({
  id: 'team_lead',
  label: { zh: '团队负责人', en: 'Team lead' },
  key: 'team_lead',
  words: [DEMO_MEDIATOR],
  namesPeople: true,
  needs: 'team_lead',
});
