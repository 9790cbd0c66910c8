import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type DraftKey, type Filter, type LocalisedText, type Operational } from '@concord/sql';
import { z } from 'zod';
import { QuestionError } from '../../store/errors.js';
import { OPERATIONAL } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { checkCommentary } from '../commentary/check-commentary.js';
import { factsOf } from '../commentary/facts.js';
import { ReportWriter, type Commentary } from '../writing/report-writer.js';
import type { CommentaryCheck, ReportDraft, SectionWordsInput } from './editing.model.js';
import { TemplateRefused } from './template-refused.js';
import { TemplatesService } from './templates.service.js';

const LONGEST = 20_000;
const MOST_SECTIONS = 30;
const BODY = z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string() }));

/** Which report is written for. */
export interface DraftOf {
  readonly dataset: string;
  readonly template: string;
  readonly period: string;
  /** Code of the mediator, where the template is about one. */
  readonly subject?: string | null | undefined;
  /** Id of the round, where the template is about one. */
  readonly round?: string | null | undefined;
}

/** What is written, by section; sections of which nothing is are left out. Throws `QuestionError` BAD_INPUT for more than a report holds. */
export function commentaryOf(words: readonly SectionWordsInput[]): Commentary {
  if (words.length > MOST_SECTIONS || words.some(({ en, zh }) => en.length > LONGEST || zh.length > LONGEST)) throw new QuestionError('BAD_INPUT', `commentary has at most ${String(MOST_SECTIONS)} sections of ${String(LONGEST)} characters`);
  return Object.fromEntries(words.flatMap(({ en, section, zh }): [string, LocalisedText][] => (en.trim() === '' && zh.trim() === '' ? [] : [[section, { zh: zh.trim() === '' ? en.trim() : zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() }]])));
}

/** What people write beside the figures of a report. Words of somebody who sees other cases would tell of those: everybody finds the words of those who see what they see. */
@Injectable()
export class DraftsService {
  constructor(@Inject(OPERATIONAL) private readonly operational: Operational, private readonly templates: TemplatesService, private readonly writer: ReportWriter) {}

  /** What is written for a report by those who see the same cases. Throws `QuestionError` NO_SCOPE. */
  async find(viewer: Viewer, of: DraftOf): Promise<ReportDraft> {
    const kept = await this.operational.reportDrafts.find(keyOf(viewer, of));
    if (kept === undefined) return { revision: 0, sections: [], savedAt: null, savedBy: null };
    return { revision: kept.revision, sections: Object.entries(BODY.parse(JSON.parse(kept.body))).map(([section, words]) => ({ section, words })), savedAt: institutionTime(kept.savedAt), savedBy: kept.savedBy };
  }

  /** The same as reports take it. Throws `QuestionError` NO_SCOPE. */
  async commentary(viewer: Viewer, of: DraftOf): Promise<Commentary> {
    return Object.fromEntries((await this.find(viewer, of)).sections.map(({ section, words }) => [section, words]));
  }

  /** Saves the revision behind `from`. Throws `TemplateRefused` DRAFT_CHANGED, NO_SUCH_TEMPLATE, `QuestionError`. */
  async save(viewer: Viewer, of: DraftOf, from: number, words: readonly SectionWordsInput[]): Promise<ReportDraft> {
    const { sections } = await this.templates.find(of.template);
    const commentary = commentaryOf(words);
    if (Object.keys(commentary).some((section) => !sections.some(({ id }) => id === section))) throw new QuestionError('BAD_INPUT', 'the template has no such section');
    if ((await this.operational.reportDrafts.save(keyOf(viewer, of), from, { body: JSON.stringify(commentary), savedBy: viewer.id })) === undefined) throw TemplateRefused.of('DRAFT_CHANGED');
    return this.find(viewer, of);
  }

  /** Holds words against the numbers of the report they are for. Throws `TemplateRefused`, `QuestionError`. */
  async check(viewer: Viewer, { dataset, period, round, subject, template }: DraftOf, filters: readonly Filter[], words: readonly SectionWordsInput[]): Promise<CommentaryCheck[]> {
    const commentary = commentaryOf(words);
    const facts = factsOf(await this.writer.write(viewer, await this.templates.find(template), { dataset, period, filters, round: round ?? undefined, subject: subject ?? undefined }));
    return Object.entries(commentary).flatMap(([section, written]) => (['zh', 'en'] as const).filter((language) => language === 'zh' || written.en !== written.zh).map((language) => ({ section, language, ...checkCommentary(written[language], language, facts) })));
  }
}

function keyOf({ scope }: Viewer, { dataset, period, round, subject, template }: DraftOf): DraftKey {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  // What is written of one person or round is for no other.
  return { dataset, template: [template, subject, round].filter((part) => typeof part === 'string').join('/'), period, scope: JSON.stringify(scope) };
}
