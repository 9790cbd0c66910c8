import { inOrder, rankOf, subjectKey, type Alert, type AlertKind, type AlertReason, type FoundAlert } from './alert.js';

/** What the judge did to an alert. */
export type JudgedEvent = 'raised' | 'fired_again' | 'stronger' | 'weaker' | 'reason_added' | 'reason_gone' | 'cleared';

/** An alert after a judgement; `what` only where something happened that its history should tell. */
export interface Moved {
  readonly alert: Alert;
  readonly what?: JudgedEvent;
}

/** Who, and which kinds could be judged. */
export interface Judging {
  readonly dataset: string;
  readonly version: number;
  readonly kinds: readonly AlertKind[];
}

const OPENED = { state: 'open', verdict: null } as const;
const earliest = (reasons: readonly AlertReason[]): string => reasons.map(({ sinceOn }) => sinceOn).sort()[0] ?? '';
const latest = (reasons: readonly AlertReason[]): string => reasons.map(({ seenOn }) => seenOn).sort().at(-1) ?? '';

function raised({ reasons, ...subject }: FoundAlert, { dataset, version }: Judging, id: string): Moved {
  const [ordered, since] = [inOrder(reasons), earliest(reasons)];
  return {
    what: 'raised',
    alert: {
      ...subject, ...OPENED, id, dataset, strength: ordered[0]?.strength ?? 'notice', isFiring: true, owner: '', note: '', firstSeenOn: since, sinceOn: since, lastSeenOn: latest(reasons),
      reasons: ordered, raisedBy: version, seenBy: version,
    },
  };
}

/** What happened between two sets of reasons, the first that holds. */
function happened(before: Alert, after: Alert): JudgedEvent | undefined {
  if (!before.isFiring) return 'fired_again';
  const [stronger, known] = [rankOf(after) - rankOf(before), new Set(before.reasons.map(({ kind }) => kind))];
  if (stronger > 0) return 'stronger';
  if (after.reasons.some(({ kind }) => !known.has(kind))) return 'reason_added';
  if (stronger < 0) return 'weaker';
  return after.reasons.length < known.size ? 'reason_gone' : undefined;
}

/** What people have to look at again, whatever they said before: what fires anew, stronger, or by a rule that they did not know of. */
const REOPENING: ReadonlySet<JudgedEvent | undefined> = new Set<JudgedEvent>(['fired_again', 'stronger', 'reason_added']);

function moved(before: Alert, found: readonly AlertReason[], { kinds, version }: Judging): Moved | undefined {
  const known = new Map((before.isFiring ? before.reasons : []).map((reason) => [reason.kind, reason]));
  // Of kinds that could not be judged nothing was said: what they found before stands.
  const untold = [...known.values()].filter(({ kind }) => !kinds.includes(kind));
  const reasons = inOrder([...untold, ...found.map((reason) => ({ ...reason, sinceOn: known.get(reason.kind)?.sinceOn ?? reason.sinceOn }))]);
  const [first] = reasons;
  if (first === undefined) return before.isFiring ? { alert: { ...before, isFiring: false }, what: 'cleared' } : undefined;
  const seen = found.length === 0 ? {} : { lastSeenOn: latest(reasons), seenBy: version };
  const after: Alert = { ...before, ...seen, strength: first.strength, isFiring: true, reasons, sinceOn: before.isFiring ? before.sinceOn : earliest(reasons) };
  const what = happened(before, after);
  if (what === undefined) return found.length === 0 ? undefined : { alert: after };
  return { alert: REOPENING.has(what) ? { ...after, ...OPENED } : after, what };
}

/**
 * Where a judgement takes the alerts of a dataset: found ones are raised or go on, those without a reason left are cleared, owner and note stay whatever
 * happens. Alerts that do not change are not returned.
 */
export function moveAlerts(before: readonly Alert[], found: readonly FoundAlert[], judging: Judging, newId: () => string): Moved[] {
  const known = new Set(before.map(subjectKey));
  const reasons = new Map(found.map((one) => [subjectKey(one), one.reasons]));
  return [
    ...found.filter((one) => !known.has(subjectKey(one))).map((one) => raised(one, judging, newId())),
    ...before.map((alert) => moved(alert, reasons.get(subjectKey(alert)) ?? [], judging)).filter((one) => one !== undefined),
  ];
}
