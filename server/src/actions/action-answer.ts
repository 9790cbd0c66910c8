import { allMetrics, institutionTime, type ActionEntry, type ActionHead, type ActionVerdict, type LocalisedText, type WorkCalendar } from '@concord/sql';
import type { Reason, Verdict } from '../follow-up/rule/terms.js';
import type { LinkedNumber } from '../linked/linked.model.js';
import type { Viewer } from '../store/viewer.js';
import { ACTION, CHANGED, isOverdue, standing, UNDONE, type ActionBody, type ActionEventKind, type Effect } from './action.js';
import type { Action, ActionEffect, ActionEvent, KeptVerdict } from './actions.model.js';
import { workdaysLeft } from './due.js';
import type { Gone } from './owners.js';

/** What an action is made of as it is told. */
export interface Parts {
  readonly head: ActionHead;
  readonly body: ActionBody;
  readonly number: LinkedNumber | null;
  readonly gone: Gone | null;
  readonly ownerName: string;
  readonly verdicts: readonly ActionVerdict[];
  readonly events: readonly ActionEntry[] | null;
}

/** An action as the store keeps it. */
export const bodyOf = ({ body }: Pick<ActionHead, 'body'>): ActionBody => ACTION.parse(JSON.parse(body));

/** Whether somebody directs an action: whoever asked for it, and whoever decides. */
export const mayDirect = ({ id, rights }: Viewer, { createdBy }: Pick<ActionHead, 'createdBy'>): boolean => createdBy === id || rights?.has('define') === true;
/** Whether somebody tells how far it is: its owner, too. */
export const mayReport = (viewer: Viewer, head: Pick<ActionHead, 'createdBy' | 'owner'>): boolean => mayDirect(viewer, head) || (head.owner !== '' && head.owner === viewer.id);

const labelOf = (metric: string): LocalisedText => allMetrics.find(({ id }) => id === metric)?.label ?? { zh: metric, en: metric };

const effectOf = (stands: Effect | null) => (effect: Effect): ActionEffect => ({ ...effect, label: labelOf(effect.metric), isStanding: effect === stands });

/** A verdict as it is told. */
export const verdictOf = ({ asOf, dataVersion, judgedAt, reason, stage, verdict }: ActionVerdict): KeptVerdict =>
  ({ asOf, dataVersion, stage, judgedAt: institutionTime(judgedAt), verdict: verdict as Verdict, reason: reason === '' ? null : (reason as Reason) });

function eventOf({ at, body, by, kind }: ActionEntry): ActionEvent {
  const { dueOn = null, evidence = null, owner, reason = null, state = null, what = null } = CHANGED.parse(JSON.parse(body));
  return { at: institutionTime(at), by, kind: kind as ActionEventKind, dueOn, evidence, owner: owner === undefined ? null : owner.account ?? owner.name, reason, state, what };
}

/** An action as the contract answers it. */
export function actionOf(viewer: Viewer, { body, events, gone, head, number, ownerName, verdicts }: Parts, calendar: WorkCalendar | undefined, today: string): Action {
  const stands = standing(body);
  const isUndone = UNDONE.includes(body.state);
  return {
    id: head.id, dataset: head.dataset, revision: head.revision, createdAt: institutionTime(head.createdAt), createdBy: head.createdBy, what: body.what, number, state: body.state, dueOn: body.dueOn, reason: body.reason,
    owner: { account: body.owner.account, name: ownerName, gone: isUndone ? gone : null }, origin: body.origin, startedOn: body.startedOn, endedOn: body.endedOn, isOverdue: isOverdue(body, today),
    workdaysLeft: isUndone ? workdaysLeft(calendar, body.dueOn, today) : null, effects: body.effects.map(effectOf(stands)), evidence: body.evidence.map((one) => ({ ...one, at: institutionTime(one.at) })),
    mayDirect: mayDirect(viewer, head), mayReport: mayReport(viewer, head), verdicts: verdicts.map(verdictOf), history: events === null ? null : events.map(eventOf),
  };
}
