import type { Filter } from '@concord/sql';
import { isWithin } from '../../identity/people/scope.js';
import { personOf, type Viewer } from '../../store/viewer.js';
import type { AgendaItem, Course } from '../course/course.js';
import { participantId, type AgendaLink } from '../course/events.js';
import type { Actor } from '../course/may.js';

/** How much of a meeting somebody is told: all of it, or, of those who take part and see fewer cases, what is theirs. */
export type Sight = 'all' | 'own';

const keeping = (filters: readonly Filter[]): Filter[] => filters.filter(({ exclude }) => exclude !== true);

/** Null: the meeting is not for them. */
export function sightOf({ id, scope }: Viewer, { plan, scope: planned }: Course): Sight | null {
  if (scope === undefined || scope.length === 0) return null;
  const cases = [...(planned === 'all' ? [] : planned), ...keeping(plan.filters)];
  if (isWithin(scope, cases.length === 0 ? 'all' : cases)) return 'all';
  return plan.participants.some(({ account }) => account === id) ? 'own' : null;
}

/** Whether every case of a number is a case of theirs. */
export const seesLink = ({ scope }: Viewer, link: AgendaLink | null): boolean => scope !== undefined && link !== null && isWithin(scope, link.filters.length === 0 ? 'all' : keeping(link.filters));

/** Whether somebody is told of an item: whoever sees the whole meeting of each; of those who take part with fewer cases, of their own and of what is about cases of theirs. */
export const seesItem = (viewer: Viewer, course: Pick<Course, 'plan'>, sight: Sight, { link, owner }: Pick<AgendaItem, 'link' | 'owner'>): boolean => sight === 'all' || ownIds(viewer, course).includes(owner) || seesLink(viewer, link);

/** Who does something, as the rules know them. */
export const actorOf = (viewer: Viewer): Actor => ({ id: viewer.id, person: personOf(viewer), mayPlan: viewer.rights?.has('publish') === true });

/** As whom a viewer takes part; undefined where they do not, or several people may be meant. */
export const ownIds = ({ id }: Viewer, { plan }: Pick<Course, 'plan'>): string[] => plan.participants.filter(({ account }) => account !== '' && account === id).map(participantId);
