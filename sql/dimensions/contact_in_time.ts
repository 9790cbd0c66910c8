import { defineDimension } from '../src/dimension.js';

const CONTACT = {
  in_time: { zh: '期限内联系上', en: 'Reached in time' },
  late: { zh: '逾期后联系上', en: 'Reached late' },
  never: { zh: '未联系上', en: 'Not reached' },
  '': { zh: '未分派或无期限', en: 'Not assigned, or without a limit' },
} as const;

/** Whether the first contact kept its limit, two working days after assignment unless a rule of one's own says otherwise. */
export const contactInTime = defineDimension({
  id: 'contact_in_time',
  label: { zh: '首次联系', en: 'First contact' },
  key: `multiIf(contact_due_on IS NULL, '', first_contact_on <= contact_due_on, 'in_time', first_contact_on IS NOT NULL, 'late', 'never')`,
  words: [CONTACT],
  order: Object.keys(CONTACT),
  needs: 'first_contact_on',
});
