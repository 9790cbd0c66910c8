import type { ProfileQuery } from '../../../graphql/gen/graphql.js';
import { recordsOf } from './profile.js';

/** Somebody in a team or an organisation. */
export interface InPost {
  readonly mediator: string;
  readonly team: string;
  readonly since: string;
  /** Share of full time; null where the post does not tell. */
  readonly fte: number | null;
  /** Hours of training; null where the post does not tell. */
  readonly hours: number | null;
}

const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

/** Who is in a team or an organisation on a day, by code: posts are found by text, and that may stand elsewhere. */
export function peopleInPost({ posts, kinds }: Pick<ProfileQuery, 'kinds' | 'posts'>, who: 'organisation' | 'team', key: string, on: string): InPost[] {
  return recordsOf(posts?.rows, 'mediator', kinds)
    .filter((post) => post.get(who) === key && (post.get('valid_from') ?? '') <= on && ((post.get('valid_to') ?? '') === '' || (post.get('valid_to') ?? '') >= on))
    .map((post) => ({ mediator: post.get('mediator') ?? '', team: post.get('team') ?? '', since: post.get('started_on') ?? '', fte: numberOf(post.get('fte')), hours: numberOf(post.get('training_hours')) }))
    .sort((a, b) => (a.mediator < b.mediator ? -1 : 1));
}

/** People, full-time posts and hours of a body: sums of what posts tell, and of how many they tell it. */
export function totalsOf(people: readonly InPost[]): { readonly fte: number; readonly hours: number; readonly withHours: number } {
  const told = people.flatMap(({ hours }) => (hours === null ? [] : [hours]));
  return { fte: people.reduce((sum, { fte }) => sum + (fte ?? 1), 0), hours: told.reduce((sum, one) => sum + one, 0), withHours: told.length };
}
