import { defineDimension } from '../src/dimension.js';
import { OVERDUE_STAGE } from './taxonomy.js';

export const overdueStage = defineDimension({
  id: 'overdue_stage',
  label: { zh: '逾期阶段', en: 'Stage overdue' },
  key: 'overdue_stage',
  words: [OVERDUE_STAGE],
  order: Object.keys(OVERDUE_STAGE),
  needs: 'overdue_stage',
});
