import { ALERT_STRENGTHS, subjectKey, type Alert, type AlertKind, type FoundAlert } from './alert.js';

/** What the judge did to an alert. */
export type JudgedEvent = 'raised' | 'fired_again' | 'stronger' | 'weaker' | 'cleared';

/** An alert after a judgement; `what` only where something happened that its history should tell. */
export interface Moved {
  readonly alert: Alert;
  readonly what?: JudgedEvent;
}

const rank = ({ strength }: Pick<Alert, 'strength'>): number => ALERT_STRENGTHS.indexOf(strength);

/** Whether people have to look again: what fires anew, or stronger than they knew, is open whatever they said before. */
function moved(before: Alert, found: FoundAlert, version: number): Moved {
  const seen = { ...before, strength: found.strength, figures: found.figures, lastSeenOn: found.seenOn, seenBy: version, isFiring: true };
  if (!before.isFiring) return { alert: { ...seen, sinceOn: found.sinceOn, state: 'open' }, what: 'fired_again' };
  if (rank(found) > rank(before)) return { alert: { ...seen, state: 'open' }, what: 'stronger' };
  return rank(found) < rank(before) ? { alert: seen, what: 'weaker' } : { alert: seen };
}

/**
 * Where a judgement takes the alerts of a dataset: found ones are raised or go on, those no longer found are cleared, owner and note stay whatever happens.
 * Alerts of kinds outside `judged` stay as they are: nothing was said about them. Alerts that do not change are not returned.
 */
export function moveAlerts(before: readonly Alert[], found: readonly FoundAlert[], judged: readonly AlertKind[], dataset: string, version: number, newId: () => string): Moved[] {
  const known = new Map(before.map((alert) => [subjectKey(alert), alert]));
  const still = new Set(found.map(subjectKey));
  const shown = found.map((one): Moved => {
    const alert = known.get(subjectKey(one));
    if (alert !== undefined) return moved(alert, one, version);
    const { kind, typeBy, typeKey, placeBy, placeKey, strength, sinceOn, seenOn, figures } = one;
    return {
      what: 'raised',
      alert: {
        id: newId(), dataset, kind, typeBy, typeKey, placeBy, placeKey, state: 'open', strength, isFiring: true, owner: '', note: '',
        firstSeenOn: sinceOn, sinceOn, lastSeenOn: seenOn, figures, raisedBy: version, seenBy: version,
      },
    };
  });
  const cleared = before.filter((alert) => alert.isFiring && judged.includes(alert.kind) && !still.has(subjectKey(alert)));
  return [...shown, ...cleared.map((alert): Moved => ({ alert: { ...alert, isFiring: false }, what: 'cleared' }))];
}
