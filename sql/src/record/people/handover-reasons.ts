import type { LocalisedText } from '../../words.js';

/** Why a case may be handed over. Only recusal takes it out of the first mediator's account whenever it happens. */
export const HANDOVER_REASONS = ['recusal', 'party_request', 'absence', 'workload', 'transfer', 'other'] as const;

/** What they are called. */
export const HANDOVER_REASON_WORDS: Readonly<Record<(typeof HANDOVER_REASONS)[number], LocalisedText>> = {
  recusal: { zh: '回避', en: 'Recusal' },
  party_request: { zh: '当事人申请更换', en: 'Asked for by a party' },
  absence: { zh: '请假或离岗', en: 'Absence' },
  workload: { zh: '工作量调配', en: 'Workload' },
  transfer: { zh: '移送其他组织', en: 'Passed to another organisation' },
  other: { zh: '其他', en: 'Other' },
};
