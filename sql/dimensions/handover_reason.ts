import { defineDimension } from '../src/dimension.js';
import type { HANDOVER_REASONS } from '../src/record/people/handover-reasons.js';
import type { LocalisedText } from '../src/words.js';

const WORDS: Readonly<Record<(typeof HANDOVER_REASONS)[number], LocalisedText>> = {
  recusal: { zh: '回避', en: 'Recusal' },
  party_request: { zh: '当事人申请更换', en: 'Asked for by a party' },
  absence: { zh: '请假或离岗', en: 'Absence' },
  workload: { zh: '工作量调配', en: 'Workload' },
  transfer: { zh: '移送其他组织', en: 'Passed to another organisation' },
  other: { zh: '其他', en: 'Other' },
};

/** Why a case was first handed over. */
export const handoverReason = defineDimension({
  id: 'handover_reason',
  label: { zh: '转办原因', en: 'Reason of the hand-over' },
  key: 'handover_reason',
  words: [WORDS],
  needs: 'handover_reason',
});
