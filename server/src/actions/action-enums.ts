import { enumOf } from '../graphql/enums.js';
import { ACTION_EVENTS, ACTION_STATES, type ActionEventKind, type ActionState } from './action.js';
import { GONE, type Gone } from './owners.js';

/** How far an action is. */
export const ActionStateEnum = enumOf<ActionState>('ActionState', ACTION_STATES, 'done: whoever has it says so. closed: whoever asked for it has looked.');
/** What was done about one. */
export const ActionEventEnum = enumOf<ActionEventKind>('ActionEventKind', ACTION_EVENTS);
/** Why an owner cannot go on. */
export const OwnerGoneEnum = enumOf<Gone>('ActionOwnerGone', GONE, 'account_closed: the account is closed. term_ended: no role of theirs is in force. sees_not: their role does not see the cases any more.');
/** What a verdict was said at. */
export const VerdictStageEnum = enumOf('VerdictStage', ['later', 'review'], 'review: the day of review. later: once three more months were known.');
