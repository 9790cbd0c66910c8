import { dimensionById } from '../catalogue.js';
import type { Bindings } from './bindings.js';
import type { Question, Split } from './question.js';

/** Condition of a date within the question's range. */
export const RANGE = 'BETWEEN {range_from:Date} AND {range_to:Date}';

/** What a statement groups by. */
export interface Grouping {
  readonly select: string;
  readonly by: string;
  /** The keys without the bucket. */
  readonly members: string;
}

/**
 * `member` is the split's key ('' without a split); `is_other` marks the row that holds all unnamed members. With a second split `member` is the place of each
 * among the named, from 1, `row:column`; 0 holds all unnamed members.
 */
export function grouping(question: Question, bucket: string, bindings: Bindings, alias = 'bucket'): Grouping {
  // Constants stay out of GROUP BY: a key of one date is many times faster to group by than a composite one.
  if (!question.split) return { select: `${bucket} AS ${alias}, '' AS member, 0 AS is_other`, by: alias, members: '' };
  if (question.across) {
    const place = ({ dimension, named }: Split, name: string): string => `toString(indexOf(${bindings.bindAs(name, [...named], 'Array(String)')}, toString(${dimensionById(dimension).key})))`;
    return { select: `${bucket} AS ${alias}, concat(${place(question.split, 'named')}, ':', ${place(question.across, 'named_across')}) AS member, 0 AS is_other`, by: `${alias}, member`, members: 'member' };
  }
  const key = dimensionById(question.split.dimension).key;
  const named = bindings.bindAs('named', [...question.split.named], 'Array(String)');
  const members = 'member, is_other';
  return { select: `${bucket} AS ${alias}, if(${key} IN ${named}, ${key}, '') AS member, ${key} NOT IN ${named} AS is_other`, by: `${alias}, ${members}`, members };
}
