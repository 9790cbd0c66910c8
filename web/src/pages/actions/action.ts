import type { LocationQueryRaw } from 'vue-router';
import type { Wording } from '../../text/wording.js';
import { lastDay, monthOf } from '../../filter/month.js';
import { monthText } from '../../text/format.js';
import type { Note } from '../../annotations/annotation.js';
import type { ActionChangeInput, ActionFieldsFragment, ActionState, ThreadFieldsFragment } from '../../graphql/gen/graphql.js';

/** An action as the pages show it. */
export type Action = ActionFieldsFragment;
/** A number that something hangs on. */
export type Linked = NonNullable<ActionFieldsFragment['number']>;
/** What people say to one number. */
export type Thread = ThreadFieldsFragment;

/** Parts of the ledger, in the order of the choice above it. */
export const SHELVES = ['undone', 'overdue', 'orphaned', 'done', 'closed', 'cancelled', 'all'] as const;
/** One of these. */
export type Shelf = (typeof SHELVES)[number];

const isUndone = ({ state }: Pick<Action, 'state'>): boolean => state === 'open' || state === 'in_progress';

/** Whether an action stands in a part of the ledger. */
export function isOn(shelf: Shelf, action: Pick<Action, 'isOverdue' | 'owner' | 'state'>): boolean {
  if (shelf === 'all') return true;
  if (shelf === 'undone') return isUndone(action);
  if (shelf === 'overdue') return action.isOverdue;
  return shelf === 'orphaned' ? action.owner.gone !== null : action.state === shelf;
}

/** Owners of a ledger, by what they are known by: an account, or a name. */
export function ownersOf(actions: readonly Pick<Action, 'owner'>[]): readonly { readonly key: string; readonly name: string }[] {
  return [...new Map(actions.map(({ owner }) => [ownerKey(owner), owner.name] as const))].map(([key, name]) => ({ key, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}
/** What an owner is known by. */
export const ownerKey = ({ account, name }: Action['owner']): string => account ?? `=${name}`;

/** Who is meant: an account where one is chosen, else a name. */
export const ownerInput = (account: string, name: string): { account?: string; name?: string } => (account === '' ? { name } : { account });

/** Steps that can be taken, in order; those of whoever directs it are not for its owner. */
export function stepsOf({ mayDirect, mayReport, state }: Pick<Action, 'mayDirect' | 'mayReport' | 'state'>): readonly { readonly name: 'cancel' | 'close' | 'finish' | 'reopen' | 'start'; readonly to: ActionState; readonly needsReason: boolean }[] {
  const all = [
    { name: 'start', to: 'in_progress', from: ['open'], needsReason: false, directs: false }, { name: 'finish', to: 'done', from: ['open', 'in_progress'], needsReason: false, directs: false },
    { name: 'close', to: 'closed', from: ['done'], needsReason: false, directs: true }, { name: 'reopen', to: 'in_progress', from: ['done', 'closed', 'cancelled'], needsReason: true, directs: true },
    { name: 'cancel', to: 'cancelled', from: ['open', 'in_progress', 'done'], needsReason: true, directs: true },
  ] as const;
  return all.filter(({ directs, from }) => (directs ? mayDirect : mayReport) && from.some((one) => one === state));
}

/** What it takes of a linked number to find it again. */
export type Addressed = Pick<Linked, 'dataVersion' | 'dataset' | 'definitionVersion' | 'metric' | 'range'> & {
  readonly filters: readonly Pick<Linked['filters'][number], 'dimension' | 'exclude' | 'values'>[];
  readonly split: Pick<NonNullable<Linked['split']>, 'dimension' | 'member'> | null;
};

/** The address under which a linked number can be opened. */
export function numberQuery({ dataVersion, dataset, definitionVersion, filters, metric, range, split }: Addressed): LocationQueryRaw {
  return {
    dataset, metric, from: range.from, to: range.to, version: String(dataVersion), definition: String(definitionVersion),
    ...(split === null ? {} : { by: split.dimension, member: split.member }), ...(filters.length === 0 ? {} : { filters: JSON.stringify(filters.map(({ dimension, exclude, values }) => ({ dimension, exclude, values }))) }),
  };
}

/** What verdicts go by. */
export const standingOf = ({ effects }: Pick<Action, 'effects'>): Action['effects'][number] | null => effects.find(({ isStanding }) => isStanding) ?? null;

/** The verdict to tell in a list: the newest kept. */
export const newestVerdict = ({ verdicts }: Pick<Action, 'verdicts'>): Action['verdicts'][number] | null => verdicts.find(({ stage }) => stage === 'later') ?? verdicts[0] ?? null;

/** The time a number is of: whole months by name, other days as they are. Never by a year's name: it is the same number wherever years begin. */
export function spanText({ from, to }: { readonly from: string; readonly to: string }, { locale, t }: Pick<Wording, 'locale' | 't'>): string {
  if (!from.endsWith('-01') || to !== lastDay(monthOf(to))) return t('filter.months', { from, to });
  return from.slice(0, 7) === to.slice(0, 7) ? monthText(from, locale) : t('filter.months', { from: monthText(from, locale), to: monthText(to, locale) });
}

const both = (text: string) => ({ zh: text, en: text });
const SHORT = 24;
const short = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

/** Which cases a number is of: one of fewer cases than are shown is no mark of theirs. */
const scopesOf = ({ filters, split }: Linked): Note['scopes'] => [
  ...filters.map(({ dimension, exclude, labels, values }) => ({ dimension, isWhole: !exclude, members: exclude ? [] : values.map((key, i) => ({ key, label: labels[i] ?? both(key) })) })),
  ...(split === null ? [] : [{ dimension: split.dimension, isWhole: true, members: [{ key: split.member, label: split.label }] }]),
];

/** Marks in a chart: where an action takes effect, or else at the end of the number it rests on; what was said where its number ends. */
export function marksOf(actions: readonly Action[], threads: readonly Thread[]): Note[] {
  const at = (id: string, kind: Note['kind'], day: string, text: string, number: Linked | null): Note => ({ id, kind, startsOn: day, endsOn: day, text: both(short(text)), people: null, scopes: number === null ? [] : scopesOf(number) });
  return [
    ...actions.filter(({ state }) => state !== 'cancelled').flatMap((action) => {
      const day = standingOf(action)?.startsOn ?? action.number?.range.to;
      return day === undefined ? [] : [at(`action/${action.id}`, 'action', day, action.what, action.number)];
    }),
    ...threads.flatMap(({ comments, id, number }) => {
      const decision = comments.findLast(({ isDecision }) => isDecision);
      const [first] = comments;
      return first === undefined ? [] : [at(`comment/${id}`, decision === undefined ? 'comment' : 'decision', number.range.to, (decision ?? first).text, number)];
    }),
  ];
}

/** What of a change somebody meant to make, in words, to be held against what is there. */
export const meant = ({ due, owner, reason, state, what }: ActionChangeInput, names: ReadonlyMap<string, string>, stateText: (state: ActionState) => string): string[] => [
  ...(typeof what === 'string' ? [what] : []), ...(owner ? [owner.name ?? (typeof owner.account === 'string' ? names.get(owner.account) : undefined) ?? ''] : []), ...(due ? [due.on ?? ''] : []), ...(state ? [stateText(state)] : []), ...(typeof reason === 'string' ? [reason] : []),
];
