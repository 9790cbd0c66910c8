import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FilterInput } from '../../graphql/selection.input.js';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { DraftsService } from './drafts.service.js';
import { CommentaryCheck, ReportDraft, ReportTemplate, SectionWordsInput, TemplateRevision } from './editing.model.js';
import { TemplatesService } from './templates.service.js';

const Period = () => Args('period', { description: 'As long as the template says: YYYY-MM, YYYYQn, YYYY.' });
const Subject = () => Args('subject', { type: () => String, nullable: true, description: 'Code of the mediator, where the template is about one.' });
const Round = () => Args('round', { type: () => ID, nullable: true, description: 'Of the board, where the template is about one.' });
const Words = () => Args('words', { type: () => [SectionWordsInput] });
const Revision = () => Args('revision', { type: () => Int, description: 'The revision the change was made from; 0: the first.' });

@Resolver()
export class EditingResolver {
  constructor(private readonly templates: TemplatesService, private readonly drafts: DraftsService) {}

  @Query(() => [ReportTemplate], { description: 'What reports are made by: those the product comes with first.' })
  reportTemplates(): Promise<ReportTemplate[]> {
    return this.templates.list();
  }

  @Query(() => [TemplateRevision], { description: 'Revisions of a template that were saved here, the newest first.' })
  reportTemplateRevisions(@Args('id', { type: () => ID }) id: string): Promise<TemplateRevision[]> {
    return this.templates.revisions(id);
  }

  @Mutation(() => ReportTemplate, { description: 'Saves the template a file holds, under the id it names.' })
  @Needs('define')
  saveReportTemplate(@CurrentViewer() viewer: Viewer, @Args('file') file: string, @Revision() revision: number): Promise<ReportTemplate> {
    return this.templates.save(viewer, file, revision);
  }

  @Mutation(() => Boolean, { description: 'Takes a saved template away: of one the product comes with, that holds again.' })
  @Needs('define')
  removeReportTemplate(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Revision() revision: number): Promise<boolean> {
    return this.templates.remove(viewer, id, revision);
  }

  @Query(() => ReportDraft, { description: 'What is written beside the figures of a report by those who see the same cases.' })
  reportDraft(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('template') template: string, @Period() period: string, @Subject() subject?: string | null, @Round() round?: string | null): Promise<ReportDraft> {
    return this.drafts.find(viewer, { dataset, template, period, subject, round });
  }

  @Mutation(() => ReportDraft)
  @Needs('define')
  saveReportDraft(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('template') template: string, @Period() period: string, @Revision() revision: number, @Words() words: SectionWordsInput[], @Subject() subject?: string | null, @Round() round?: string | null): Promise<ReportDraft> {
    return this.drafts.save(viewer, { dataset, template, period, subject, round }, revision, words);
  }

  @Query(() => [CommentaryCheck], { description: 'Words held against the numbers of the report they are for.' })
  checkCommentary(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('template') template: string, @Period() period: string, @Args('filters', { type: () => [FilterInput], defaultValue: [] }) filters: FilterInput[], @Words() words: SectionWordsInput[], @Subject() subject?: string | null, @Round() round?: string | null): Promise<CommentaryCheck[]> {
    return this.drafts.check(viewer, { dataset, template, period, subject, round }, filters, words);
  }
}
