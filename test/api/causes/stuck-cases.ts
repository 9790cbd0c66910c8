import { addCalendarDays } from '@concord/sql';
import { Random } from '../oracle/random.js';

/** The type that is looked at: its cases wait for their first contact, come from one institution more often, and settle when heard in person. */
export const STUCK = 'B04-10';
/** One of the same business that was late and is not any more, from October 2025 on. */
export const MENDED = 'B04-02';
/** The last day the data know. */
export const AS_OF = '2026-03-31';

const COLUMNS = [
  'case_id', 'received_on', 'accepted_on', 'assigned_on', 'first_contact_on', 'first_session_on', 'due_on', 'closed_on', 'outcome', 'business', 'subtype', 'cause', 'product', 'institution', 'branch',
  'intake_channel', 'mediation_mode', 'complexity', 'mediator',
] as const;
const TYPES = [[STUCK, 3], [MENDED, 3], ['B04-01', 3], ['B04-03', 2], ['B03-01', 6]] as const;

const among = (random: Random, parts: readonly (readonly [string, number])[]): string => random.of(parts.flatMap(([key, weight]) => Array.from({ length: weight }, () => key)));

function caseOf(random: Random, i: number): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const subtype = among(random, TYPES);
  const isStuck = subtype === STUCK;
  const received = addCalendarDays('2024-11-01', random.whole(0, 500));
  const after = (day: string, least: number, most: number, chance = 100): string => { const next = day === '' || !random.happens(chance) ? '' : addCalendarDays(day, random.whole(least, most)); return next > AS_OF ? '' : next; };
  const accepted = after(received, 0, 3, 96);
  const assigned = after(accepted, 0, 4, 97);
  const contact = isStuck ? after(assigned, 4, 40, 80) : after(assigned, 0, 8, 92);
  const session = after(contact, 1, 14, 88);
  const mode = random.of(['onsite', 'online', 'phone']);
  const isLate = subtype === MENDED && received < '2025-09-15' && random.happens(70);
  const closed = isLate ? after(session || accepted, 40, 90) : after(session || accepted, 3, isStuck ? 60 : 25, isStuck ? 70 : 96);
  const isSettled = random.happens(isStuck ? (mode === 'onsite' ? 80 : 35) : 60);
  return {
    case_id: `K${String(i)}`, received_on: received, accepted_on: accepted, assigned_on: assigned, first_contact_on: contact, first_session_on: session, due_on: addCalendarDays(accepted || received, 30), closed_on: closed,
    outcome: closed === '' ? '' : random.happens(3) ? 'X1' : isSettled ? 'S2' : 'U1', business: subtype.slice(0, 3), subtype, cause: among(random, isStuck ? [['C11', 6], ['C04', 2], ['C03', 2]] : [['C11', 2], ['C04', 4], ['C03', 4]]),
    product: random.of(['P1', 'P2']), institution: among(random, isStuck ? [['BANK-X', 6], ['BANK-Y', 3]] : [['BANK-X', 3], ['BANK-Y', 6]]), branch: random.of(['X-1', 'Y-1', 'Y-2']), intake_channel: random.of(['court', 'regulator']), mediation_mode: mode,
    complexity: random.of(['simple', 'complex']), mediator: among(random, [['M-1', 3], ['M-2', 3], ['', 1]]),
  };
}

/** A file of made cases, always the same. */
export function stuckCases(): string {
  const random = new Random(20_260_331);
  const rows = Array.from({ length: 4_000 }, (_, i) => caseOf(random, i));
  return `${[COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((name) => row[name]).join(','))].join('\n')}\n`;
}
