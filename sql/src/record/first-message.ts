import { recordsInForce } from './in-force.js';

/** What a case takes from its messages, in table order behind what is delivered. */
export const MESSAGE_COLUMNS = [
  'notified_on', 'notified_hour', 'notified_template', 'notified_receipt', 'notified_opened', 'notified_answered', 'notified_times', 'notified_at_night', 'notified_opted_out',
] as const;

/** An answer belongs to the last message before it, within this time; a link opened later is not put down to its message either. */
export const WINDOW_SECONDS = 7 * 86_400;
/** An answer within this time counts as one to the message. */
export const ANSWER_SECONDS = 72 * 3_600;
/** Hours in which nobody is to be written to: from 22:00 to 08:00 (GB/T 45251-2025 for collection, taken over for messages). */
const NIGHT = { from: 22, to: 8 } as const;

const at = (name: string): string => `toDateTimeOrNull(fields['${name}'], 'UTC')`;
/** Whether an hour of the day, 0 to 23, is one in which nobody is to be written to. */
export const isNight = (hour: string): string => `(${hour} >= ${String(NIGHT.from)} OR ${hour} < ${String(NIGHT.to)})`;

/** A message may have been put to another case since: whoever was ever of one of these cases is looked at, and then whether it is still. */
const everOf = (cases: string, loads: string): string => `SELECT record_id FROM concord.record_version WHERE kind = 'message' AND ${loads} AND case_no IN (${cases})`;

/** SELECT of the messages in force, typed; times are local ones, told in UTC so that no summer time moves them. With `cases`, a SELECT of case ids, at least those of these cases. */
export function messages(loads: string, cases?: string): string {
  const columns = [
    'toString(dataset) AS f_dataset', "fields['case_no'] AS f_case", 'record_id AS f_id', `${at('sent_at')} AS sent`, "fields['template'] AS template", "fields['receipt'] AS receipt",
    `${at('delivered_at')} AS delivered`, `${at('opened_at')} AS opened`, `${at('answered_at')} AS answered`, "fields['opted_out'] = '1' AS opted_out",
  ];
  return `SELECT ${columns.join(', ')} FROM (${recordsInForce('message', loads, cases === undefined ? undefined : everOf(cases, loads))})`;
}

/** What is known of a message's delivery, where `is_opened` and `is_answered` are told: who opened or answered was reached, whatever the carrier says. */
export const receiptSql = (receipt: string, hasDeliveryTime: string): string =>
  `multiIf(${receipt} = 'delivered' OR ${hasDeliveryTime} OR is_opened OR is_answered, 'delivered', ${receipt} = 'failed', 'failed', 'unknown')`;

/**
 * A row per dataset and case that was sent messages, of its first one: the day and hour it was sent, what is known of its delivery (`delivered`, also where it
 * was opened or answered; `failed`; '' unknown), whether its link was opened within 7 days and it was answered within 72 hours. An answer belongs to the last
 * message before it, whichever message the source puts it down to.
 */
function firstMessages(loads: string, cases: string | undefined): string {
  const grouped = [
    'SELECT f_dataset, f_case, arraySort(groupArray((assumeNotNull(sent), f_id))) AS sents,',
    'argMin((template, receipt, isNotNull(delivered), ifNull(toInt64(opened), 0)), (sent, f_id)) AS first,',
    `groupArrayIf(toInt64(assumeNotNull(answered)), isNotNull(answered)) AS answers, count() AS times, countIf(${isNight('toHour(sent)')}) AS at_night, max(opted_out) AS opted`,
    `FROM (${messages(loads, cases)}) GROUP BY f_dataset, f_case`,
  ].join(' ');
  const facts = [
    'f_dataset', 'f_case', 'toInt64(sents[1].1) AS first_sent', "if(length(sents) > 1, toInt64(sents[2].1), first_sent + 1000000000) AS next_sent",
    `first.4 > 0 AND first.4 <= first_sent + ${String(WINDOW_SECONDS)} AS is_opened`,
    `arrayExists(one -> one >= first_sent AND one < next_sent AND one <= first_sent + ${String(ANSWER_SECONDS)}, answers) AS is_answered`,
    'toDate(sents[1].1) AS f_on', 'toHour(sents[1].1) AS f_hour', 'first.1 AS f_template',
    `${receiptSql('first.2', 'first.3')} AS f_receipt`,
    'times', 'at_night', 'opted',
  ];
  return `SELECT ${facts.join(', ')} FROM (${grouped})`;
}

/** `rows` (a SELECT shaped like `concord.case_version`) with what their messages say; '' and 0 where a case was sent none. `cases` is a SELECT of their ids, so that no other messages are read; all are where it is left out. */
export function withMessages(rows: string, loads: string, cases: string | undefined): string {
  const filled = [
    "if(m.f_case = '', NULL, m.f_on) AS notified_on", "if(m.f_case = '', NULL, m.f_hour) AS notified_hour", 'm.f_template AS notified_template', 'm.f_receipt AS notified_receipt',
    'm.is_opened AS notified_opened', 'm.is_answered AS notified_answered', 'toUInt16(least(m.times, 65535)) AS notified_times', 'toUInt16(least(m.at_night, 65535)) AS notified_at_night',
    'm.opted AS notified_opted_out',
  ];
  return `SELECT v.* REPLACE (${filled.join(', ')}) FROM (${rows}) AS v LEFT JOIN (${firstMessages(loads, cases)}) AS m ON toString(v.dataset) = m.f_dataset AND v.case_id = m.f_case`;
}
