import type { Alert, AlertReason } from '@concord/sql';
import { foldedInto } from './fold.js';

const alert = (id: string, more: Partial<Alert> & { readonly kind?: AlertReason['kind'] } = {}): Alert => ({
  id, dataset: 'mine', state: 'open', strength: 'critical', isFiring: true, owner: '', note: '', verdict: null, firstSeenOn: '2026-09-01', sinceOn: '2026-09-01', lastSeenOn: '2026-09-01', raisedBy: 1, seenBy: 1,
  typeBy: 'subtype', typeKey: 'B', placeBy: '', placeKey: '', reasons: [{ kind: more.kind ?? 'surge' } as AlertReason], ...more,
});
const told = (...alerts: readonly Alert[]): [string, string][] => [...foldedInto(alerts)];

it('folds places and causes into the whole, of equally strong ones the broadest', () => {
  const [east, west, whole, other] = [alert('east', { placeBy: 'region', placeKey: 'E' }), alert('west', { placeBy: 'region', placeKey: 'W', strength: 'warning' }), alert('whole'), alert('other', { typeKey: 'D' })];
  expect(told(east, whole, other, west)).toEqual([['east', 'whole'], ['west', 'whole']]);
  // Without the whole, the same type at two places is told once; for different reasons it is not the same.
  expect(told(west, east)).toEqual([['west', 'east']]);
  expect(told(east, alert('stays', { placeBy: 'region', placeKey: 'W', kind: 'stuck' }))).toEqual([]);
});

it('never hides a stronger part behind a weaker whole', () => {
  expect(told(alert('whole', { strength: 'notice' }), alert('east', { placeBy: 'region', placeKey: 'E' }))).toEqual([['whole', 'east']]);
});
