import { ATTRIBUTION_COLUMNS, withHandoverLog } from './people/attribution.js';
import { LIMIT_COLUMNS, withDueDates } from './due-dates.js';
import { MESSAGE_COLUMNS, withMessages } from './first-message.js';
import { recordsInForce, recordsUpTo } from './in-force.js';
import { nameInUse, posts, withPeople } from './people/names.js';
import { TAXONOMY_SCHEMES } from './schemes.js';

/** Kinds of reference data that cases depend on. */
export const KINDS_IN_CASES = ['mediator', 'mediator_alias', 'handover', 'crosswalk', 'message', 'sla_rule', 'calendar'] as const;

/** A kind of them. */
export type KindInCases = (typeof KINDS_IN_CASES)[number];

/** Columns of a case that are filled from its mediator's record where the case says nothing itself. */
const FILLED = ['organisation', 'team'] as const;

/** Every column that publishing fills from reference data. */
export const REFERENCE_COLUMNS = ['mediator', ...ATTRIBUTION_COLUMNS, 'organisation', 'team', 'team_lead', ...TAXONOMY_SCHEMES, ...MESSAGE_COLUMNS, 'due_on', 'limit_on', ...LIMIT_COLUMNS] as const;

/** Columns in which figures may show a case otherwise than it was delivered; one that is not delivered at all is a dimension of that name. */
export const FILLED_COLUMNS = ['mediator', 'first_mediator', 'handed_over_on', 'handover_reason', 'attributed_mediator', 'attribution', ...FILLED, 'team_lead', ...TAXONOMY_SCHEMES, 'due_on', 'due_rule'] as const;

/** The last day the engine knows. */
const OPEN_END = "toDate('2149-06-06')";

/** Each mediator's spans. ASOF picks the one that begins last before a day; whether it still holds then is asked of `m_to`. */
function mediatorSpans(loads: string): string {
  const fields = [...FILLED, 'team_lead'].map((name) => `fields['${name}'] AS m_${name}`).join(', ');
  return `SELECT toString(dataset) AS m_dataset, fields['mediator'] AS m_mediator, valid_from AS m_from, ifNull(valid_to, ${OPEN_END}) AS m_to, ${fields} FROM (${posts(loads)})`;
}

/** Old codes, told apart by dataset and scheme, and the codes in use, in step: a scalar. */
const crosswalk = (loads: string): string =>
  `(SELECT (groupArray(concat(dataset, '|', fields['scheme'], '|', fields['old_code'])), groupArray(fields['new_code'])) FROM (${recordsInForce('crosswalk', loads)})) AS codes`;

const inUse = (scheme: string): string => `transform(concat(toString(v.dataset), '|${scheme}|', toString(v.${scheme})), codes.1, codes.2, toString(v.${scheme}))`;

/**
 * Cases as figures show them: SELECT of the same columns as `rows` (a SELECT shaped like `concord.case_version`), where a case that names no organisation
 * or team has those of its mediator on the day of assignment, else of opening, and old codes have become the codes in use. The team's lead is known only
 * where the case is of the team its mediator's record names. Mediators stand under their names in use, and `attributed_mediator` is who answers for the case. Cases without a due date have the one that rules say; national rules hold without any record. What was delivered stays in `concord.case_version`. Cases take what the funnel asks from
 * their messages. `loads` is a condition over `concord.record_version`: which loads of records count; `kinds` those that may be in force; `ids` a SELECT of
 * the ids of these cases, where it costs less than `rows`: only their messages are read then.
 */
export function effectiveCases(rows: string, loads: string, kinds: readonly KindInCases[] = KINDS_IN_CASES, ids?: string): string {
  const isNamed = kinds.includes('mediator_alias');
  const known = isNamed ? `WITH ${withPeople(loads)} SELECT n.* REPLACE (${['mediator', 'first_mediator'].map((name) => `${nameInUse(`n.${name}`, 'n.dataset')} AS ${name}`).join(', ')}) FROM (${rows}) AS n` : rows;
  const limited = withDueDates(withHandoverLog(known, loads, kinds.includes('handover'), isNamed, ids), loads);
  const notified = kinds.includes('message') ? withMessages(limited, loads, ids) : limited;
  return kinds.includes('mediator') || kinds.includes('crosswalk') ? withPosts(notified, loads) : notified;
}

function withPosts(rows: string, loads: string): string {
  const day = 'coalesce(v.assigned_on, v.opened_on)';
  const filled = FILLED.map((name) => `if(v.${name} = '' AND ${day} <= m.m_to, m.m_${name}, v.${name}) AS ${name}`);
  const lead = `if(v.team IN ('', m.m_team) AND ${day} <= m.m_to, m.m_team_lead, '') AS team_lead`;
  const coded = TAXONOMY_SCHEMES.map((scheme) => `${inUse(scheme)} AS ${scheme}`);
  const issue = `concat(${inUse('business')}, '|', ${inUse('subtype')}, '|', ${inUse('cause')}) AS issue`;
  return [
    `WITH ${crosswalk(loads)} SELECT v.* REPLACE (${[...filled, lead, ...coded, issue].join(', ')}) FROM (${rows}) AS v`,
    `ASOF LEFT JOIN (${mediatorSpans(loads)}) AS m`,
    `ON toString(v.dataset) = m.m_dataset AND toString(v.mediator) = m.m_mediator AND ${day} >= m.m_from`,
  ].join(' ');
}

/**
 * `concord.case_fact_as_of`: the same as `case_fact`, as it stood after load {as_of_load}: of each case the newest version that had been published by then,
 * unless a later load had withdrawn it by then, with the reference data of then. Made here, so that then and now are one definition.
 */
export function caseFactAsOf(): string {
  const upTo = 'load_no <= {as_of_load:UInt32} AND load_no IN (SELECT load_no FROM concord.publication)';
  const versions = [
    `SELECT c.* FROM (SELECT * FROM concord.case_version WHERE ${upTo} ORDER BY load_no DESC LIMIT 1 BY dataset, source, case_id) AS c`,
    `LEFT JOIN (SELECT dataset, source, case_id, max(load_no) AS withdrawn_by FROM concord.case_mark WHERE mark = 'withdrawn' AND ${upTo} GROUP BY dataset, source, case_id) AS w`,
    'ON c.dataset = w.dataset AND c.source = w.source AND c.case_id = w.case_id WHERE ifNull(w.withdrawn_by, 0) < c.load_no',
  ].join(' ');
  return `CREATE OR REPLACE VIEW concord.case_fact_as_of AS ${effectiveCases(versions, recordsUpTo('{as_of_load:UInt32}'))}`;
}
