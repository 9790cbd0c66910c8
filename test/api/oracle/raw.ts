import type { Random } from './random.js';

/** Columns of the delivered files, in their order. */
export const COLUMNS = [
  'case_id', 'received_on', 'entered_on', 'accepted_on', 'assigned_on', 'consent_on', 'first_session_on', 'due_on', 'extended_due_on', 'closed_on', 'agreement_on', 'first_closed_on', 'reopened_on', 'inactive_on', 'reactivated_on',
  'outcome', 'first_outcome', 'business', 'cause', 'subtype', 'complexity', 'intake_channel', 'institution', 'branch', 'region', 'organisation', 'team', 'mediator', 'first_mediator', 'handed_over_on',
  'handover_reason', 'party', 'amount_claimed', 'amount_agreed',
] as const;
/** A row as it is written: text, '' where nothing is known. */
export type RawCase = Readonly<Record<(typeof COLUMNS)[number], string>>;
type Draft = { -readonly [Column in keyof RawCase]: string };
/** A record as it is written. */
export type RawRecord = Readonly<Record<string, string>>;

/** The last days that the first and the second delivery know. */
export const KNOWN = { first: '2026-02-15', second: '2026-03-31' } as const;
const BEGIN = '2025-01-01';
const SURGE = '2026-03-01';
const DAY = 86_400_000;

/** A day so many days after another. */
export const later = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** Days from one to another. */
export const daysFrom = (a: string, b: string): number => Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY);

// Every name begins with a letter of its kind and a number, so that it is found wherever it stands; quotes, commas and what SQL or JSON may trip over follow.
const ODD = ['', ' "quoted", and more', " d'Or; 甲", ' 行\\n', ' (a|b)', ' {x: String}', ' --', '，全角'];
const named = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `Q${letter}${String(i + 1).padStart(4, '0')}${ODD[i % ODD.length] ?? ''}`);
/** Everybody and everything there is; the last institution, region, branch, organisation and team have few cases, all of them within each other. */
export const INSTITUTIONS = named('I', 6);
export const REGIONS = named('R', 5);
export const BRANCHES = named('B', 12);
export const ORGANISATIONS = named('O', 5);
export const TEAMS = named('T', 9);
export const MEDIATORS = named('M', 30);
/** Another name of the first mediator, merged by a person. */
export const ALIAS = 'QM9001 also, the first';
/** What stands in the texts of answers where any of them does, and where a case does. */
export const TOKEN = /Q[IRBOTM]\d{4}|K[AB]\d{5}/gu;

const OUTCOMES = ['S1', 'S2', 'S2', 'S3', 'S4', 'U1', 'U2', 'U3', 'T1', 'T2', 'T4', 'X1', 'X2'];
const BUSINESS = [['B01', 'B01-01'], ['B03', 'B03-01'], ['B04', 'B04-99'], ['', '']] as const;
const REASONS = ['recusal', 'party_request', 'absence', 'workload', ''];
const LAST = -1;

function steps(random: Random, draft: Draft, known: string): void {
  const within = (from: string, days: number): string => { const day = later(from, random.whole(0, days)); return day > known ? '' : day; };
  const received = draft.received_on;
  if (random.happens(80)) draft.accepted_on = within(received, 6);
  const opened = draft.accepted_on || received;
  if (random.happens(85)) draft.assigned_on = within(opened, 6);
  if (random.happens(60)) draft.consent_on = within(opened, 15);
  if (random.happens(50)) draft.first_session_on = within(opened, 25);
  draft.due_on = later(opened, 30);
  if (random.happens(10)) draft.extended_due_on = later(opened, 45);
  if (random.happens(6)) draft.inactive_on = within(opened, 20);
  if (draft.inactive_on !== '' && random.happens(60)) draft.reactivated_on = within(draft.inactive_on, 20);
  if (random.happens(85)) draft.closed_on = within(draft.reactivated_on || opened, 70);
  if (draft.closed_on === '') return;
  draft.outcome = random.of(OUTCOMES);
  if (random.happens(10) && !draft.outcome.startsWith('X')) reopen(random, draft, within);
  if (draft.outcome.startsWith('S')) {
    if (random.happens(70)) draft.agreement_on = later(opened, random.whole(0, Math.max(0, daysFrom(opened, draft.closed_on))));
    if (random.happens(70)) draft.amount_agreed = String(random.whole(1, 90_000));
  }
}

/** A closing that a re-opening undid; some are closed again, some are open. */
function reopen(random: Random, draft: Draft, within: (from: string, days: number) => string): void {
  const reopened = within(draft.closed_on, 15);
  if (reopened === '') return;
  [draft.first_closed_on, draft.first_outcome, draft.reopened_on] = [draft.closed_on, random.happens(80) ? draft.outcome : '', reopened];
  draft.closed_on = within(reopened, 30);
  draft.outcome = draft.closed_on === '' ? '' : random.of(OUTCOMES.slice(0, 8));
}

/** Whose a case is: a branch of an institution in a region, a mediator of a team of an organisation; any of it may be missing. */
function place(random: Random, draft: Draft, isRare: boolean): void {
  const known = (inHundred: number, value: string | undefined): string => (random.happens(inHundred) ? (value ?? '') : '');
  const at = isRare ? INSTITUTIONS.length - 1 : random.whole(0, INSTITUTIONS.length - 2);
  draft.institution = known(isRare ? 100 : 96, INSTITUTIONS[at]);
  draft.branch = isRare ? (BRANCHES.at(LAST) ?? '') : known(92, random.of(BRANCHES.slice(at, at + 6)));
  draft.region = isRare ? (REGIONS.at(LAST) ?? '') : known(94, random.of(REGIONS.slice(0, LAST)));
  const who = isRare ? MEDIATORS.length - 1 : random.whole(0, MEDIATORS.length - 2);
  draft.mediator = known(isRare ? 100 : 95, who === 0 && random.happens(40) ? ALIAS : MEDIATORS[who]);
  const team = isRare ? TEAMS.length - 1 : who % (TEAMS.length - 1);
  // Some move, so that the team of a case is not that of its mediator's record.
  draft.team = known(isRare ? 100 : 70, random.happens(8) && !isRare ? random.of(TEAMS.slice(0, LAST)) : TEAMS[team]);
  draft.organisation = known(isRare ? 100 : 75, isRare ? ORGANISATIONS.at(LAST) : ORGANISATIONS[team % (ORGANISATIONS.length - 1)]);
}

function handOver(random: Random, draft: Draft): void {
  const assigned = draft.assigned_on || draft.accepted_on || draft.received_on;
  draft.first_mediator = random.of(MEDIATORS.slice(0, LAST));
  // Within two days it is in time in any calendar, after twenty in none.
  if (random.happens(90)) draft.handed_over_on = later(assigned, random.happens(40) ? random.whole(0, 2) : random.whole(20, 30));
  draft.handover_reason = random.of(REASONS);
}

function made(random: Random, caseId: string, from: string, known: string): Draft {
  const draft = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Draft;
  draft.case_id = caseId;
  draft.received_on = later(from, random.whole(0, daysFrom(from, known)));
  draft.entered_on = draft.received_on;
  const isRare = random.happens(1.2);
  place(random, draft, isRare);
  const [business, subtype] = random.of(BUSINESS);
  Object.assign(draft, { business, subtype, cause: random.of(['C01', 'C02', 'C12', 'C99', '']), complexity: random.of(['simple', 'ordinary', 'complex', '']), intake_channel: random.of(['court_delegated', 'institution', '']) });
  if (random.happens(70)) draft.party = `party ${String(random.whole(1, 400))}`;
  if (random.happens(80)) draft.amount_claimed = String(random.whole(1, 300_000));
  steps(random, draft, known);
  if (random.happens(12) && !isRare) handOver(random, draft);
  return draft;
}

/** Two deliveries of a dataset: of the second some are new, the others tell cases of the first otherwise. Ids are those of every dataset that is made. */
export function deliveries(random: Random, letter: 'A' | 'B', count: number): { readonly first: readonly RawCase[]; readonly second: readonly RawCase[] } {
  const id = (n: number): string => `K${letter}${String(n).padStart(5, '0')}`;
  const first = Array.from({ length: count }, (_, n) => made(random, id(n), BEGIN, KNOWN.first));
  const changed = random.some(first, Math.round(count / 8)).map((one): RawCase => {
    const anew = made(random, one.case_id, BEGIN, KNOWN.second);
    // Some move to another institution, team or mediator only; of others all is told anew.
    return random.happens(50) ? { ...one, institution: anew.institution, branch: anew.branch, region: anew.region, organisation: anew.organisation, team: anew.team, mediator: anew.mediator } : { ...anew, received_on: one.received_on, entered_on: one.entered_on, ...(one.received_on > anew.received_on ? { ...one, region: anew.region } : {}) };
  });
  const fresh = Array.from({ length: Math.round(count / 10) }, (_, n) => made(random, id(count + n), later(KNOWN.first, 1), KNOWN.second));
  // In the last month one type of dispute grows at one institution, and no other does: something to tell of.
  const grown = Array.from({ length: Math.round(count / 20) }, (_, n): RawCase => ({ ...made(random, id(count + fresh.length + n), SURGE, KNOWN.second), institution: INSTITUTIONS[0] ?? '', business: 'B03', subtype: 'B03-01', cause: 'C12' }));
  return { first, second: [...changed, ...fresh, ...grown] };
}

/** Posts of all mediators but some, a third of whom changed teams. */
export function posts(random: Random): RawRecord[] {
  return MEDIATORS.filter((_, i) => i % 7 !== 5).flatMap((mediator) => {
    const at = MEDIATORS.indexOf(mediator);
    const team = (at === MEDIATORS.length - 1 ? TEAMS.length - 1 : at % (TEAMS.length - 1));
    const post = (from: string, to: string, t: number): RawRecord => ({ mediator, valid_from: from, valid_to: to, organisation: t === TEAMS.length - 1 ? (ORGANISATIONS.at(LAST) ?? '') : (ORGANISATIONS[t % (ORGANISATIONS.length - 1)] ?? ''), team: TEAMS[t] ?? '', team_lead: MEDIATORS[t] ?? '' });
    if (at % 3 !== 0 || team === TEAMS.length - 1) return [post('2024-01-01', random.happens(20) ? '2025-10-31' : '', team)];
    return [post('2024-01-01', '2025-06-30', team), post('2025-08-01', '', (team + 3) % (TEAMS.length - 1))];
  });
}

/** One hand-over each of some cases that tell of none themselves. */
export const handovers = (random: Random, cases: readonly RawCase[]): RawRecord[] =>
  random.some(cases.filter(({ first_mediator, mediator }) => first_mediator === '' && mediator !== '' && !mediator.startsWith(MEDIATORS.at(LAST) ?? '')), 60).map((one) => ({
    case_id: one.case_id, handed_over_on: later(one.assigned_on || one.accepted_on || one.received_on, random.happens(40) ? random.whole(0, 2) : random.whole(20, 30)), from_mediator: random.of(MEDIATORS.slice(0, LAST)), to_mediator: one.mediator, reason: random.of(REASONS), order: '',
  }));

const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** Rows as a file. */
export const csv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string => `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))].join('\n')}\n`;
