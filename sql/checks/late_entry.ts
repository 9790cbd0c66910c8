import { defineCheck } from '../src/check/check.js';

export const lateEntry = defineCheck({
  id: 'late_entry',
  kind: 'share',
  label: { zh: '迟录', en: 'Late entry' },
  meaning: { zh: '有录入日的案件中，录入晚于收案 7 天以上的占比。', en: 'Share of cases with a date of entry that were entered more than 7 days after receipt.' },
  aspect: 'timeliness',
  severity: 'warn',
  above: 0.1,
  parts: [{ column: 'entered_on', of: 'entered_on IS NOT NULL', fault: () => 'entered_on > received_on + 7' }],
});
