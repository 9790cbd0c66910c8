CREATE VIEW concord.case_fact_as_of AS WITH (SELECT (groupArray(concat(dataset, '|', fields['scheme'], '|', fields['old_code'])), groupArray(fields['new_code']))
FROM (SELECT *
FROM (SELECT *
FROM concord.record_version
WHERE (kind = 'crosswalk') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id)
WHERE NOT gone)) AS codes SELECT v.* REPLACE (if((v.organisation = '') AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_organisation, v.organisation) AS organisation, if((v.team = '') AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_team, v.team) AS team, if((v.team IN ('', m.m_team)) AND (coalesce(v.assigned_on, v.opened_on) <= m.m_to), m.m_team_lead, '') AS team_lead, transform(concat(toString(v.dataset), '|business|', toString(v.business)), codes.1, codes.2, toString(v.business)) AS business, transform(concat(toString(v.dataset), '|cause|', toString(v.cause)), codes.1, codes.2, toString(v.cause)) AS cause, transform(concat(toString(v.dataset), '|subtype|', toString(v.subtype)), codes.1, codes.2, toString(v.subtype)) AS subtype, transform(concat(toString(v.dataset), '|product|', toString(v.product)), codes.1, codes.2, toString(v.product)) AS product, concat(transform(concat(toString(v.dataset), '|business|', toString(v.business)), codes.1, codes.2, toString(v.business)), '|', transform(concat(toString(v.dataset), '|subtype|', toString(v.subtype)), codes.1, codes.2, toString(v.subtype)), '|', transform(concat(toString(v.dataset), '|cause|', toString(v.cause)), codes.1, codes.2, toString(v.cause))) AS issue)
FROM (SELECT c.*
FROM (SELECT *
FROM concord.case_version
WHERE (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, source, case_id) AS c LEFT JOIN (SELECT dataset, source, case_id, max(load_no) AS withdrawn_by
FROM concord.case_mark
WHERE (mark = 'withdrawn') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication)) GROUP BY dataset, source, case_id) AS w ON (c.dataset = w.dataset) AND (c.source = w.source) AND (c.case_id = w.case_id)
WHERE ifNull(w.withdrawn_by, 0) < c.load_no) AS v ASOF LEFT JOIN (SELECT toString(dataset) AS m_dataset, fields['mediator'] AS m_mediator, valid_from AS m_from, ifNull(valid_to, toDate('2149-06-06')) AS m_to, fields['organisation'] AS m_organisation, fields['team'] AS m_team, fields['team_lead'] AS m_team_lead
FROM (SELECT *
FROM (SELECT *
FROM concord.record_version
WHERE (kind = 'mediator') AND (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, kind, record_id)
WHERE NOT gone)) AS m ON (toString(v.dataset) = m.m_dataset) AND (toString(v.mediator) = m.m_mediator) AND (coalesce(v.assigned_on, v.opened_on) >= m.m_from)
