import type { MetricId } from '@concord/sql';
import type { PageAsked } from '../asker.js';
import { explorePage } from '../explore-page.js';
import { issuesPage } from '../issues-page.js';
import { resolutionPage } from '../resolution-page.js';
import { typePage } from '../type-page.js';
import type { Somebody } from './accounts.js';

const TILES: readonly MetricId[] = [
  'intake', 'closings', 'pending', 'settlement_rate', 'settlement_rate_all', 'settlement_rate_within_limit', 'time_to_resolution', 'sla_compliance', 'first_contact_timeliness', 'voluntary_performance', 'csat', 'amount_agreed',
];
const YEAR = { from: '2025-10-01', to: '2026-10-31' };
const BASE = { dataset: 'demo', filters: [] };

/** Everything the overview asks at once when it is opened. */
const overview = (): PageAsked[] => [
  { document: 'Boot', variables: {} },
  { document: 'Overview', variables: { groups: [{ form: 'month', metrics: TILES, since: '2026-10-01' }], input: { ...BASE, range: YEAR, bucket: 'month', control: true, metrics: TILES } } },
  { document: 'Confidence', variables: { input: { ...BASE, range: YEAR, by: 'source' } } }, { document: 'Annotations', variables: { dataset: 'demo' } }, { document: 'Signals', variables: { input: { ...BASE, withCleared: false } } },
];
const filtering = (): PageAsked[] => [{ document: 'FilterValues', variables: { dataset: 'demo', dimension: 'branch', search: '', limit: 50 } }];
const risk = (): PageAsked[] => [
  { document: 'Signals', variables: { input: { ...BASE, withCleared: false } } }, { document: 'Outlook', variables: { input: { ...BASE, metrics: ['intake', 'pending'], horizon: 6 } } },
  { document: 'Deadlines', variables: { input: { ...BASE, by: 'institution', days: 7, first: 15, after: null } } },
];
const list = (): PageAsked[] => [{ document: 'Cases', variables: { input: { ...BASE, range: { from: '2026-10-01', to: '2026-10-31' }, metric: 'closings', part: 'numerator', first: 20 } } }];

/** Pages by how many visits of a hundred are theirs; `round` is a period other than the usual one. */
const PAGES: readonly (readonly [number, (round: number) => readonly PageAsked[]])[] = [
  [30, overview], [14, (round) => [issuesPage(round)]], [14, (round) => [resolutionPage(round)]], [10, (round) => [typePage(round)]], [10, (round) => [explorePage(round)]], [12, risk], [10, filtering],
];

/** One visit: mostly of the period that pages open with, sometimes (one in ten) of another that perhaps nobody looked at yet. Cases for whoever may look into them. */
export function visitOf({ mayDrill }: Somebody, share: () => number): readonly PageAsked[] {
  const round = share() < 0.1 ? 1 + Math.floor(share() * 10) : 0;
  let drawn = share() * 100;
  for (const [weight, page] of PAGES) {
    drawn -= weight;
    if (drawn < 0) return page(round);
  }
  return mayDrill ? list() : overview();
}

/** Every page as it opens, one after another. */
export const tour = ({ mayDrill }: Somebody): readonly (readonly PageAsked[])[] => [...PAGES.map(([, page]) => page(0)), ...(mayDrill ? [list()] : [])];
