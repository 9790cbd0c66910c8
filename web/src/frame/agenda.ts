import type { MessageKey } from '../text/wording.js';
import type { IconName } from './icons.js';

/** A page in the navigation. */
export interface AgendaItem {
  readonly path: string;
  readonly label: Extract<MessageKey, `nav.${string}`>;
  readonly icon: IconName;
}

/** The navigation, in the order of the meeting's agenda. */
export const AGENDA: readonly AgendaItem[] = [
  { path: '/', label: 'nav.overview', icon: 'overview' },
  { path: '/issues', label: 'nav.issues', icon: 'issues' },
  { path: '/resolution', label: 'nav.resolution', icon: 'resolution' },
  { path: '/notifications', label: 'nav.notifications', icon: 'notifications' },
  { path: '/mediators', label: 'nav.mediators', icon: 'mediators' },
  { path: '/board', label: 'nav.board', icon: 'board' },
  { path: '/risk', label: 'nav.risk', icon: 'risk' },
  { path: '/effects', label: 'nav.effects', icon: 'effects' },
  { path: '/explore', label: 'nav.explore', icon: 'explore' },
  { path: '/meetings', label: 'nav.meetings', icon: 'meetings' },
  { path: '/actions', label: 'nav.actions', icon: 'actions' },
  { path: '/reports', label: 'nav.reports', icon: 'reports' },
  { path: '/published', label: 'nav.published', icon: 'published' },
  { path: '/data', label: 'nav.data', icon: 'data' },
];

/** True when a page belongs under an item: a metric is evidence of the overview, a case of the data it came in with. */
export function isCurrent(item: AgendaItem, path: string): boolean {
  if (item.path === '/') return path === '/' || path.startsWith('/metric/');
  return path === item.path || path.startsWith(`${item.path}/`);
}
