import type { Scope } from '@concord/sql';
import { z } from 'zod';
import { asScope } from '../../identity/people/scope.js';
import { REPORT_FORMATS } from '../../reports/print/formats.js';
import { FILTERS } from '../../reports/template/parts.js';
import { WHEN } from '../when/when.js';

const LEVEL = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u;

/** Whether a text names a folder below the one for reports: at most three levels, none of which leads up or away. */
export const isFolder = (text: string): boolean => {
  const levels = text.split('/');
  return levels.length <= 3 && levels.every((level) => LEVEL.test(level) && !/[. ]$/u.test(level) && !level.includes('..'));
};

const scope = z.custom<Scope>((given) => asScope(given) !== undefined);

/** Who gets a report, where, and which sections of it (null: all). An account sees what it may see then; of somebody outside it is said what. */
export const RECIPIENT = z.strictObject({
  name: z.string().min(1).max(100),
  account: z.string().max(64).nullable(),
  scope: scope.nullable(),
  by: z.enum(['mail', 'folder']),
  to: z.string().min(1).max(254),
  sections: z.array(z.string().max(40)).min(1).max(30).nullable(),
}).refine((one) => (one.account === null) === (one.scope !== null));
/** What `RECIPIENT` reads. */
export type Recipient = z.infer<typeof RECIPIENT>;

/** A report that is sent by itself, as it is kept. */
export const SETTING = z.strictObject({
  dataset: z.string().min(1).max(100),
  template: z.string().max(40),
  languages: z.array(z.enum(['zh', 'en'])).min(1).max(2),
  formats: z.array(z.enum(REPORT_FORMATS)).min(1),
  filters: FILTERS,
  when: WHEN,
  /** How many whole periods before the one it is sent in: 1 is the last complete one. */
  back: z.number().int().min(0).max(2),
  /** Times that nobody ran: each is made up for, or the newest only. */
  missed: z.enum(['each', 'newest']),
  /** Where no case was received or closed in the period: a short note, or nothing. */
  empty: z.enum(['note', 'skip']),
  /** Whether the report sealed of the period is sent: never, so that it is made anew without commentary; once there is one; or made anew where there is none by then. */
  sealed: z.enum(['never', 'wait', 'else_made']).default('never'),
  recipients: z.array(RECIPIENT).min(1).max(100),
});
/** What `SETTING` reads. */
export type Setting = z.infer<typeof SETTING>;

/** A setting with whose it is, as a run keeps it: what is changed later changes no run that was begun. */
export interface Ordered {
  readonly setting: Setting;
  readonly owner: string;
  readonly ownerGrant: string;
}

/** A setting as it is kept. */
export const settingOf = (body: string): Setting => SETTING.parse(JSON.parse(body));

/** What a run keeps. */
export const orderedOf = (body: string): Ordered => {
  const { owner, ownerGrant, setting } = z.object({ setting: SETTING, owner: z.string(), ownerGrant: z.string() }).parse(JSON.parse(body));
  return { setting, owner, ownerGrant };
};
