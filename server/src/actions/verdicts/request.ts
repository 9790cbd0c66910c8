import type { FollowUpRequest } from '../../follow-up/follow-up.input.js';
import { standing, type ActionBody, type Effect } from '../action.js';

/** What is asked of an action, as it was declared; null where it rests on no number or nothing was declared. */
export function requestOf(body: ActionBody): { readonly effect: Effect; readonly request: FollowUpRequest } | null {
  const [effect, { number }] = [standing(body), body];
  if (effect === null || number === null) return null;
  const { chosenAsWorst, dataVersion, declaredOn, definitionVersion, direction, metric, monthsBefore, reviewOn, size, startsOn } = effect;
  return {
    effect,
    request: {
      dataset: number.dataset, filters: number.filters, split: number.split, metric, definitionVersion, startsOn, reviewOn, declaredOn, monthsBefore, decidedAtLoad: dataVersion, expected: { direction, size },
      chosenAsWorst: chosenAsWorst === null ? null : { dimension: chosenAsWorst },
    },
  };
}
