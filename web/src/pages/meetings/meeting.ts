import { addMonths, firstDay, lastDay, monthOf } from '../../filter/month.js';
import type { FilterInput, MeetingFieldsFragment } from '../../graphql/gen/graphql.js';
import type { Wording } from '../../text/wording.js';

/** A meeting as the pages show it. */
export type Meeting = MeetingFieldsFragment;
/** Cases that a meeting, an area or an item is about. */
export type Narrowing = Meeting['filters'][number];
/** An item of its agenda. */
export type Item = Meeting['agenda'][number];

/** While it is held. */
export const isRunning = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'open' || state === 'reopened';

/** The items that stand, in their order. */
export const standing = ({ agenda }: Pick<Meeting, 'agenda'>): Item[] => agenda.filter(({ dropped }) => dropped === null);

/** Filters as questions take them. */
export const asInput = (filters: readonly Pick<Narrowing, 'dimension' | 'exclude' | 'values'>[]): FilterInput[] => filters.map(({ dimension, exclude, values }) => ({ dimension, values: [...values], exclude }));

/** What an area is called: its values, kind by kind. */
export const areaText = (area: readonly Pick<Narrowing, 'labels' | 'values'>[], { name, t }: Pick<Wording, 'name' | 't'>): string => area.map(({ labels, values }) => (labels.length === 0 ? values.join(t('overview.listJoin')) : labels.map(name).join(t('overview.listJoin')))).join(' · ');

/** What a participant is called. */
export const personName = ({ participants }: Pick<Meeting, 'participants'>, id: string): string => participants.find((one) => one.id === id)?.name ?? id;

/** The order of items after one of them is moved by so many places among those that stand; what was left out keeps its place. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.with(from, ids[to] ?? id).with(to, id);
}

/** An id that nobody else makes up: 32 hexadecimal digits. */
export const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The days of so many whole months up to the one a day lies in. */
export const monthsUpTo = (day: string, months: number): { from: string; to: string } => ({ from: firstDay(addMonths(monthOf(day), 1 - months)), to: lastDay(monthOf(day)) });
