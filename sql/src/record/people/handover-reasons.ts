/** Why a case may be handed over. Only recusal takes it out of the first mediator's account whenever it happens. */
export const HANDOVER_REASONS = ['recusal', 'party_request', 'absence', 'workload', 'transfer', 'other'] as const;
