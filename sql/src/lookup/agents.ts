import type { Lookup } from './lookup.js';

const WINDOW_DAYS = 90;

/**
 * `agent_cases`: how many cases the claimant's agent had brought in the 90 days up to the day on which the case was received, itself and that day's others among them; 0
 * without an agent; `agent_watched`: whether these days lie within the history of the case's own source, without which its first months would look
 * quiet and those after them a rise. Looked back only, so that a month that is over keeps its number. Merged duplicates (X2) and mistakes (X3) are no further case.
 */
export const AGENTS: Lookup = {
  join: ({ cases, dataset }) => [
    'LEFT JOIN (SELECT claimant_agent AS l_agent, received_on AS l_day,',
    `sum(count()) OVER (PARTITION BY claimant_agent ORDER BY toInt32(received_on) ASC RANGE BETWEEN ${String(WINDOW_DAYS - 1)} PRECEDING AND CURRENT ROW) AS brought`,
    `FROM ${cases} WHERE dataset = ${dataset} AND claimant_agent != '' AND outcome NOT IN ('X2', 'X3') GROUP BY claimant_agent, received_on) AS l`,
    'ON c.claimant_agent = l.l_agent AND c.received_on = l.l_day',
    `LEFT JOIN (SELECT source AS w_source, min(received_on) AS first_on FROM ${cases} WHERE dataset = ${dataset} GROUP BY source) AS w ON c.source = w.w_source`,
  ].join(' '),
  // A join that finds nothing leaves 0.
  columns: { agent_cases: 'l.brought', agent_watched: `c.received_on >= w.first_on + ${String(WINDOW_DAYS - 1)}` },
};
