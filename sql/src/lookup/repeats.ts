import type { Lookup } from './lookup.js';

const SAME = ['party', 'institution', 'business', 'cause'] as const;

/**
 * `repeated_on`: the day on which the next dispute of the same party with the same institution about the same business and cause was received, after the
 * (first) closing; NULL where none was. Merged duplicates (X2) and mistakes (X3) are no further dispute. A case without a party has none.
 */
export const REPEATS: Lookup = {
  column: 'repeated_on',
  join: ({ cases, dataset }) => [
    `ASOF LEFT JOIN (SELECT ${SAME.map((name) => `toString(${name}) AS l_${name}`).join(', ')}, received_on AS next_on FROM ${cases} WHERE dataset = ${dataset} AND party != '' AND outcome NOT IN ('X2', 'X3')) AS l`,
    `ON ${SAME.map((name) => `toString(c.${name}) = l.l_${name}`).join(' AND ')} AND ifNull(c.ended_on, toDate('2149-06-06')) < l.next_on`,
  ].join(' '),
  // A join that finds nothing leaves the first day there is.
  value: "if(c.party = '' OR l.next_on = toDate(0), NULL, l.next_on)",
};
