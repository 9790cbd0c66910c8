import type { MeetingEntry, Scope } from '@concord/sql';
import { AGENDA_KINDS, type MeetingDone, type MeetingState, type Plan, type ProposedItem } from './events.js';

/** Who did something, and when (UTC, as the store writes it). */
export interface Mark {
  readonly by: string;
  readonly at: string;
}

/** An item as it stands: in its place, or dropped. */
export interface AgendaItem extends ProposedItem {
  readonly dropped: Mark | null;
  /** A person added it, or said who answers for it or how long it takes: it stays whatever is proposed later. */
  readonly isKept: boolean;
}

/** What a participant prepared. */
export interface Statement extends Mark {
  readonly participant: string;
  readonly text: string;
  /** Counts its changes. */
  readonly revision: number;
}

/** What was decided on an item. */
export interface Decision extends Mark {
  readonly id: string;
  readonly item: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly revision: number;
  readonly withdrawn: (Mark & { readonly reason: string }) | null;
}

/** Minutes that were sealed, the first version first. `upTo`: the event they tell up to. */
export interface SealedMinutes extends Mark {
  readonly pack: string;
  readonly upTo: number;
}

/** A meeting as its events have made it. */
export interface Course {
  readonly state: MeetingState;
  readonly plan: Plan;
  /** Of whoever planned it: whoever sees all of it may see the meeting. */
  readonly scope: Scope;
  readonly chair: string;
  /** Everybody who chaired, in order. */
  readonly chairs: readonly (Mark & { readonly chair: string })[];
  /** In their order, dropped ones among them. */
  readonly items: readonly AgendaItem[];
  readonly statements: readonly Statement[];
  readonly decisions: readonly Decision[];
  readonly frozen: (Mark & { readonly dataVersion: number; readonly asOf: string }) | null;
  /** With the number of the event that closed it last. */
  readonly closed: (Mark & { readonly seq: number }) | null;
  readonly reopened: readonly (Mark & { readonly reason: string })[];
  readonly cancelled: (Mark & { readonly reason: string }) | null;
  readonly minutes: readonly SealedMinutes[];
  /** How many events there are. */
  readonly seq: number;
}

const NOTHING: Plan = { title: '', heldOn: '', startsAt: '', minutes: 0, month: '', place: '', filters: [], participants: [] };
const EMPTY: Course = { state: 'planned', plan: NOTHING, scope: [], chair: '', chairs: [], items: [], statements: [], decisions: [], frozen: null, closed: null, reopened: [], cancelled: null, minutes: [], seq: 0 };

const rank = ({ kind }: ProposedItem): number => AGENDA_KINDS.indexOf(kind);

/** Puts what is proposed now in the place of what was: known items keep their place and what people set, what is no longer found goes unless somebody kept it, and new ones come behind those of their kind. */
function withProposed(items: readonly AgendaItem[], proposed: readonly ProposedItem[]): AgendaItem[] {
  const found = new Map(proposed.map((item) => [item.id, item]));
  const stay = items.flatMap((old): AgendaItem[] => {
    const now = found.get(old.id);
    if (now === undefined) return old.isKept || old.dropped !== null ? [old] : [];
    return [old.isKept ? { ...old, ...now, minutes: old.minutes, owner: old.owner } : { ...old, ...now }];
  });
  for (const item of proposed.filter(({ id }) => !items.some((old) => old.id === id))) {
    const behind = stay.findLastIndex((one) => rank(one) <= rank(item));
    stay.splice(behind + 1, 0, { ...item, dropped: null, isKept: false });
  }
  return stay;
}

const changed = (items: readonly AgendaItem[], id: string, change: Partial<AgendaItem>): AgendaItem[] => items.map((item) => (item.id === id ? { ...item, ...change } : item));

function inOrder(items: readonly AgendaItem[], ids: readonly string[]): AgendaItem[] {
  const at = new Map(ids.map((id, i) => [id, i]));
  const named = items.filter(({ id }) => at.has(id)).sort((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
  // Whatever was not named keeps its place.
  return items.map((item) => (at.has(item.id) ? named.shift() ?? item : item));
}

function afterAgenda(items: readonly AgendaItem[], done: MeetingDone): readonly AgendaItem[] {
  switch (done.kind) {
    case 'proposed': return withProposed(items, done.items);
    case 'item_added': {
      const last = items.findIndex(({ kind }) => kind === 'decisions');
      const added: AgendaItem = { ...done.item, dropped: null, isKept: true };
      return last < 0 ? [...items, added] : items.toSpliced(last, 0, added);
    }
    case 'item_set': return changed(items, done.item, { minutes: done.minutes, owner: done.owner, isKept: true });
    case 'item_dropped': return changed(items, done.item, { dropped: { by: done.by, at: done.at } });
    case 'item_restored': return changed(items, done.item, { dropped: null, isKept: true });
    case 'ordered': return inOrder(items, done.items);
    default: return items;
  }
}

function afterWords({ decisions, statements }: Course, done: MeetingDone): Partial<Course> {
  const mark: Mark = { by: done.by, at: done.at };
  if (done.kind === 'stated') {
    const old = statements.find(({ participant }) => participant === done.participant);
    return { statements: [...statements.filter((one) => one !== old), { ...mark, participant: done.participant, text: done.text, revision: (old?.revision ?? 0) + 1 }] };
  }
  if (done.kind === 'decided') {
    const old = decisions.find(({ id }) => id === done.decision);
    const now: Decision = { ...mark, id: done.decision, item: done.item, text: done.text, mentions: done.mentions, revision: (old?.revision ?? 0) + 1, withdrawn: null };
    return { decisions: old === undefined ? [...decisions, now] : decisions.map((one) => (one === old ? now : one)) };
  }
  if (done.kind === 'decision_withdrawn') return { decisions: decisions.map((one) => (one.id === done.decision ? { ...one, withdrawn: { ...mark, reason: done.reason } } : one)) };
  return {};
}

function afterState(course: Course, done: MeetingDone): Partial<Course> {
  const mark: Mark = { by: done.by, at: done.at };
  switch (done.kind) {
    case 'planned': return { plan: done.plan, chair: done.chair, scope: done.scope, chairs: [{ ...mark, chair: done.chair }] };
    case 'changed': return { plan: done.plan };
    case 'opened': return { state: 'open', frozen: { ...mark, dataVersion: done.dataVersion, asOf: done.asOf } };
    case 'handed_over': return { chair: done.chair, chairs: [...course.chairs, { ...mark, chair: done.chair }] };
    case 'closed': return { state: 'closed', closed: { ...mark, seq: done.seq } };
    case 'sealed': return { minutes: [...course.minutes, { ...mark, pack: done.pack, upTo: done.upTo }] };
    case 'reopened': return { state: 'reopened', reopened: [...course.reopened, { ...mark, reason: done.reason }] };
    case 'cancelled': return { state: 'cancelled', cancelled: { ...mark, reason: done.reason } };
    default: return {};
  }
}

/** What an event makes of a meeting. */
export const after = (course: Course, done: MeetingDone): Course => ({ ...course, ...afterState(course, done), ...afterWords(course, done), items: afterAgenda(course.items, done), seq: done.seq });

/** An event as it is kept. */
export const doneOf = ({ seq, at, by, kind, body }: MeetingEntry): MeetingDone => ({ ...(JSON.parse(body) as object), kind, seq, at, by }) as MeetingDone;

/** A meeting from its events, in their order; `upTo` some event, or all of them. */
export const courseOf = (entries: readonly MeetingEntry[], upTo = Number.POSITIVE_INFINITY): Course => entries.filter(({ seq }) => seq <= upTo).map(doneOf).reduce(after, EMPTY);
