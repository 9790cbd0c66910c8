import { allDimensions, institutionTime, isDate, type ActionEntry, type DimensionId, type LocalisedText } from '@concord/sql';
import { z } from 'zod';
import { LINKED_NUMBER } from '../linked/linked-number.js';
import { ActionRefused } from './action-refused.js';

/** How far an action is. done: whoever has it says so; closed: whoever asked for it has looked. */
export const ACTION_STATES = ['open', 'in_progress', 'done', 'closed', 'cancelled'] as const;
/** One of these. */
export type ActionState = (typeof ACTION_STATES)[number];
/** Those in which it is still to be done. */
export const UNDONE: readonly ActionState[] = ['open', 'in_progress'];

/** What can have been done about one. */
export const ACTION_EVENTS = ['added', 'cancelled', 'changed', 'closed', 'declared', 'done', 'evidence', 'handed_on', 'reopened', 'started'] as const;
/** One of these. */
export type ActionEventKind = (typeof ACTION_EVENTS)[number];

const day = z.string().refine(isDate);
const dimension = z.string().refine((id): id is DimensionId => allDimensions.some((one) => one.id === id));

const EFFECT = z.object({
  metric: z.string(), definitionVersion: z.number().int(), direction: z.enum(['down', 'up']), size: z.number().nullable(), startsOn: day, reviewOn: day, chosenAsWorst: dimension.nullable(), monthsBefore: z.number().int(),
  /** The day it was written down, by whom, whether that was before the action started, and the data version then. */
  declaredOn: day, by: z.string(), isBefore: z.boolean(), dataVersion: z.number().int(),
});
/** What an action was expected to bring, with when that was said. */
export type Effect = z.infer<typeof EFFECT>;

const OWNER = z.object({ account: z.string().nullable(), name: z.string() });
/** Who has it: an account, or a name alone. Of an account the name is that of then. */
export type Owner = z.infer<typeof OWNER>;

const EVIDENCE = z.object({ at: z.string(), by: z.string(), text: z.string() });

/** An action as its events have made it. */
export const ACTION = z.object({
  what: z.string(), number: LINKED_NUMBER.nullable(), owner: OWNER, dueOn: day, state: z.enum(ACTION_STATES),
  /** The day it was first taken up; null while it was not. */
  startedOn: day.nullable(),
  /** The day it was last said to be done, closed or cancelled; null while it is to be done. */
  endedOn: day.nullable(),
  /** Of the last cancellation or reopening. */
  reason: z.string().nullable(), effects: z.array(EFFECT), evidence: z.array(EVIDENCE), origin: z.object({ meeting: z.string(), item: z.string() }).nullable(),
});
/** What `ACTION` reads. */
export type ActionBody = z.infer<typeof ACTION>;

/** What of an action changed, as it was after. */
export const CHANGED = z.object({ what: z.string(), owner: OWNER, dueOn: day, state: z.enum(ACTION_STATES), reason: z.string(), effect: EFFECT, evidence: z.string() }).partial();
/** What `CHANGED` reads. */
export type Changed = z.infer<typeof CHANGED>;

/** The expectation that verdicts go by: the last written down before it started; where there is none, the first of all. What was written down since stands beside it. */
export const standing = ({ effects }: Pick<ActionBody, 'effects'>): Effect | null => effects.filter(({ isBefore }) => isBefore).at(-1) ?? effects[0] ?? null;

const NEXT: Readonly<Record<ActionState, readonly ActionState[]>> = { open: ['in_progress', 'done', 'cancelled'], in_progress: ['done', 'cancelled'], done: ['closed', 'open', 'in_progress', 'cancelled'], closed: ['open', 'in_progress'], cancelled: ['open', 'in_progress'] };
const STATE_WORDS: Readonly<Record<ActionState, LocalisedText>> = {
  open: { zh: '未开始', en: 'not started' }, in_progress: { zh: '进行中', en: 'in progress' }, done: { zh: '已完成', en: 'done' }, closed: { zh: '已关闭', en: 'closed' }, cancelled: { zh: '已取消', en: 'cancelled' },
};
const LEAST_REASON = 4;

/** Whether a step takes a reason: to give up, or to take up anew what was over. */
export const needsReason = (from: ActionState, to: ActionState): boolean => to === 'cancelled' || !UNDONE.includes(from) && UNDONE.includes(to);

function stateAfter(before: ActionBody, to: ActionState, reason: string | undefined, today: string): ActionBody {
  if (!NEXT[before.state].includes(to)) throw new ActionRefused('WRONG_STATE', { state: STATE_WORDS[before.state] });
  if (needsReason(before.state, to) && (reason ?? '').length < LEAST_REASON) throw new ActionRefused('NO_REASON');
  const isUndone = UNDONE.includes(to);
  return { ...before, state: to, startedOn: before.startedOn ?? (to === 'in_progress' || to === 'done' ? today : null), endedOn: isUndone ? null : today };
}

/** An action after a change, that of `today`. What was declared stays beside what is declared anew. Throws `ActionRefused` WRONG_STATE, NO_REASON. */
export function afterChange(before: ActionBody, { dueOn, effect, evidence, owner, reason, state, what }: Changed, at: Pick<ActionBody['evidence'][number], 'at' | 'by'>, today: string): ActionBody {
  const isOver = !UNDONE.includes(before.state);
  if (isOver && state === undefined && (what ?? dueOn ?? owner) !== undefined) throw new ActionRefused('WRONG_STATE', { state: STATE_WORDS[before.state] });
  const after = state === undefined || state === before.state ? before : stateAfter(before, state, reason, today);
  return {
    ...after, what: what ?? after.what, owner: owner ?? after.owner, dueOn: dueOn ?? after.dueOn, reason: reason ?? after.reason,
    effects: effect === undefined ? after.effects : [...after.effects, effect], evidence: evidence === undefined ? after.evidence : [...after.evidence, { ...at, text: evidence }],
  };
}

/** An action as its first events left it; what never changes of it (the number, the meeting) is that of `now`. Throws `ZodError` where they are none. */
export function bodyAfter(now: ActionBody, entries: readonly Pick<ActionEntry, 'at' | 'body' | 'by'>[]): ActionBody {
  const [first, ...rest] = entries.map(({ at, body, by }) => ({ at, by, changed: CHANGED.parse(JSON.parse(body)) }));
  const { dueOn = now.dueOn, effect, owner = now.owner, what = now.what } = first?.changed ?? {};
  const begun: ActionBody = { ...now, what, owner, dueOn, state: 'open', startedOn: null, endedOn: null, reason: null, effects: effect === undefined ? [] : [effect], evidence: [] };
  return rest.reduce((body, { at, by, changed }) => afterChange(body, changed, { at, by }, institutionTime(at).slice(0, 10)), begun);
}

/** What a change is called in the history: by its weightiest part. */
export function kindOf(before: ActionBody, { effect, evidence, owner, state }: Changed): ActionEventKind {
  if (state !== undefined && state !== before.state) return UNDONE.includes(state) ? (UNDONE.includes(before.state) ? 'started' : 'reopened') : (state as 'cancelled' | 'closed' | 'done');
  if (effect !== undefined) return 'declared';
  if (evidence !== undefined) return 'evidence';
  return owner === undefined ? 'changed' : 'handed_on';
}

/** Whether an expectation written down on a day is said beforehand: the action has not been taken up, and the day it is to take effect has not passed. */
export const isSaidBefore = ({ effects, startedOn }: Pick<ActionBody, 'effects' | 'startedOn'>, startsOn: string, today: string): boolean => startedOn === null && today <= startsOn && today <= (standing({ effects })?.startsOn ?? today);

/** Whether it is still to be done and its day has passed. */
export const isOverdue = ({ dueOn, state }: Pick<ActionBody, 'dueOn' | 'state'>, today: string): boolean => UNDONE.includes(state) && dueOn < today;
