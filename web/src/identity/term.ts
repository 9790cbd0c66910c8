import { instantText } from '../text/format.js';

const MIDNIGHT = 'T00:00:00';

/** The first day something holds, where it begins with a day, else the moment. */
const fromText = (iso: string): string => (iso.includes(MIDNIGHT) ? iso.slice(0, 10) : instantText(iso));

/** The last day something holds, where it ends with a day, else the moment. */
function untilText(iso: string): string {
  if (!iso.includes(MIDNIGHT)) return instantText(iso);
  return new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** When a grant holds, as far as its times say. */
export interface Term {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly revokedAt: string | null;
  readonly isInForce: boolean;
}

/** What to say of when a grant holds: the key of the sentence, and its time; null where it holds without an end. */
export function termOf({ isInForce, revokedAt, validFrom, validTo }: Term): { readonly key: 'ended' | 'notYet' | 'revoked' | 'until'; readonly at: string } | null {
  if (revokedAt !== null) return { key: 'revoked', at: instantText(revokedAt) };
  if (isInForce) return validTo === null ? null : { key: 'until', at: untilText(validTo) };
  return validTo !== null && Date.parse(validTo) <= Date.now() ? { key: 'ended', at: untilText(validTo) } : { key: 'notYet', at: fromText(validFrom) };
}

/** Grants that hold or will, and those that are past. */
export function parted<One extends Term>(grants: readonly One[]): { readonly live: readonly One[]; readonly past: readonly One[] } {
  const isPast = (one: One): boolean => one.revokedAt !== null || (!one.isInForce && termOf(one)?.key === 'ended');
  return { live: grants.filter((one) => !isPast(one)), past: grants.filter(isPast) };
}
