import type { LocalisedText } from '@concord/sql';
import { MONTHLY } from '../../reports/template/monthly.js';
import type { Template } from '../../reports/template/template.js';
import { SendingRefused } from '../sending-refused.js';

/** A report that can be sent by itself: its template, and how long the time is that one of it is about. */
export interface Plan {
  readonly template: Template;
  readonly period: 'month' | 'quarter' | 'year';
}

const PLANS: readonly Plan[] = [{ template: MONTHLY, period: 'month' }];

/** Every one there is. */
export const plans = (): readonly Plan[] => PLANS;

/** One of them, with the sections chosen (null: all). Throws `SendingRefused` UNKNOWN_TEMPLATE where there is none such, or none of its sections is left. */
export function planOf(id: string, sections: readonly string[] | null = null): Plan {
  const plan = PLANS.find(({ template }) => template.id === id);
  if (plan === undefined) throw new SendingRefused('UNKNOWN_TEMPLATE');
  if (sections === null) return plan;
  const chosen = plan.template.sections.filter((section) => sections.includes(section.id));
  if (chosen.length === 0) throw new SendingRefused('UNKNOWN_TEMPLATE');
  return { ...plan, template: { ...plan.template, sections: chosen } };
}

/** How a period is written in a sentence. */
export function periodText(period: string): LocalisedText {
  const [year = '', rest = ''] = period.split(/-|(?=Q)/u);
  if (rest === '') return { zh: `${year}年`, en: year };
  return rest.startsWith('Q') ? { zh: `${year}年第${rest.slice(1)}季度`, en: `${year} ${rest}` } : { zh: `${year}年${String(Number(rest))}月`, en: period };
}
