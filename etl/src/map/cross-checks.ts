import { subjectById, type CanonicalColumnName, type RecordKind } from '@concord/sql';
import { closedForGood } from '../retention/closed-for-good.js';
import type { Profile } from '../profile/profile.js';
import type { RejectReason } from '../reject/reasons.js';

/** The reason of rows that are not kept, not even as rejects. */
export const PAST = 'PAST_RETENTION' satisfies RejectReason;

/** A condition on the values of a whole case. */
export interface CrossCheck {
  readonly column: string;
  readonly when: string;
  /** What is shown as the value at fault. */
  readonly shown: string;
  readonly reason: RejectReason;
}

/**
 * Steps that cannot come before the case was received. Litigation may (cases are sent by a court after filing), entering the record
 * may, and deadlines are not steps.
 */
const STEPS_AFTER_RECEIVED = [
  'accepted_on', 'assigned_on', 'first_contact_on', 'consent_on', 'first_session_on', 'closed_on',
  'agreement_on', 'performed_on', 'reopened_on', 'enforcement_on', 'surveyed_on', 'first_default_on',
] as const satisfies readonly CanonicalColumnName[];

/** The checks between columns that a profile asks for. `of` gives the expression for a column's value. */
export function crossChecks(profile: Profile, of: (name: string) => string): readonly CrossCheck[] {
  const { record } = subjectById(profile.into);
  return record === undefined ? caseChecks(profile, of) : [...spanChecks(record, of), ...momentChecks(record, of), ...fillChecks(record, of)];
}

/** Nothing that follows a message can have happened before it was sent. */
function momentChecks({ begins, columns }: RecordKind, of: (name: string) => string): readonly CrossCheck[] {
  if (begins === undefined) return [];
  return columns.filter(({ name, kind }) => kind === 'moment' && name !== begins).map(({ name }) => ({
    column: name, when: `${of(name)} < ${of(begins)}`, shown: `concat(toString(${of(name)}), ' < ', toString(${of(begins)}))`, reason: 'BEFORE_BEGINNING' as const,
  }));
}

function fillChecks({ bounds, oneOf = [] }: RecordKind, of: (name: string) => string): readonly CrossCheck[] {
  const [first] = oneOf;
  const none: CrossCheck[] = first === undefined ? [] : [{ column: first, when: oneOf.map((name) => `${of(name)} IS NULL`).join(' AND '), shown: "''", reason: 'NONE_GIVEN' }];
  if (bounds === undefined) return none;
  const [lower, upper] = bounds.map(of) as [string, string];
  return [...none, { column: bounds[1], when: `${upper} < ${lower}`, shown: `concat(toString(${lower}), ' > ', toString(${upper}))`, reason: 'BOUNDS_REVERSED' }];
}

function spanChecks({ validity }: RecordKind, of: (name: string) => string): readonly CrossCheck[] {
  if (validity === 'none') return [];
  const [from, to] = [of('valid_from'), of('valid_to')];
  return [{ column: 'valid_to', when: `${to} < ${from}`, shown: `concat(toString(${from}), ' > ', toString(${to}))`, reason: 'SPAN_REVERSED' }];
}

function caseChecks(profile: Profile, of: (name: CanonicalColumnName) => string): readonly CrossCheck[] {
  const received = of('received_on');
  const closed = of('closed_on');
  const outcome = of('outcome');
  const checks: CrossCheck[] = STEPS_AFTER_RECEIVED.filter((name) => profile.columns[name] !== undefined).map((name) => ({
    column: name,
    when: `${of(name)} < ${received}`,
    shown: `concat(toString(${of(name)}), ' < ', toString(${received}))`,
    reason: 'NEGATIVE_DURATION',
  }));
  if (profile.checks.closed_without_outcome === 'reject') {
    checks.push({ column: 'outcome', when: `${closed} IS NOT NULL AND ${outcome} = ''`, shown: `toString(${closed})`, reason: 'CLOSED_WITHOUT_OUTCOME' });
  }
  if (profile.checks.outcome_without_closed === 'reject') {
    // An excluded case (X…) may never have been closed.
    checks.push({ column: 'closed_on', when: `${closed} IS NULL AND ${outcome} != '' AND NOT startsWith(${outcome}, 'X')`, shown: outcome, reason: 'OUTCOME_WITHOUT_CLOSED' });
  }
  // A past without closings is none: nothing is compared for nothing.
  if (profile.columns['closed_on'] !== undefined) checks.push({ column: 'closed_on', when: closedForGood(closed, of('reopened_on'), '{past:Date}'), shown: "''", reason: PAST });
  return checks;
}
