import { defineDimension } from '../src/dimension.js';
import { HANDOVER_REASON_WORDS } from '../src/record/people/handover-reasons.js';

/** Why a case was first handed over. */
export const handoverReason = defineDimension({
  id: 'handover_reason',
  label: { zh: '转办原因', en: 'Reason of the hand-over' },
  key: 'handover_reason',
  words: [HANDOVER_REASON_WORDS],
  needs: 'handover_reason',
});
