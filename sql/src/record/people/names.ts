import { recordsInForce } from '../in-force.js';

/** The last day the engine knows. */
const OPEN_END = "toDate('2149-06-06')";

/** Other names of mediators, told apart by dataset, and the names in use, in step: a scalar. */
const aliases = (loads: string): string =>
  `(SELECT (groupArray(concat(dataset, '|', fields['alias'])), groupArray(fields['mediator'])) FROM (${recordsInForce('mediator_alias', loads)}))`;

/** Binds `people`, which `nameInUse` reads: to stand behind WITH. */
export const withPeople = (loads: string): string => `${aliases(loads)} AS people`;

/** The name in use of somebody: `name` itself where nobody decided that it is another one's. */
export const nameInUse = (name: string, dataset: string): string => `transform(concat(toString(${dataset}), '|', toString(${name})), people.1, people.2, toString(${name}))`;

/**
 * SELECT of the records in force of a kind that speaks of mediators, under their names in use; columns are those of `concord.record_version`. `loads` says which loads of
 * records count.
 */
export function recordsOfPeople(kind: string, loads: string): string {
  return `WITH ${withPeople(loads)} SELECT r.* REPLACE (mapUpdate(r.fields, map('mediator', ${nameInUse("r.fields['mediator']", 'r.dataset')})) AS fields) FROM (${recordsInForce(kind, loads)}) AS r`;
}

/**
 * SELECT of the posts in force under the names in use; columns are those of `concord.record_version`. Nobody is in two posts at once: a post on record under another name counts only
 * from a day that no post under the name in use covers, and ends the day before the next of these begins.
 */
export function posts(loads: string): string {
  const of = 'PARTITION BY dataset, mediator';
  const own = 'mediator = as_recorded';
  const held = `SELECT r.*, fields['mediator'] AS as_recorded, ${nameInUse("r.fields['mediator']", 'r.dataset')} AS mediator, ifNull(r.valid_to, ${OPEN_END}) AS until FROM (${recordsInForce('mediator', loads)}) AS r`;
  const beside = `SELECT *, groupArrayIf((valid_from, until), ${own}) OVER (${of}) AS own_spans FROM (${held})`;
  const next = 'arrayMin(arrayMap(span -> span.1, arrayFilter(span -> span.1 >= valid_from, own_spans)))';
  const isCovered = 'arrayExists(span -> span.1 <= valid_from AND span.2 >= valid_from, own_spans)';
  const cut = `arrayExists(span -> span.1 >= valid_from AND span.1 <= until, own_spans)`;
  return [
    `WITH ${withPeople(loads)} SELECT * EXCEPT (as_recorded, mediator, until, own_spans) REPLACE`,
    `(mapUpdate(fields, map('mediator', mediator, 'team_lead', ${nameInUse("fields['team_lead']", 'dataset')})) AS fields, if(NOT (${own}) AND ${cut}, toNullable(${next} - 1), valid_to) AS valid_to)`,
    `FROM (${beside}) WHERE ${own} OR NOT ${isCovered}`,
  ].join(' ');
}
