import { defineCheck } from '../src/check/check.js';

export const closedBeforeOpened = defineCheck({
  id: 'closed_before_opened',
  kind: 'share',
  label: { zh: '办结早于受理', en: 'Closed before opened' },
  meaning: { zh: '已办结案件中，办结日早于受理日（无则收案日）的占比。', en: 'Share of closed cases whose closing date is before the date of acceptance (else of receipt).' },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.01,
  parts: [{ column: 'closed_on', of: 'closed_on IS NOT NULL', fault: () => 'closed_on < coalesce(accepted_on, received_on)' }],
});
