import { ALERT_STRENGTHS, type Alert } from '@concord/sql';
import { withinOf } from './within.js';

/** The same type at several places for the same reason. */
function isSameType(a: Alert, b: Alert): boolean {
  const isType = a.typeBy !== '' && a.typeBy === b.typeBy && a.typeKey === b.typeKey;
  return isType && a.reasons.some(({ kind }) => b.reasons.some((reason) => reason.kind === kind));
}

/**
 * What is alike in a list told once, so that one happening is one row: a sub-type, its causes and its places rise and stay together. By alert the id of the one it is
 * told with: the strongest, of equally strong ones that of most cases. Whoever leads is not among the keys.
 */
export function foldedInto(alerts: readonly Alert[]): ReadonlyMap<string, string> {
  const within = new Map(alerts.map((alert) => [alert.id, withinOf(alert, alerts)]));
  const holds = (outer: Alert, inner: Alert): boolean => within.get(inner.id)?.includes(outer.id) === true;
  const byWeight = alerts.toSorted((a, b) => ALERT_STRENGTHS.indexOf(b.strength) - ALERT_STRENGTHS.indexOf(a.strength) || (within.get(a.id)?.length ?? 0) - (within.get(b.id)?.length ?? 0));
  const heads: Alert[] = [];
  const told = new Map<string, string>();
  for (const alert of byWeight) {
    const head = heads.find((one) => holds(one, alert) || holds(alert, one) || isSameType(one, alert));
    if (head === undefined) heads.push(alert);
    else told.set(alert.id, head.id);
  }
  return told;
}
