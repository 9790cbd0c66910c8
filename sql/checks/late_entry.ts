import { defineCheck } from '../src/check/check.js';
import { LATE_ENTRY_DAYS } from '../src/check/late-entry.js';

export const lateEntry = defineCheck({
  id: 'late_entry',
  kind: 'share',
  label: { zh: '迟录', en: 'Late entry' },
  meaning: { zh: '有录入日的案件中，收案三日后才录入的占比。', en: 'Share of cases with a date of entry that were entered more than three days after receipt.' },
  aspect: 'timeliness',
  severity: 'warn',
  above: 0.1,
  parts: [{ column: 'entered_on', of: 'entered_on IS NOT NULL', fault: () => `entered_on > received_on + ${String(LATE_ENTRY_DAYS)}` }],
});
