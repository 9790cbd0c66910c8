import type { TrainingsQuery } from '../../../graphql/gen/graphql.js';
import { countText, percentText } from '../../../text/format.js';
import type { Locale } from '../../../text/locale.js';

/** What is told of trainings and hours. */
export type Trainings = TrainingsQuery['trainings'];

/** Where somebody stands against the hours asked for. */
export type HoursState = 'met' | 'short' | 'unknown';

/** Whether the hours a post tells are enough; nothing is held against who tells none. */
export const stateOf = (hours: number | null, required: number): HoursState => (hours === null ? 'unknown' : hours >= required ? 'met' : 'short');

/** Those short of hours first, by how much; then who tells none; within, by key. */
export function byShortage(rows: Trainings['hours'], required: number): Trainings['hours'] {
  const rank = (hours: number | null): number => (hours === null ? 0 : hours < required ? hours - required - 1 : 1);
  return [...rows].sort((a, b) => rank(a.hours) - rank(b.hours) || (a.mediator.key < b.mediator.key ? -1 : 1));
}

/** Cases of a group under the small-number rules: a share with its counts, from ten on. */
export function shareText({ successes, trials }: { readonly successes: number; readonly trials: number }, locale: Locale): string {
  if (trials === 0) return '—';
  const counts = `${countText(successes, locale)}/${countText(trials, locale)}`;
  return trials < 10 ? counts : `${percentText(successes / trials, locale)} · ${counts}`;
}
