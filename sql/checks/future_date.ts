import { defineCheck } from '../src/check/check.js';
import { EVENT_AHEAD } from '../src/check/events.js';

export const futureDate = defineCheck({
  id: 'future_date',
  kind: 'share',
  label: { zh: '未来日期', en: 'Dates to come' },
  meaning: { zh: '有任一事件日期晚于数据截至日的案件占比（期限不计）。', en: 'Share of cases with an event dated after the last day the data knows (deadlines do not count).' },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.01,
  parts: [{ column: '', of: '1', fault: () => EVENT_AHEAD }],
});
