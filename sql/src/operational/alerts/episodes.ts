import type { AlertKind, AlertState, AlertVerdict } from './alert.js';

/** An entry of a history, as far as verdicts go. */
export interface VerdictEvent {
  readonly alertId: string;
  /** '' for the judge. */
  readonly who: string;
  readonly state: AlertState;
  readonly verdict: AlertVerdict | null;
  /** Kinds of the reasons that fired after it. */
  readonly kinds: readonly AlertKind[];
}

/** One time that an alert called people and they dealt with it; `verdict` null where they did not say whether it was real. */
export interface Episode {
  readonly alertId: string;
  readonly kinds: readonly AlertKind[];
  readonly verdict: AlertVerdict | null;
}

/**
 * The times alerts were dealt with, from their histories (each oldest first). An alert calls anew whenever the judge opens it again; what people last said
 * before that is what they held of it.
 */
export function episodesOf(events: readonly VerdictEvent[]): Episode[] {
  const episodes: Episode[] = [];
  let last: VerdictEvent | undefined;
  const close = (): void => { if (last !== undefined && last.state !== 'open') episodes.push({ alertId: last.alertId, kinds: last.kinds, verdict: last.verdict }); };
  for (const event of events) {
    if (last !== undefined && last.alertId !== event.alertId) {
      close();
      last = undefined;
    }
    const isCall = event.who === '' && event.state === 'open';
    if (isCall) close();
    // What the judge does to one that stays as people left it changes nothing of what they held then.
    if (isCall || event.who !== '') last = event;
  }
  close();
  return episodes;
}
