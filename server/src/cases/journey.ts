import { daysBetween } from '@concord/sql';

/** A case of a party, with what makes a dispute the same one. */
export interface PartyCase {
  readonly source: string;
  readonly caseId: string;
  readonly receivedOn: string;
  /** First closing; null while it has not been closed. */
  readonly endedOn: string | null;
  readonly outcome: string;
  readonly institution: string;
  readonly business: string;
  readonly cause: string;
}

/** Within so many days of the first closing a further dispute about the same is a repetition (as the metric of repeat disputes counts it). */
const WINDOW_DAYS = 180;
/** Merged duplicates and mistakes are no further dispute. */
const NO_DISPUTE: ReadonlySet<string> = new Set(['X2', 'X3']);

const isSame = (a: PartyCase, b: PartyCase): boolean => a.institution === b.institution && a.business === b.business && a.cause === b.cause;

/**
 * The earlier case that `later` repeats, and the days since its first closing: same institution, business and cause, received after that closing and within
 * 180 days of it; of several the one closed last. Null where it repeats none. All cases are of one party.
 */
export function repeatedBy(later: PartyCase, all: readonly PartyCase[]): { readonly source: string; readonly caseId: string; readonly days: number } | null {
  if (NO_DISPUTE.has(later.outcome)) return null;
  const earlier = all.flatMap(({ endedOn, ...one }) => {
    if (endedOn === null || one.outcome.startsWith('X') || !isSame({ endedOn, ...one }, later)) return [];
    const days = daysBetween(endedOn, later.receivedOn);
    return days > 0 && days <= WINDOW_DAYS ? [{ source: one.source, caseId: one.caseId, days }] : [];
  });
  return earlier.sort((a, b) => a.days - b.days || a.caseId.localeCompare(b.caseId))[0] ?? null;
}
