import type { DimensionId, Filter } from '@concord/sql';
import type { Action } from '../../../actions/actions.model.js';
import type { Annotation } from '../../../annotations/annotations.model.js';
import type { BetterDone, BetterTypes, Reach } from '../cause.model.js';

const BUSINESS = 'business' as const;

/** A type, and the business it is of where that is known. */
export interface LikeType {
  readonly dimension: DimensionId;
  readonly key: string;
  readonly business: string | null;
}

/** The days in which something has to have been done to be told. */
type During = Pick<BetterTypes, 'after' | 'before'>;

/** How far what was done to some cases reaches a type: null where it left it out. */
export function reachOf(filters: readonly Filter[], { business, dimension, key }: LikeType): Reach | null {
  const nameOf = (by: DimensionId): string | null => (by === dimension ? key : by === BUSINESS ? business : null);
  const told = filters.filter(({ dimension: by }) => by === dimension || by === BUSINESS);
  if (told.some(({ dimension: by, exclude = false, values }) => { const name = nameOf(by); return name === null || values.includes(name) === exclude; })) return null;
  if (told.length < filters.length) return 'part';
  const kept = told.filter(({ exclude }) => exclude !== true);
  return kept.length === 0 ? 'all' : kept.some(({ dimension: by }) => by === dimension) ? 'type' : 'business';
}

/** How far an event reaches a type. Several scopes tell the same by several dimensions: one that names the type is enough. */
function reachOfEvent({ scopes }: Pick<Annotation, 'scopes'>, type: LikeType): Reach | null {
  if (scopes.length === 0) return 'all';
  const told = scopes.filter(({ dimension }) => dimension === type.dimension || dimension === BUSINESS);
  if (told.length === 0) return 'part';
  const found = told.find((scope) => reachOf([{ dimension: scope.dimension, values: scope.members.map(({ key }) => key) }], type) !== null);
  if (found === undefined) return null;
  return !found.isWhole ? 'part' : found.dimension === type.dimension ? 'type' : 'business';
}

function eventDone(event: Annotation, reach: Reach): BetterDone {
  const { endsOn, id, kind, startsOn, text } = event;
  return { id, text, reach, startsOn, endsOn, isAction: false, kind, state: null, verdict: null, reason: null, metric: null };
}

/** How far an action reaches a type: as far as the cases of its number. */
function reachOfAction({ number }: Action, type: LikeType): Reach | null {
  if (number === null) return null;
  return reachOf([...number.filters, ...(number.split === null ? [] : [{ dimension: number.split.dimension, values: [number.split.member] }])], type);
}

/** The day an action took effect: as it was declared, else the day it was taken up. */
const sinceOf = ({ createdAt, effects, startedOn }: Action): string => effects.find(({ isStanding }) => isStanding)?.startsOn ?? startedOn ?? createdAt.slice(0, 10);

function actionDone(action: Action, reach: Reach): BetterDone {
  const { effects, endedOn, id, state, verdicts, what } = action;
  // What was said of later data stands over what was said at the review.
  const verdict = verdicts.find(({ stage }) => stage === 'later') ?? verdicts[0] ?? null;
  const effect = effects.find(({ isStanding }) => isStanding) ?? null;
  return { id, text: { zh: what, en: what }, reach, startsOn: sinceOf(action), endsOn: endedOn, isAction: true, kind: null, state, verdict: verdict?.verdict ?? null, reason: verdict?.reason ?? null, metric: verdict === null ? null : effect?.label ?? null };
}

/** What was done about a type within the two times, oldest first: events that began then, and actions that are over and were at work then. An action that rests on no number says not whom it was about. */
export function doneAbout(type: LikeType, { after, before }: During, annotations: readonly Annotation[], actions: readonly Action[]): BetterDone[] {
  const events = annotations.filter(({ startsOn }) => startsOn >= before.from && startsOn <= after.to)
    .flatMap((event) => { const reach = reachOfEvent(event, type); return reach === null ? [] : [eventDone(event, reach)]; });
  const over = actions.filter((action) => sinceOf(action) <= after.to && (action.endedOn ?? sinceOf(action)) >= before.from)
    .flatMap((action) => { const reach = reachOfAction(action, type); return reach === null ? [] : [actionDone(action, reach)]; });
  return [...events, ...over].sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.id.localeCompare(b.id));
}

/** Whether it was for the type or its business by name, and so stands beside it; what was for everybody or for some places stands once for all types. */
export const isNamed = ({ reach }: BetterDone): boolean => reach === 'type' || reach === 'business';
