import type { Lookup } from './lookup.js';

/** `closings_told`: how many different days of (first) closing a case's versions have told; 1 where the day never changed. */
export const CLOSING_EDITS: Lookup = {
  join: ({ dataset, published }) => [
    `LEFT JOIN (SELECT source AS l_source, case_id AS l_case, uniqExact(ended_on) AS told FROM concord.case_version WHERE dataset = ${dataset} AND ${published} GROUP BY source, case_id) AS l`,
    'ON c.source = l.l_source AND c.case_id = l.l_case',
  ].join(' '),
  columns: { closings_told: 'l.told' },
};
