import type { LocationQuery } from 'vue-router';
import type { IdentityMessages } from '../../text/identity/zh-cn.js';
import { identityZhCN } from '../../text/identity/zh-cn.js';
import type { SayOf } from '../../text/page-words.js';

/** What is looked for in the log; null: not narrowed by that. */
export interface AuditSearch {
  by: string | null;
  action: string | null;
  from: string | null;
  to: string | null;
  text: string | null;
  before: number | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** The search of an address. */
export function searchOf(query: LocationQuery): AuditSearch {
  const text = (name: string): string | null => { const value = query[name]; return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null; };
  const day = (name: string): string | null => { const value = text(name); return value !== null && DAY.test(value) ? value : null; };
  const before = Number(text('before') ?? Number.NaN);
  return { by: text('by'), action: text('action'), from: day('from'), to: day('to'), text: text('text'), before: Number.isInteger(before) && before > 0 ? before : null };
}

type Action = keyof IdentityMessages['auditPage']['actions'];
const isKnown = (action: string): action is Action => Object.hasOwn(identityZhCN.auditPage.actions, action);

/** An action in words; one nobody has words for as it is written. */
export const actionText = (say: SayOf<IdentityMessages>, action: string): string => (isKnown(action) ? say(`auditPage.actions.${action}`) : action);

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu;

const SHOWN = 4;

const isRange = (value: object): value is { readonly from: string; readonly to: string } => 'from' in value && 'to' in value && Object.keys(value).length === 2;
const isFilter = (value: object): value is { readonly dimension: string; readonly values: readonly string[]; readonly exclude?: boolean } => 'dimension' in value && 'values' in value;

/** A value in few words: what is empty says nothing, of long lists the first few and how many more. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const told = value.slice(0, SHOWN).map(flat).filter((one) => one !== '').join(', ');
    return value.length > SHOWN ? `${told} +${String(value.length - SHOWN)}` : told;
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isRange(value)) return `${value.from}..${value.to}`;
  if (isFilter(value)) return `${value.dimension} ${value.exclude === true ? '≠' : '='} ${flat(value.values)}`;
  return Object.entries(value).flatMap(([name, one]) => { const told = flat(one); return told === '' ? [] : [name === 'input' ? told : `${name} ${told}`]; }).join(' · ');
}

/** What something was done to, as one line: fields that were asked with what they were asked of; people by their names. */
export function subjectText(subject: string, people: ReadonlyMap<string, string>): string {
  const { fields = [], ...told } = JSON.parse(subject) as { readonly fields?: readonly { readonly field: string; readonly args: unknown }[] };
  const others = Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'operation'));
  const asked = fields.map(({ args, field }) => `${field} ${flat(args)}`.trim());
  return [...(Object.keys(others).length === 0 ? [] : [flat(others)]), ...asked].join(' | ').replace(ID, (id) => people.get(id) ?? id);
}
