import type { Lookup } from './lookup.js';

const same = (of: string): string => ['party', 'institution', 'business', 'cause'].map((name) => `${of}${name}`).join(', ');
const oneOf = (of: string): string => `cityHash64(${same(of)})`;
const twoOf = (of: string): string => `cityHash64('again', ${same(of)})`;

/** Both halves of the key by which a dispute is known again, of the columns of `of` (`c.`, or none). */
export const REPEAT_KEY = { one: oneOf, two: twoOf } as const;

/**
 * `repeated_on`: the day on which the next dispute of the same party with the same institution about the same business and cause was received, after the
 * (first) closing; NULL where none was. `repeat_agents`: who acted for the claimant in the disputes received on that day. Merged duplicates (X2) and mistakes
 * (X3) are no further dispute. A case without a party has none. What makes a dispute the same one is a key of 128 bits: no two different ones share it (10⁶ cases:
 * one chance in 10²⁶), and it joins four times as fast as four texts.
 */
export const REPEATS: Lookup = {
  join: ({ cases, dataset }) => {
    const parties = `FROM ${cases} WHERE dataset = ${dataset} AND party != ''`;
    // Few disputes come more than once: only these are joined. Half of the key finds them; what shares it by chance is told apart by the whole.
    const several = `SELECT ${oneOf('')} AS l_one ${parties} GROUP BY l_one HAVING count() > 1`;
    return [
      `ASOF LEFT JOIN (SELECT ${oneOf('')} AS l_one, ${twoOf('')} AS l_two, received_on AS next_on, groupUniqArray(claimant_agent) AS agents ${parties} AND outcome NOT IN ('X2', 'X3') AND ${oneOf('')} IN (${several}) GROUP BY l_one, l_two, next_on) AS l`,
      `ON ${oneOf('c.')} = l.l_one AND ${twoOf('c.')} = l.l_two AND ifNull(c.ended_on, toDate('2149-06-06')) < l.next_on`,
    ].join(' ');
  },
  columns: {
    // A join that finds nothing leaves the first day there is.
    repeated_on: "if(c.party = '' OR l.next_on = toDate(0), NULL, l.next_on)",
    repeat_agents: 'l.agents',
  },
};
