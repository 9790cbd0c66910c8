import { Injectable } from '@nestjs/common';
import type { DateRange, LocalisedText } from '@concord/sql';
import { TemplateRefused } from '../../reports/editing/template-refused.js';
import { readTemplate } from '../../reports/editing/template-file.js';
import { TemplatesService } from '../../reports/editing/templates.service.js';
import { needsOf } from '../../reports/template/needs.js';
import { periodOf } from '../../reports/template/period.js';
import type { Template } from '../../reports/template/template.js';
import { QuestionError } from '../../store/errors.js';
import { SendingRefused } from '../sending-refused.js';

/** Nobody says by a schedule whose own sheet is meant, or which round. */
const canBeSent = (template: Template): boolean => { const { meeting, round, subject } = needsOf(template); return !meeting && !round && !subject; };

/** Reports that can be sent by themselves: every template but those about one person or one round. */
@Injectable()
export class Plans {
  constructor(private readonly templates: TemplatesService) {}

  /** All of them. Throws `OperationalError`. */
  async all(): Promise<Template[]> {
    return (await this.templates.list()).map(({ file }) => readTemplate(file)).filter(canBeSent);
  }

  /** One of them, with the sections chosen (null: all). Throws `SendingRefused` UNKNOWN_TEMPLATE where there is none such, or none of its sections is left. */
  async of(id: string, sections: readonly string[] | null = null): Promise<Template> {
    const template = await this.found(id);
    if (!canBeSent(template)) throw new SendingRefused('UNKNOWN_TEMPLATE');
    const chosen = template.sections.filter((section) => sections === null || sections.includes(section.id));
    if (chosen.length === 0) throw new SendingRefused('UNKNOWN_TEMPLATE');
    return { ...template, sections: chosen };
  }

  private async found(id: string): Promise<Template> {
    try {
      return await this.templates.find(id);
    } catch (error) {
      throw error instanceof TemplateRefused ? new SendingRefused('UNKNOWN_TEMPLATE', error) : error;
    }
  }
}

/** The days of a period as a template names it. Throws `QuestionError` BAD_INPUT where it names none. */
export function rangeOf({ fiscal, period: kind }: Template, period: string): DateRange {
  const found = periodOf(kind, period, fiscal);
  if (found === undefined) throw new QuestionError('BAD_INPUT', `a ${kind} is written ${{ month: 'YYYY-MM', quarter: 'YYYYQn', year: 'YYYY' }[kind]}`);
  return { from: found.from, to: found.to };
}

/** How a period is written in a sentence. */
export function periodText(period: string): LocalisedText {
  const [year = '', rest = ''] = period.split(/-|(?=Q)/u);
  if (rest === '') return { zh: `${year}年`, en: year };
  return rest.startsWith('Q') ? { zh: `${year}年第${rest.slice(1)}季度`, en: `${year} ${rest}` } : { zh: `${year}年${String(Number(rest))}月`, en: period };
}
