import { allDimensions } from '@concord/sql';
import type { AuditEvent } from './audit.model.js';

/** What stands where a name was: whoever reads on knows that one was given. */
const WITHHELD = '(withheld)';

/** What names a mediator, or may, whatever it stands beside. */
const NAMING: ReadonlySet<string> = new Set(['address', 'alias', 'chair', 'definition', 'mediator', 'members', 'mentions', 'note', 'of', 'owner', 'participant', 'person', 'search', 'subject', 'text']);
/** What names one where the question is about people. */
const OF_A_DIMENSION: ReadonlySet<string> = new Set(['first', 'key', 'member', 'second', 'values']);

const PEOPLE: ReadonlySet<unknown> = new Set(allDimensions.filter(({ namesPeople }) => namesPeople === true).map(({ id }) => id));

const isAboutPeople = (value: unknown): boolean => PEOPLE.has(value) || (typeof value === 'object' && value !== null && Object.values(value).some(isAboutPeople));

/** Numbers and nothing name nobody. */
function withheld(value: unknown): unknown {
  if (typeof value === 'string') return WITHHELD;
  return Array.isArray(value) && value.length > 0 ? [WITHHELD] : value;
}

/** `beside`: what is known of the question that a part belongs to. A filter is about what it says itself. */
function cut(value: unknown, beside: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => cut(one, beside));
  if (typeof value !== 'object' || value === null) return value;
  const ofPeople = 'dimension' in value && typeof value.dimension === 'string' ? PEOPLE.has(value.dimension) : beside || isAboutPeople(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, NAMING.has(name) || (ofPeople && OF_A_DIMENSION.has(name)) ? withheld(one) : cut(one, ofPeople)]));
}

/** A subject without who the mediators are; one that cannot be read is told not at all. */
function withoutPeople(subject: string): string {
  try {
    const told = JSON.parse(subject) as Readonly<Record<string, unknown>>;
    const { fields } = told;
    // Each question of a request is about people or not by itself.
    return JSON.stringify(Array.isArray(fields) ? { ...told, fields: fields.map((one) => cut(one, false)) } : cut(told, false));
  } catch {
    return '{}';
  }
}

/** An event for somebody who may not see names: what was stored stays whole, what is told is cut; its hash would confirm a guess. */
export function toldWithoutPeople(event: AuditEvent): AuditEvent {
  const subject = withoutPeople(event.subject);
  const { action, at, by, name, seq } = event;
  return subject === event.subject ? event : { seq, at, by, name, action, subject, hash: '' };
}
