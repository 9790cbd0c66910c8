import { CANONICAL_COLUMNS } from '../canonical.js';

/** Days on which something has happened: deadlines lie ahead by nature. */
export const EVENTS: readonly string[] = CANONICAL_COLUMNS.filter(({ name, kind }) => kind === 'date' && !name.endsWith('due_on')).map(({ name }) => name);

/** True in cases of which an event is dated after the last day known, `{as_of:Date}`. */
export const EVENT_AHEAD = EVENTS.map((name) => `ifNull(${name} > {as_of:Date}, 0)`).join(' OR ');
