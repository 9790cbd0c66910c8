import type { DimensionId, MeetingSeriesOfQuery, ParticipantInput } from '../../graphql/gen/graphql.js';
import { addMonths, firstDay, lastDay, monthOf } from '../../filter/month.js';

/** A participant as the form holds them: an area is the values of one dimension. */
export interface PersonDraft {
  readonly account: string | null;
  readonly name: string;
  readonly by: DimensionId | null;
  readonly values: readonly string[];
}

/** A meeting as the form holds it. */
export interface PlanDraft {
  readonly series: string;
  readonly seriesName: string;
  readonly rhythm: string;
  readonly title: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly month: string;
  readonly place: string;
  /** Of the participants, by their place. */
  readonly chair: number;
  readonly people: readonly PersonDraft[];
}

/** A series as it is asked for. */
export type Series = MeetingSeriesOfQuery['meetingSeries'][number];

/** By what a participant is known within a meeting. */
export const idOf = ({ account, name }: Pick<PersonDraft, 'account' | 'name'>): string => account ?? name.trim();

/** Participants as the contract takes them. */
export const peopleInput = (people: readonly PersonDraft[]): ParticipantInput[] => people.map(({ account, by, name, values }) => ({ account, name: name.trim(), area: by === null || values.length === 0 ? [] : [{ dimension: by, values: [...values], exclude: false }] }));

/** The last month that the data know in whole, as `YYYY-MM`. */
export const lastWhole = (asOf: string): string => (lastDay(monthOf(asOf)) <= asOf ? monthOf(asOf) : addMonths(monthOf(asOf), -1));

/** A meeting about a month, to be held on the tenth of the next one. */
export function draftOf(asOf: string, series: Series | undefined): PlanDraft {
  const month = lastWhole(asOf);
  const people = (series?.participants ?? []).map(({ account, area, name }): PersonDraft => ({ account: account ?? null, name, by: area[0]?.dimension ?? null, values: area[0]?.values ?? [] }));
  const chair = series?.participants.findIndex(({ id }) => id === series.chair) ?? 0;
  return {
    series: series?.id ?? '', seriesName: '', rhythm: '', title: series?.name ?? '', heldOn: `${addMonths(month, 1)}-10`, startsAt: '09:30', minutes: 120, month, place: '',
    chair: Math.max(0, chair), people: people.length === 0 ? [{ account: null, name: '', by: null, values: [] }] : people,
  };
}

/** The plan as the contract takes it. */
export const planInput = ({ heldOn, minutes, month, people, place, startsAt, title }: PlanDraft) => ({ title: title.trim(), heldOn, startsAt, minutes, month: firstDay(month), place: place.trim(), filters: [], participants: peopleInput(people) });
