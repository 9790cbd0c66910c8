CREATE VIEW concord.case_fact_as_of AS WITH (SELECT (groupArray(concat(dataset, '|', fields['scheme'], '|', fields['old_code'])), groupArray(fields['new_code']))
FROM (SELECT *
FROM (SELECT *
FROM concord.record_version
WHERE (kind = 'crosswalk') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id)
WHERE NOT gone)) AS codes SELECT v.* REPLACE (if((v.organisation = '') AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_organisation, v.organisation) AS organisation, if((v.team = '') AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_team, v.team) AS team, if((v.team IN ('', m.m_team)) AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_team_lead, '') AS team_lead, transform(concat(toString(v.dataset), '|business|', toString(v.business)), codes.1, codes.2, toString(v.business)) AS business, transform(concat(toString(v.dataset), '|cause|', toString(v.cause)), codes.1, codes.2, toString(v.cause)) AS cause, transform(concat(toString(v.dataset), '|subtype|', toString(v.subtype)), codes.1, codes.2, toString(v.subtype)) AS subtype, transform(concat(toString(v.dataset), '|product|', toString(v.product)), codes.1, codes.2, toString(v.product)) AS product, concat(transform(concat(toString(v.dataset), '|business|', toString(v.business)), codes.1, codes.2, toString(v.business)), '|', transform(concat(toString(v.dataset), '|subtype|', toString(v.subtype)), codes.1, codes.2, toString(v.subtype)), '|', transform(concat(toString(v.dataset), '|cause|', toString(v.cause)), codes.1, codes.2, toString(v.cause))) AS issue)
FROM (SELECT v.* REPLACE (if(m.f_case = '', NULL, m.f_on) AS notified_on, if(m.f_case = '', NULL, m.f_hour) AS notified_hour, m.f_template AS notified_template, m.f_receipt AS notified_receipt, m.is_opened AS notified_opened, m.is_answered AS notified_answered, toUInt16(least(m.times, 65535)) AS notified_times, toUInt16(least(m.at_night, 65535)) AS notified_at_night, m.opted AS notified_opted_out)
FROM (SELECT c.*
FROM (SELECT *
FROM concord.case_version
WHERE (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, source, case_id) AS c LEFT JOIN (SELECT dataset, source, case_id, max(load_no) AS withdrawn_by
FROM concord.case_mark
WHERE (mark = 'withdrawn') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication)) GROUP BY dataset, source, case_id) AS w ON (c.dataset = w.dataset) AND (c.source = w.source) AND (c.case_id = w.case_id)
WHERE ifNull(w.withdrawn_by, 0) < c.load_no) AS v LEFT JOIN (SELECT f_dataset, f_case, toInt64((sents[1]).1) AS first_sent, if(length(sents) > 1, toInt64((sents[2]).1), first_sent + 1000000000) AS next_sent, ((first.4) > 0) AND ((first.4) <= (first_sent + 604800)) AS is_opened, arrayExists(one -> ((one >= first_sent) AND (one < next_sent) AND (one <= (first_sent + 259200))), answers) AS is_answered, toDate((sents[1]).1) AS f_on, toHour((sents[1]).1) AS f_hour, first.1 AS f_template, multiIf(((first.2) = 'delivered') OR (first.3) OR is_opened OR is_answered, 'delivered', (first.2) = 'failed', 'failed', 'unknown') AS f_receipt, times, at_night, opted
FROM (SELECT f_dataset, f_case, arraySort(groupArray((assumeNotNull(sent), f_id))) AS sents, argMin((template, receipt, isNotNull(delivered), ifNull(toInt64(opened), 0)), (sent, f_id)) AS first, groupArrayIf(toInt64(assumeNotNull(answered)), isNotNull(answered)) AS answers, count() AS times, countIf(((toHour(sent) >= 22) OR (toHour(sent) < 8))) AS at_night, max(opted_out) AS opted
FROM (SELECT toString(dataset) AS f_dataset, fields['case_no'] AS f_case, record_id AS f_id, toDateTimeOrNull(fields['sent_at'], 'UTC') AS sent, fields['template'] AS template, fields['receipt'] AS receipt, toDateTimeOrNull(fields['delivered_at'], 'UTC') AS delivered, toDateTimeOrNull(fields['opened_at'], 'UTC') AS opened, toDateTimeOrNull(fields['answered_at'], 'UTC') AS answered, (fields['opted_out']) = '1' AS opted_out
FROM (SELECT *
FROM (SELECT *
FROM concord.record_version
WHERE (kind = 'message') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id)
WHERE NOT gone)) GROUP BY f_dataset, f_case)) AS m ON (toString(v.dataset) = m.f_dataset) AND (v.case_id = m.f_case)) AS v ASOF LEFT JOIN (SELECT toString(dataset) AS m_dataset, fields['mediator'] AS m_mediator, valid_from AS m_from, ifNull(valid_to, toDate('2149-06-06')) AS m_to, fields['organisation'] AS m_organisation, fields['team'] AS m_team, fields['team_lead'] AS m_team_lead
FROM (SELECT *
FROM (SELECT *
FROM concord.record_version
WHERE (kind = 'mediator') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id)
WHERE NOT gone)) AS m ON (toString(v.dataset) = m.m_dataset) AND (toString(v.mediator) = m.m_mediator) AND (coalesce(v.assigned_on, v.opened_on) >= m.m_from)
