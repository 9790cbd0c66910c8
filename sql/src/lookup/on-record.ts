import { recordsInForce } from '../record/in-force.js';
import { posts } from '../record/people/names.js';
import type { Lookup } from './lookup.js';

/** The reference data of which a case is part. */
interface Belonging {
  /** What predicates call the column. */
  readonly column: string;
  /** Id of a kind of reference data; its type would lead from the catalogue of kinds back to metrics, and so to here. */
  readonly record: string;
  /** The column that names the record, in cases and records alike. */
  readonly by: 'branch' | 'institution' | 'mediator';
  /** The day of the case on which the record must hold. */
  readonly on: 'closed_on' | 'received_on';
  /** The field that says how large the record is; absent: 1. */
  readonly size?: string;
}

/** How large the record is that a case belongs to, as of a day of the case; NULL where there is none then, or its size is not told. */
export function onRecord({ column, record, by, on, size }: Belonging): Lookup {
  const held = size === undefined ? 'toNullable(toFloat64(1))' : `toFloat64OrNull(fields['${size}'])`;
  return {
    join: ({ dataset, published }) => [
      `ASOF LEFT JOIN (SELECT fields['${by}'] AS l_of, valid_from AS l_from, ifNull(valid_to, toDate('2149-06-06')) AS l_to, ${held} AS l_size FROM (${record === 'mediator' ? posts(published) : recordsInForce(record, published)}) WHERE dataset = ${dataset}) AS l`,
      `ON toString(c.${by}) = l.l_of AND ifNull(c.${on}, toDate(0)) >= l.l_from`,
    ].join(' '),
    // A join that finds nothing leaves no name, and a case that names nobody belongs to none.
    columns: { [column]: `if(l.l_of != '' AND ifNull(c.${on} <= l.l_to, 0), l.l_size, NULL)` },
  };
}
