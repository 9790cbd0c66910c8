import type { Scope } from '@concord/sql';
import { asScope, givenFrom } from '../../identity/people/scope.js';
import type { Viewer } from '../../store/viewer.js';
import { SendingRefused } from '../sending-refused.js';
import { WHEN, type When } from '../when/when.js';
import type { Plans } from './plans.js';
import type { DueInput, ReportFilter, ReportRecipientInput, ReportScheduleInput } from './report-schedules.model.js';
import { RECIPIENT, SETTING, type Recipient, type Setting } from './setting.js';

const CALENDAR_YEAR = 1;

/** When something is due, as it was given. Throws `SendingRefused` BAD_WHEN. */
export function whenOf({ at, begins, day, every, kind, nth, roll, weekday, yearBegins, zone }: DueInput): When {
  const months = { every: every ?? 'month', yearBegins: yearBegins ?? CALENDAR_YEAR };
  const given = kind === 'workday' ? { kind, nth, begins: begins ?? 1, ...months, at, zone } : kind === 'day' ? { kind, day, roll: roll ?? false, ...months, at, zone } : { kind, weekday, at, zone };
  const read = WHEN.safeParse(given);
  if (!read.success) throw new SendingRefused('BAD_WHEN');
  return read.data;
}

/** Filters as they are kept. */
const plain = (filters: readonly { readonly dimension: string; readonly values: readonly string[]; readonly exclude?: boolean }[]): unknown[] =>
  filters.map(({ dimension, exclude, values }) => (exclude === true ? { dimension, values, exclude } : { dimension, values }));

/** Filters as they are told. */
export const toldFilters = (filters: readonly { readonly dimension: ReportFilter['dimension']; readonly values: readonly string[]; readonly exclude?: boolean | undefined }[]): ReportFilter[] =>
  filters.map(({ dimension, exclude, values }) => ({ dimension, values, exclude: exclude ?? false }));

/** The scope of somebody outside, cut to that of whoever gives it. Throws `SendingRefused` REPORT_NO_SCOPE where it is not said, or names something beyond. */
function outsideScope({ scope: own }: Viewer, { isEverything, scope: asked }: ReportRecipientInput): Scope {
  const wanted = isEverything ? 'all' : asScope(asked === null || asked === undefined ? undefined : plain(asked));
  const given = wanted === undefined || own === undefined ? undefined : givenFrom(own, wanted);
  if (given === undefined) throw new SendingRefused('REPORT_NO_SCOPE');
  return given;
}

async function recipientOf(viewer: Viewer, plans: Plans, template: string, one: ReportRecipientInput): Promise<Recipient> {
  const account = one.account ?? null;
  const sections = one.sections ?? null;
  if (sections !== null && (await plans.of(template, sections)).sections.length !== new Set(sections).size) throw new SendingRefused('UNKNOWN_TEMPLATE');
  const read = RECIPIENT.safeParse({ name: one.person.trim(), account, scope: account === null ? outsideScope(viewer, one) : null, by: one.by, to: one.address.trim(), sections });
  if (!read.success) throw new SendingRefused('BAD_SCHEDULE');
  return read.data;
}

/** A setting as somebody gave it, within what they may give. Throws `SendingRefused` UNKNOWN_TEMPLATE, BAD_WHEN, BAD_SCHEDULE, SEALED_WHOLE, REPORT_NO_SCOPE. */
export async function readSetting(viewer: Viewer, plans: Plans, input: ReportScheduleInput): Promise<Setting> {
  const { back, dataset, empty, filters, formats, languages, missed, recipients, sealed, template, when } = input;
  if (sealed !== 'never' && recipients.some(({ sections }) => sections !== null && sections !== undefined)) throw new SendingRefused('SEALED_WHOLE');
  await plans.of(template);
  const read = SETTING.safeParse({
    dataset, template, back, missed, empty, sealed, languages: [...new Set(languages)], formats: [...new Set(formats)], filters: plain(filters), when: whenOf(when),
    recipients: await Promise.all(recipients.map((one) => recipientOf(viewer, plans, template, one))),
  });
  if (!read.success) throw new SendingRefused('BAD_SCHEDULE');
  return read.data;
}
