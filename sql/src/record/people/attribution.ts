import { recordsInForce } from '../in-force.js';
import { nameInUse, withPeople } from './names.js';

/** What publishing works out about whose case a case is, in table order. */
export const ATTRIBUTION_COLUMNS = ['first_mediator', 'handed_over_on', 'handover_reason', 'attributed_mediator', 'attribution'] as const;

/** Why a case counts for whom it does: nobody else had it; it stays with who handed it over; it went on in time, or for recusal. */
export const ATTRIBUTION_CODES = { sole: 'sole', kept: 'kept', prompt: 'prompt', recusal: 'recusal' } as const;

/** A case goes with a hand-over up to so many working days after it was assigned; the day of assignment is not counted. */
const PROMPT_WORKDAYS = 2;

const NONE = 'toDate(0)';
const TYPE = 'Array(Tuple(Date, String, String, String))';

/**
 * `rows` (a SELECT shaped like `concord.case_version`) with a column more, `log`: the hand-overs of each case in their order, as (day, from, reason, to). `loads` says which loads of
 * records count; without `isLogged` there are none; with `isNamed` under the names in use. Of one day those come first that say so, then who is handed nothing that day.
 */
export function withHandoverLog(rows: string, loads: string, isLogged: boolean, isNamed: boolean, ids?: string): string {
  if (!isLogged) return `SELECT *, CAST([], '${TYPE}') AS log FROM (${rows})`;
  const of = `SELECT record_id FROM concord.record_version WHERE kind = 'handover' AND ${loads} AND case_no IN (${ids ?? ''})`;
  const named = (field: string): string => (isNamed ? nameInUse(`fields['${field}']`, 'dataset') : `fields['${field}']`);
  const columns = ['toString(dataset) AS h_dataset', "fields['case_no'] AS h_case", "toDate(fields['handed_over_on']) AS day", "toUInt32OrZero(fields['order']) AS place", `${named('from_mediator')} AS giver`, "fields['reason'] AS why", `${named('to_mediator')} AS taker`];
  const inForce = recordsInForce('handover', loads, ids === undefined ? undefined : of);
  const typed = `${isNamed ? `WITH ${withPeople(loads)} ` : ''}SELECT ${columns.join(', ')} FROM (${inForce})`;
  const ordered = `SELECT *, groupArray(taker) OVER (PARTITION BY h_dataset, h_case, day) AS takers FROM (${typed}) WHERE giver != taker`;
  const grouped = `SELECT h_dataset, h_case, arrayMap(h -> (h.1, h.4, h.5, h.6), arraySort(groupArray((day, place, has(takers, giver), giver, why, taker)))) AS log FROM (${ordered}) GROUP BY h_dataset, h_case`;
  return `SELECT v.*, CAST(h.log, '${TYPE}') AS log FROM (${rows}) AS v LEFT JOIN (${grouped}) AS h ON toString(v.dataset) = h.h_dataset AND v.case_id = h.h_case`;
}

/** Working-day arithmetic on `calendars` of the surrounding statement. */
interface Days {
  /** Where a calendar begins, named by an SQL text. */
  readonly baseOf: (calendar: string) => string;
  /** Place of a day in the calendars; 0 beyond them. `base` is where the calendar begins. */
  readonly placeOf: (base: string, day: string) => string;
  /** Working days up to a place, itself included. */
  readonly upTo: (place: string) => string;
}

/**
 * SQL of (first_mediator, handed_over_on, handover_reason, attributed_mediator, attribution) of a case with a `log`, its names and those of the log being the names in use. The case
 * counts for who had it at the first hand-over that does not take it along; recusal and a hand-over within two working days of being assigned do. In a year whose holidays nobody
 * announced only two calendar days are surely in time. A hand-over whose day is not told is not shown to have been in time.
 */
export function attributionSql({ baseOf, placeOf, upTo }: Days, bind: (levels: readonly Readonly<Record<string, string>>[], body: string) => string): string {
  const own = `if(first_mediator IN ('', toString(mediator)), CAST([], '${TYPE}'), CAST([(ifNull(handed_over_on, ${NONE}), toString(first_mediator), toString(handover_reason), toString(mediator))], '${TYPE}'))`;
  const [from, to] = [placeOf('base', 'since'), placeOf('base', 'h.1')];
  const workdays = `${upTo(to)} - ${upTo(from)}`;
  const sameRun = `${from} > 0 AND ${to} > 0 AND calendars.4[${from}] > 0 AND calendars.4[${from}] = calendars.4[${to}]`;
  const isPrompt = `h.1 != ${NONE} AND if(${sameRun}, ${workdays} <= ${String(PROMPT_WORKDAYS)}, toInt64(h.1) - toInt64(since) <= ${String(PROMPT_WORKDAYS)})`;
  const { sole, kept, prompt, recusal } = ATTRIBUTION_CODES;
  const body = bind([
    { base: baseOf("'cn'"), handed: `if(empty(log), ${own}, log)` },
    { since_days: 'arrayPushFront(arrayPopBack(arrayMap(h -> h.1, handed)), coalesce(assigned_on, opened_on))' },
    { at: `arrayFirstIndex((h, since) -> h.3 != '${recusal}' AND NOT (${isPrompt}), handed, since_days)` },
  ], [
    'tuple(if(first_mediator = \'\', handed[1].2, toString(first_mediator)), if(empty(handed) OR handed[1].1 = ' + NONE + ', handed_over_on, toNullable(handed[1].1)),',
    "if(empty(handed), toString(handover_reason), handed[1].3), if(at > 0 AND handed[at].2 != '', handed[at].2, toString(mediator)),",
    `multiIf(at > 0, '${kept}', empty(handed), if(mediator = '', '', '${sole}'), arrayExists(h -> h.3 = '${recusal}', handed), '${recusal}', '${prompt}'))`,
  ].join(' '));
  // Most cases are never handed over: these cost two comparisons.
  return `if(empty(log) AND first_mediator IN ('', toString(mediator)), tuple(toString(first_mediator), handed_over_on, toString(handover_reason), toString(mediator), if(mediator = '', '', '${sole}')), ${body})`;
}
