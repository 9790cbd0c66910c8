import { CANONICAL_COLUMNS, daysBetween, dimensionById, type LocalisedText } from '@concord/sql';
import { phrase } from '../narrative/phrase.js';
import { dateText, daysText, numberText } from '../narrative/text.js';
import { wordOf } from './code-word.js';

/** How a time limit stands: kept, missed (also while what it is for has not come), still ahead. */
export const LIMIT_STATES = ['kept', 'missed', 'ahead'] as const;
/** One of them. */
export type LimitState = (typeof LIMIT_STATES)[number];

/** Every kind of event, for the contract. */
export const CASE_EVENT_KINDS = ['step', 'message', 'limit', 'now'] as const;

/** Something in the course of a case. */
export interface CaseEvent {
  readonly kind: (typeof CASE_EVENT_KINDS)[number];
  readonly on: string;
  /** `hh:mm`, where the time of day is known. */
  readonly at: string | null;
  /** Days since the receipt; negative before it. */
  readonly day: number;
  readonly label: LocalisedText;
  /** What it came to: the outcome of a closing, a message's receipt. */
  readonly word: LocalisedText | null;
  readonly state: LimitState | null;
}

/** A message as a case's course tells it; times are local, `YYYY-MM-DD hh:mm:ss`. */
export interface CaseMessage {
  readonly sent: string;
  readonly opened: string | null;
  readonly answered: string | null;
  readonly receipt: string;
  readonly optedOut: boolean;
}

/** A case handed from one mediator to another, under the names that pages show. */
export interface HandOver {
  readonly on: string;
  readonly from: LocalisedText;
  readonly to: LocalisedText;
  /** A code; empty where none is told. */
  readonly reason: string;
}

/** What each limit waits for: the first of these that is known. An extension takes the place of the limit before it. */
const WAITS_FOR: Readonly<Record<string, readonly string[]>> = { due_on: ['first_closed_on', 'closed_on'], extended_due_on: ['first_closed_on', 'closed_on'], performance_due_on: ['performed_on'] };

const RECEIPTS: Readonly<Record<string, LocalisedText>> = { delivered: { zh: '已送达', en: 'delivered' }, failed: { zh: '未送达', en: 'not delivered' }, unknown: { zh: '没有回执', en: 'no receipt' } };
const WORDS = {
  sent: { zh: '发出短信', en: 'Message sent' }, opened: { zh: '点开链接', en: 'Link opened' }, answered: { zh: '回复或回电', en: 'Answered or called back' }, optedOut: { zh: '退订或投诉', en: 'opted out or complained' },
  handed: { zh: '转办', en: 'Handed over' }, handedTo: { zh: '由 {from} 转给 {to}', en: 'from {from} to {to}' }, handedFor: { zh: '由 {from} 转给 {to}（{reason}）', en: 'from {from} to {to} ({reason})' },
  now: { zh: '数据截至', en: 'Data as of' },
  replaced: { zh: '已延期', en: 'extended' },
  closed: { zh: '{received}收案，第 {day} 天办结：{outcome}。', en: 'Received {received}, closed on day {day}: {outcome}.' },
  open: { zh: '{received}收案，截至 {asOf} 第 {day} 天，仍未办结。', en: 'Received {received}; on {asOf}, day {day}, it is still open.' },
  kept: { zh: '办结在期限内。', en: 'Closed within its limit.' }, late: { zh: '办结时已过期限 {days}。', en: 'Closed {days} after its limit.' }, overdue: { zh: '已过期限 {days}。', en: 'It is {days} past its limit.' },
  left: { zh: '距期限还有 {days}。', en: '{days} remain until its limit.' },
  waited: { zh: '最长一段间隔 {days}：{from}至{to}。', en: 'The longest wait took {days}: from “{from}” to “{to}”.' },
} as const;

/** Columns that came later stand behind the others in the table; in a case they come before these. */
const COMES_BEFORE: Readonly<Record<string, string>> = { attempted_on: 'first_contact_on', inactive_on: 'closed_on', reactivated_on: 'closed_on', first_closed_on: 'closed_on', confirmed_on: 'performance_due_on' };
const placeOf = (name: string): number => CANONICAL_COLUMNS.findIndex((column) => column.name === (COMES_BEFORE[name] ?? name)) - (name in COMES_BEFORE ? 0.5 : 0);
const COURSE = [...CANONICAL_COLUMNS].sort((a, b) => placeOf(a.name) - placeOf(b.name));

/** A wait that is worth telling. */
const LONG_DAYS = 7;

type Dates = ReadonlyMap<string, string>;

const known = (dates: Dates, columns: readonly string[]): string | undefined => columns.flatMap((name) => dates.get(name) ?? [])[0];

function stateOf(limit: string, done: string | undefined, asOf: string): LimitState {
  if (done !== undefined) return done <= limit ? 'kept' : 'missed';
  return asOf > limit ? 'missed' : 'ahead';
}

function messageEvents({ sent, opened, answered, receipt, optedOut }: CaseMessage, dayOf: (on: string) => number): CaseEvent[] {
  const event = (time: string | null, label: LocalisedText, word: LocalisedText | null): CaseEvent[] =>
    (time === null ? [] : [{ kind: 'message', on: time.slice(0, 10), at: time.slice(11, 16), day: dayOf(time.slice(0, 10)), label, word, state: null }]);
  return [...event(sent, WORDS.sent, RECEIPTS[receipt] ?? null), ...event(opened, WORDS.opened, null), ...event(answered, WORDS.answered, optedOut ? WORDS.optedOut : null)];
}

function handedEvent({ on, from, to, reason }: HandOver, dayOf: (on: string) => number): CaseEvent {
  const why = wordOf(dimensionById, 'handover_reason', reason);
  return { kind: 'step', on, at: null, day: dayOf(on), label: WORDS.handed, word: why === null ? phrase(WORDS.handedTo, { from, to }) : phrase(WORDS.handedFor, { from, to, reason: why }), state: null };
}

/**
 * The course of a case: its dated steps, limits and messages, the earliest first. On one day steps come in the order of the canonical case, then messages by their time, then limits, which end with the day. Where something is still to come the last day the data know is among them. `dates` holds what figures
 * show, by column; `outcome` is its code, `firstOutcome` that of the closing that a re-opening undid. `handOvers`, in their order, take the place of the
 * day of the first one, which says neither from whom nor to whom.
 */
export function timelineOf(dates: Dates, outcome: string, messages: readonly CaseMessage[], asOf: string, firstOutcome = '', handOvers: readonly HandOver[] = []): CaseEvent[] {
  const received = dates.get('received_on') ?? asOf;
  const dayOf = (on: string): number => daysBetween(received, on);
  const isRepeated = (name: string): boolean => name === 'first_closed_on' && dates.get(name) === dates.get('closed_on');
  const own = COURSE.flatMap((column): CaseEvent[] => {
    if (column.name === 'handed_over_on' && handOvers.length > 0) return handOvers.map((one) => handedEvent(one, dayOf));
    const on = dates.get(column.name);
    if (column.kind !== 'date' || on === undefined || isRepeated(column.name)) return [];
    const label = { zh: column.zh, en: column.en };
    const base = { on, at: null, day: dayOf(on), label };
    if (!('ahead' in column)) return [{ ...base, kind: 'step', word: wordOf(dimensionById, 'outcome', column.name === 'closed_on' ? outcome : column.name === 'first_closed_on' ? firstOutcome : ''), state: null }];
    if (column.name === 'due_on' && dates.has('extended_due_on')) return [{ ...base, kind: 'limit', word: WORDS.replaced, state: null }];
    return [{ ...base, kind: 'limit', word: null, state: stateOf(on, known(dates, WAITS_FOR[column.name] ?? []), asOf) }];
  });
  const lies = { step: 0, message: 1, limit: 2, now: 3 };
  const isUnderWay = known(dates, ['closed_on']) === undefined || own.some(({ on }) => on > asOf);
  const now: CaseEvent[] = isUnderWay ? [{ kind: 'now', on: asOf, at: null, day: dayOf(asOf), label: WORDS.now, word: null, state: null }] : [];
  return [...own, ...now, ...messages.flatMap((message) => messageEvents(message, dayOf))]
    .map((event, i) => ({ event, i }))
    .sort((a, b) => a.event.on.localeCompare(b.event.on) || lies[a.event.kind] - lies[b.event.kind] || (a.event.at ?? '').localeCompare(b.event.at ?? '') || a.i - b.i)
    .map(({ event }) => event);
}

function limitSentence(dates: Dates, closed: string | undefined, asOf: string): LocalisedText[] {
  const limit = known(dates, ['extended_due_on', 'due_on']);
  if (limit === undefined) return [];
  const beyond = daysBetween(limit, closed ?? asOf);
  if (closed !== undefined) return [beyond <= 0 ? WORDS.kept : phrase(WORDS.late, { days: daysText(beyond) })];
  return [beyond > 0 ? phrase(WORDS.overdue, { days: daysText(beyond) }) : phrase(WORDS.left, { days: daysText(-beyond) })];
}

/** The course in sentences: how long from receipt to its first closing or to now, its limit, and the longest wait between two steps before it was closed. */
export function timelineWords(dates: Dates, outcome: string, timeline: readonly CaseEvent[], asOf: string): LocalisedText[] {
  const received = dates.get('received_on');
  if (received === undefined) return [];
  const closed = known(dates, ['first_closed_on', 'closed_on']);
  const end = closed ?? asOf;
  const whole = { received: dateText(received), day: numberText(daysBetween(received, end)) };
  const head = closed === undefined ? phrase(WORDS.open, { ...whole, asOf: dateText(asOf) }) : phrase(WORDS.closed, { ...whole, outcome: wordOf(dimensionById, 'outcome', outcome) ?? outcome });
  const steps = timeline.filter(({ kind, on }) => kind === 'step' && on >= received && on <= end);
  const waits = steps.flatMap((step, i) => { const before = steps[i - 1]; return before === undefined ? [] : [{ before, step, days: step.day - before.day }]; });
  const longest = waits.sort((a, b) => b.days - a.days)[0];
  const waited = longest !== undefined && longest.days >= LONG_DAYS ? [phrase(WORDS.waited, { days: daysText(longest.days), from: longest.before.label, to: longest.step.label })] : [];
  return [head, ...limitSentence(dates, closed, asOf), ...waited];
}
