import type { MetricId } from '../src/catalogue.js';
import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import type { Cases } from '../src/question/question.js';
import { ANSWER_SECONDS, isNight, messages, receiptSql, WINDOW_SECONDS } from '../src/record/first-message.js';
import { recordsUpTo } from '../src/record/in-force.js';
import type { DateRange } from '../src/time/bucket.js';

const DELIVERED = "receipt = 'delivered'";

/** The steps of the notification funnel over messages instead of cases: under the metric that counts the same of each case's first one. */
export const MESSAGE_STEPS = [
  { metric: 'message_receipts', of: '1', reached: "receipt != 'unknown'" },
  { metric: 'message_delivery', of: "receipt != 'unknown'", reached: DELIVERED },
  { metric: 'message_opening', of: DELIVERED, reached: 'is_opened' },
  { metric: 'message_answers', of: DELIVERED, reached: 'is_answered' },
  { metric: 'message_consent', of: '1', reached: 'is_consented' },
  { metric: 'message_at_night', of: '1', reached: 'is_at_night' },
  { metric: 'message_opt_out', of: '1', reached: 'is_opted_out' },
] as const satisfies readonly { readonly metric: MetricId; readonly of: string; readonly reached: string }[];

/**
 * Every message sent in a range to the party of a visible case and seven days old, by step: a row with `of_<metric>` and `reached_<metric>`. An opening, an answer and a
 * consent belong to the last message before them (consent is known by the day: to the last message up to that day). `asOfLoad`: messages as they stood after that load.
 */
export function compileMessageSteps(cases: Cases, range: DateRange, asOfLoad: number): Statement {
  const bindings = new Bindings();
  const visible = whereCases(cases, range, bindings).join(' AND ');
  const loads = recordsUpTo(bindings.bind(asOfLoad, 'UInt32'));
  const listed = [
    "SELECT f_case, arraySort(groupArray((toInt64(assumeNotNull(sent)), f_id, receipt, isNotNull(delivered), ifNull(toInt64(opened), 0), opted_out))) AS list,",
    'arrayPushBack(arrayMap(one -> one.1, arraySlice(list, 2)), list[-1].1 + 1000000000) AS nexts,',
    `groupArrayIf(toInt64(assumeNotNull(answered)), isNotNull(answered)) AS answers FROM (${messages(loads)}) WHERE f_dataset = {dataset:String} AND sent IS NOT NULL GROUP BY f_case`,
  ].join(' ');
  const facts = [
    'm.1 AS sent_at', "toDate(toDateTime(m.1, 'UTC')) AS sent_on", `m.5 > 0 AND m.5 <= m.1 + ${String(WINDOW_SECONDS)} AS is_opened`,
    `arrayExists(one -> one >= m.1 AND one < next AND one <= m.1 + ${String(ANSWER_SECONDS)}, answers) AS is_answered`,
    "ifNull(consented_on BETWEEN sent_on AND sent_on + 7 AND consented_on < toDate(toDateTime(least(next, 4102444800), 'UTC')), 0) AS is_consented",
    `${isNight("toHour(toDateTime(m.1, 'UTC'))")} AS is_at_night`, 'm.6 AS is_opted_out', `${receiptSql('m.3', 'm.4')} AS receipt`,
  ];
  const counted = MESSAGE_STEPS.flatMap(({ metric, of, reached }) => [`countIf(${of}) AS of_${metric}`, `countIf((${of}) AND (${reached})) AS reached_${metric}`]);
  // A case is found by its id, whatever source registered it: one that two sources tell has its messages once.
  const known = `SELECT case_id, min(consent_on) AS consented_on FROM ${fromCases(cases, bindings)} WHERE ${visible} AND outcome_class != 'X' GROUP BY case_id`;
  return bindings.statement(
    `SELECT ${counted.join(', ')} FROM (SELECT ${facts.join(', ')} FROM (${listed}) AS l INNER JOIN (${known}) AS c ON l.f_case = c.case_id ARRAY JOIN list AS m, nexts AS next) ` +
    'WHERE sent_on BETWEEN {range_from:Date} AND {range_to:Date} AND sent_on + 7 <= {as_of:Date}',
  );
}
