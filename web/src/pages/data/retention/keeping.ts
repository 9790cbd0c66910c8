import { useAnswer } from '../../../graphql/answer.js';
import { useActions } from '../../../graphql/actions.js';
import { DELETE_OLD_EVENTS, EMPTY_REJECTS, KEEPING_MOVED, LOG_KEEPING, LOG_KEEPING_PLAN, REJECT_KEEPING, REJECT_KEEPING_PLAN, SET_LOG_RULE, SET_REJECT_RULE } from '../../../graphql/retention/keeping.js';

/** What a rule is of: the log, or the rejected rows of a dataset. */
export interface Kept {
  readonly what: 'log' | 'rejects';
  readonly dataset: string;
}

/** The rule of one thing, and what is done by it. `isLooking` says whether its effect is asked for. */
export function useKeeping({ what, dataset }: Kept, isLooking: () => boolean) {
  const { act, failure, isBusy } = useActions(KEEPING_MOVED);
  const { answer, retry } = what === 'log' ? useAnswer(LOG_KEEPING, () => ({})) : useAnswer(REJECT_KEEPING, () => ({ dataset }));
  const { answer: planAnswer, retry: retryPlan } = what === 'log' ? useAnswer(LOG_KEEPING_PLAN, () => (isLooking() ? {} : null)) : useAnswer(REJECT_KEEPING_PLAN, () => (isLooking() ? { dataset } : null));
  return {
    answer, retry, planAnswer, retryPlan, failure, isBusy,
    /** False where it was refused. */
    set: async (months: number | null, reason: string): Promise<boolean> => (what === 'log' ? await act(SET_LOG_RULE, { months, reason }) : await act(SET_REJECT_RULE, { dataset, months, reason })) !== null,
    /** How many went; null where it was refused. */
    forget: async (items: number): Promise<number | null> => (what === 'log' ? await act(DELETE_OLD_EVENTS, { items }) : await act(EMPTY_REJECTS, { dataset, items }))?.done.items ?? null,
  };
}
