import { ALIAS, daysFrom, MEDIATORS, type RawCase, type RawRecord } from './raw.js';

/** Keep (or leave out) cases whose key is among the values. */
export interface Narrowed { readonly dimension: string; readonly values: readonly string[]; readonly exclude?: boolean }
/** Of whose cases somebody may know: of all, of those that all of these keep, or of none. */
export type Within = 'all' | readonly Narrowed[] | undefined;

/** A case as figures have to show it, worked out from what was written to the files; '' where a day is not known, null where an amount is not. */
export interface Seen {
  readonly caseId: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly received: string;
  readonly opened: string;
  readonly assigned: string;
  readonly accepted: string;
  readonly consent: string;
  readonly session: string;
  readonly limit: string;
  readonly ended: string;
  readonly closed: string;
  readonly agreed: string;
  readonly left: string;
  readonly inactive: string;
  readonly reactivated: string;
  readonly reopened: string;
  readonly firstClosed: string;
  /** Its first letter tells success, failure, termination, exclusion; '?' of a closing nobody told the outcome of. */
  readonly outcome: string;
  readonly firstOutcome: string;
  readonly claimed: number | null;
  readonly agreedAmount: number | null;
  readonly party: string;
  /** As delivered, oldest first. */
  readonly versions: readonly RawCase[];
}

/** What is loaded beside cases. */
export interface Records { readonly posts: readonly RawRecord[]; readonly handovers: readonly RawRecord[] }

const inUse = (name: string): string => (name === ALIAS ? (MEDIATORS[0] ?? '') : name);

/** Whose case it is: the first mediator's, unless it was handed on for recusal or within two days of being assigned. */
function answering(raw: RawCase, mediator: string, first: string, log: RawRecord | undefined): { readonly who: string; readonly why: string; readonly first: string } {
  const step = log !== undefined && inUse(log['from_mediator'] ?? '') !== inUse(log['to_mediator'] ?? '')
    ? { on: log['handed_over_on'] ?? '', from: inUse(log['from_mediator'] ?? ''), reason: log['reason'] ?? '' }
    : first === '' || first === mediator ? undefined : { on: raw.handed_over_on, from: first, reason: raw.handover_reason };
  if (step === undefined) return { who: mediator, why: mediator === '' ? '' : 'sole', first };
  const since = raw.assigned_on || raw.accepted_on || raw.received_on;
  const isPrompt = step.on !== '' && daysFrom(since, step.on) <= 2;
  const isKept = step.reason !== 'recusal' && !isPrompt;
  return { who: isKept && step.from !== '' ? step.from : mediator, why: isKept ? 'kept' : step.reason === 'recusal' ? 'recusal' : 'prompt', first: first === '' ? step.from : first };
}

const bandOf = (amount: number | null): string => (amount === null ? '' : amount < 10_000 ? '<1' : amount < 50_000 ? '1-5' : amount < 200_000 ? '5-20' : '20+');
const amountOf = (text: string): number | null => (text === '' ? null : Number(text));

/** One case of the newest of its versions. */
function seenOf(versions: readonly RawCase[], { posts, handovers }: Records): Seen {
  const raw = versions.at(-1) as RawCase;
  const [mediator, firstNamed] = [inUse(raw.mediator), inUse(raw.first_mediator)];
  const opened = raw.accepted_on || raw.received_on;
  const day = raw.assigned_on || opened;
  const post = posts.filter((one) => one['mediator'] === mediator && (one['valid_from'] ?? '') <= day).sort((a, b) => ((a['valid_from'] ?? '') < (b['valid_from'] ?? '') ? 1 : -1))[0];
  const held = post !== undefined && (post['valid_to'] === '' || day <= (post['valid_to'] ?? '')) ? post : undefined;
  const { who, why, first } = answering(raw, mediator, firstNamed, handovers.find((one) => one['case_id'] === raw.case_id));
  const ended = raw.first_closed_on || raw.closed_on;
  const claimed = amountOf(raw.amount_claimed);
  return {
    caseId: raw.case_id, received: raw.received_on, opened, assigned: raw.assigned_on, accepted: raw.accepted_on, consent: raw.consent_on, session: raw.first_session_on, limit: raw.extended_due_on || raw.due_on,
    ended, closed: raw.closed_on, agreed: raw.agreement_on || raw.closed_on, left: raw.inactive_on !== '' && (ended === '' || raw.inactive_on < ended) ? raw.inactive_on : ended,
    inactive: raw.inactive_on, reactivated: raw.reactivated_on, reopened: raw.reopened_on, firstClosed: raw.first_closed_on, outcome: raw.outcome, firstOutcome: raw.first_outcome,
    claimed, agreedAmount: amountOf(raw.amount_agreed), party: raw.party, versions,
    keys: {
      source: 'canonical', institution: raw.institution, branch: raw.branch, region: raw.region, mediator, business: raw.business, complexity: raw.complexity, intake_channel: raw.intake_channel, outcome: raw.outcome,
      issue: `${raw.business}|${raw.subtype}|${raw.cause}`, amount_band: bandOf(claimed), first_mediator: first, attributed_mediator: who, attribution: why,
      organisation: raw.organisation === '' ? (held?.['organisation'] ?? '') : raw.organisation, team: raw.team === '' ? (held?.['team'] ?? '') : raw.team,
      team_lead: held !== undefined && (raw.team === '' || raw.team === held['team']) ? (held['team_lead'] ?? '') : '',
    },
  };
}

/** Every case there is after some deliveries, as figures have to show it. */
export function seenAfter(delivered: readonly (readonly RawCase[])[], records: Records): Seen[] {
  const versions = new Map<string, RawCase[]>();
  for (const row of delivered.flat()) versions.set(row.case_id, [...(versions.get(row.case_id) ?? []), row]);
  return [...versions.values()].map((all) => seenOf(all.filter((row, i) => i === 0 || JSON.stringify(row) !== JSON.stringify(all[i - 1])), records));
}

/** Whether all of these keep a case. */
export const isKept = ({ keys }: Pick<Seen, 'keys'>, filters: readonly Narrowed[]): boolean => filters.every(({ dimension, values, exclude = false }) => values.includes(keys[dimension] ?? '') !== exclude);

/** Whether somebody may know of a case. */
export const isWithin = (one: Seen, within: Within): boolean => within === 'all' || (within !== undefined && within.length > 0 && isKept(one, within));

/** A row for each closing: the case itself, and one more where a re-opening undid its first. */
export function closingsOf(one: Seen): Seen[] {
  const isUndone = !one.outcome.startsWith('X') && one.firstClosed !== '' && (one.closed === '' || one.firstClosed < one.closed);
  return isUndone ? [one, { ...one, closed: one.firstClosed, outcome: one.firstOutcome === '' ? '?' : one.firstOutcome, keys: { ...one.keys, outcome: one.firstOutcome } }] : [one];
}
