import { Inject, Injectable } from '@nestjs/common';
import { maskText } from '@concord/etl';
import { institutionTime, type LocalisedText, type Operational, type SavedTemplate } from '@concord/sql';
import { OPERATIONAL } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { needsOf } from '../template/needs.js';
import { BUILT_IN } from '../template/templates.js';
import type { Template } from '../template/template.js';
import { readTemplate, writeTemplate } from './template-file.js';
import { TemplateRefused } from './template-refused.js';
import type { ReportTemplate, TemplateRevision } from './editing.model.js';

const builtIn = (id: string): Template | undefined => BUILT_IN.find((one) => one.id === id);

/** Templates of reports: those the product comes with, and what managers made of them or beside them. */
@Injectable()
export class TemplatesService {
  constructor(@Inject(OPERATIONAL) private readonly operational: Operational) {}

  private get kept() { return this.operational.reportTemplates; }

  /** All that reports can be made by, those the product comes with first. */
  async list(): Promise<ReportTemplate[]> {
    const saved = await this.kept.list();
    const own = new Map(saved.map((one) => [one.id, one]));
    return [...BUILT_IN.map((template) => told(template, own.get(template.id))), ...saved.filter(({ id, isRemoved }) => !isRemoved && builtIn(id) === undefined).map((one) => told(undefined, one))];
  }

  /** One of them as reports are made by it now. Throws `TemplateRefused` NO_SUCH_TEMPLATE. */
  async find(id: string): Promise<Template> {
    const [newest] = await this.kept.revisions(id);
    const template = newest === undefined || newest.isRemoved ? builtIn(id) : readTemplate(newest.definition);
    if (template === undefined) throw TemplateRefused.of('NO_SUCH_TEMPLATE');
    return template;
  }

  /** Every revision of one that was saved here, the newest first. */
  async revisions(id: string): Promise<TemplateRevision[]> {
    return (await this.kept.revisions(id)).map(({ definition, isRemoved, revision, savedAt, savedBy }) => ({ revision, isRemoved, savedAt: institutionTime(savedAt), savedBy, file: isRemoved ? '' : writeTemplate(readTemplate(definition)) }));
  }

  /** Saves what a file holds under the id it names, as the revision behind `from`. Throws `TemplateRefused`. */
  async save(viewer: Viewer, file: string, from: number): Promise<ReportTemplate> {
    const template = masked(readTemplate(file));
    const [newest] = await this.kept.revisions(template.id);
    // What was taken away is in nobody's way who begins anew.
    const behind = from === 0 && newest?.isRemoved === true ? newest.revision : from;
    const saved = await this.kept.save(template.id, behind, { definition: JSON.stringify(template), isRemoved: false, savedBy: viewer.id });
    if (saved === undefined) throw TemplateRefused.of('TEMPLATE_CHANGED');
    await this.operational.auditLog.add(viewer.id, 'template_saved', { template: template.id, revision: saved.revision });
    return told(builtIn(template.id), saved);
  }

  /** Takes what was saved away: of a template the product comes with, that holds again. Throws `TemplateRefused`. */
  async remove(viewer: Viewer, id: string, from: number): Promise<boolean> {
    const [newest] = await this.kept.revisions(id);
    if (newest === undefined || newest.isRemoved) throw TemplateRefused.of('NO_SUCH_TEMPLATE');
    if ((await this.kept.save(id, from, { definition: newest.definition, isRemoved: true, savedBy: viewer.id })) === undefined) throw TemplateRefused.of('TEMPLATE_CHANGED');
    await this.operational.auditLog.add(viewer.id, 'template_removed', { template: id });
    return true;
  }
}

const maskedWords = ({ en, zh }: LocalisedText): LocalisedText => ({ zh: maskText(zh, 'text').text, en: maskText(en, 'text').text });

/** What tells who a party is goes out of what people write into a template. */
const masked = (template: Template): Template => ({
  ...template, title: maskedWords(template.title),
  sections: template.sections.map((section) => ({ ...section, title: maskedWords(section.title), parts: section.parts.map((part) => (part.kind === 'words' ? { ...part, words: maskedWords(part.words) } : part)) })),
});

function told(original: Template | undefined, newest: SavedTemplate | undefined): ReportTemplate {
  const saved = newest?.isRemoved === true ? undefined : newest;
  const template = saved === undefined ? original : readTemplate(saved.definition);
  if (template === undefined) throw TemplateRefused.of('NO_SUCH_TEMPLATE');
  const needs = needsOf(template);
  return {
    id: template.id, title: template.title, isBuiltIn: original !== undefined, revision: newest?.revision ?? 0, isChanged: saved !== undefined, file: writeTemplate(template), original: original === undefined ? null : writeTemplate(original),
    savedAt: saved === undefined ? null : institutionTime(saved.savedAt), savedBy: saved?.savedBy ?? null,
    sections: template.sections.map(({ id, title }) => ({ id, title })), period: template.period, fiscal: template.fiscal ?? null, isOfPerson: needs.subject, isOfRound: needs.round, isOfMeeting: needs.meeting, isOfLetter: needs.letter, rights: needs.rights,
  };
}
