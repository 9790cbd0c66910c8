import type { Lookup } from './lookup.js';
import { REPEAT_KEY } from './repeats.js';

/** A dispute is the same one when it comes again within so many days of its closing, as in the rate of repeated disputes. */
const AGAIN_DAYS = 180;

/**
 * `goes_on`: 1 where a case goes on with a dispute that is there already: an earlier valid case (no X) bears the same `dispute_id`, or the same party's dispute with the
 * same institution about the same business and cause was (first) closed at most 180 days before this one was received. 0 where it begins one of its own.
 */
export const DISPUTES: Lookup = {
  join: ({ cases, dataset }) => {
    const valid = `FROM ${cases} WHERE dataset = ${dataset} AND outcome_class != 'X'`;
    const several = `SELECT dispute_id ${valid} AND dispute_id != '' GROUP BY dispute_id HAVING count() > 1`;
    const known = `${valid} AND party != ''`;
    const again = `SELECT ${REPEAT_KEY.one('')} AS l_one ${known} GROUP BY l_one HAVING count() > 1`;
    return [
      `LEFT JOIN (SELECT dispute_id AS d_id, min((received_on, source, case_id)) AS d_first ${valid} AND dispute_id IN (${several}) GROUP BY d_id) AS d ON c.dispute_id = d.d_id`,
      `ASOF LEFT JOIN (SELECT ${REPEAT_KEY.one('')} AS l_one, ${REPEAT_KEY.two('')} AS l_two, assumeNotNull(ended_on) AS l_ended ${known} AND ended_on IS NOT NULL AND ${REPEAT_KEY.one('')} IN (${again})) AS l`,
      `ON ${REPEAT_KEY.one('c.')} = l.l_one AND ${REPEAT_KEY.two('c.')} = l.l_two AND c.received_on > l.l_ended`,
    ].join(' ');
  },
  columns: {
    // A join that finds nothing leaves an empty id and the first day there is.
    goes_on: `toUInt8((d.d_id != '' AND (c.received_on, c.source, c.case_id) > d.d_first) OR (c.party != '' AND l.l_ended != toDate(0) AND c.received_on <= l.l_ended + ${String(AGAIN_DAYS)}))`,
  },
};
