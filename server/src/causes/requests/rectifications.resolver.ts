import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { FollowUp } from '../../follow-up/follow-up.model.js';
import { DimensionIdEnum } from '../../graphql/enums.js';
import { Needs } from '../../identity/needs.js';
import { ReportFormatEnum, ReportLanguageEnum } from '../../reports/editing/editing.model.js';
import type { PrintLanguage } from '../../reports/print/chart-svg.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { DraftRectificationInput, Rectification, RectificationChangeInput } from './rectifications.model.js';
import { LettersService } from './letters.service.js';
import { RectificationsService } from './rectifications.service.js';

const Id = () => Args('id', { type: () => ID });

@Resolver()
export class RectificationsResolver {
  constructor(private readonly service: RectificationsService, private readonly letters: LettersService) {}

  @Query(() => [Rectification], { description: 'Requests of a dataset, of one type where both parts of it are named: those whose answer is overdue first, then the newest.' })
  rectifications(
    @CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('dimension', { type: () => DimensionIdEnum, nullable: true }) dimension?: DimensionId | null, @Args('member', { type: () => String, nullable: true }) member?: string | null,
  ): Promise<Rectification[]> {
    return this.service.list(viewer, dataset, dimension && typeof member === 'string' ? { dimension, member } : null);
  }

  @Query(() => Rectification, { nullable: true, description: 'null where there is none, or not for the viewer.' })
  rectification(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Rectification | null> {
    return this.service.find(viewer, id);
  }

  @Query(() => [FollowUp], { description: 'What became of its numbers since it was sent, by the rule of follow-ups; none before.' })
  rectificationAfter(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<FollowUp[]> {
    return this.service.after(viewer, id);
  }

  @Mutation(() => Rectification)
  @Needs('define')
  draftRectification(@CurrentViewer() viewer: Viewer, @Args('input') input: DraftRectificationInput): Promise<Rectification> {
    return this.service.draft(viewer, input);
  }

  @Mutation(() => Rectification, { description: 'Refused as CONFLICT where it is not at that revision any more: nothing is overwritten.' })
  @Needs('define')
  changeRectification(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('revision', { type: () => Int }) revision: number, @Args('change') change: RectificationChangeInput): Promise<Rectification> {
    return this.service.change(viewer, id, revision, change);
  }

  @Mutation(() => Rectification, { description: 'Seals the letter of a request that was sent as a pack; once sealed, the same stands.' })
  @Needs('publish', 'export')
  sealRectification(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('formats', { type: () => [ReportFormatEnum] }) formats: ReportFormat[], @Args('languages', { type: () => [ReportLanguageEnum] }) languages: PrintLanguage[]): Promise<Rectification> {
    return this.letters.seal(viewer, id, formats, languages);
  }
}
