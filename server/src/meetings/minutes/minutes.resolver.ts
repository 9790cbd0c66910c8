import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { ReportFormatEnum, ReportLanguageEnum } from '../../reports/editing/editing.model.js';
import type { PrintLanguage } from '../../reports/print/chart-svg.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Meeting } from '../meetings.model.js';
import { MinutesService } from './minutes.service.js';

@Resolver()
export class MinutesResolver {
  constructor(private readonly service: MinutesService) {}

  @Mutation(() => Meeting, { description: 'Seals the minutes of a closed meeting as a pack; of one that was reopened they are the next version.' })
  @Needs('publish', 'export')
  sealMinutes(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('formats', { type: () => [ReportFormatEnum] }) formats: ReportFormat[], @Args('languages', { type: () => [ReportLanguageEnum] }) languages: PrintLanguage[]): Promise<Meeting> {
    return this.service.seal(viewer, id, formats, languages);
  }
}
