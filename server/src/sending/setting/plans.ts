import { Injectable } from '@nestjs/common';
import { TemplateRefused } from '../../reports/editing/template-refused.js';
import { readTemplate } from '../../reports/editing/template-file.js';
import { TemplatesService } from '../../reports/editing/templates.service.js';
import { needsOf } from '../../reports/template/needs.js';
import type { Template } from '../../reports/template/template.js';
import { SendingRefused } from '../sending-refused.js';

/** Nobody says by a schedule whose own sheet is meant, or which round. */
const canBeSent = (template: Template): boolean => { const { letter, meeting, round, subject } = needsOf(template); return !letter && !meeting && !round && !subject; };

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
