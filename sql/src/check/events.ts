import { CANONICAL_COLUMNS } from '../canonical.js';

/** Deadlines lie ahead by nature; everything else has happened. */
const EVENTS = CANONICAL_COLUMNS.filter(({ name, kind }) => kind === 'date' && !name.endsWith('due_on')).map(({ name }) => name);

/** True in cases of which an event is dated after the last day known, `{as_of:Date}`. */
export const EVENT_AHEAD = EVENTS.map((name) => `ifNull(${name} > {as_of:Date}, 0)`).join(' OR ');
