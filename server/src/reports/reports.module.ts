import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { RectificationRecordsModule } from '../causes/requests/records/rectification-records.module.js';
import { AnnotationsModule } from '../annotations/annotations.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ExcellentModule } from '../excellent/excellent.module.js';
import { IssuesModule } from '../issues/issues.module.js';
import { LinkedModule } from '../linked/linked.module.js';
import { MeetingRecordsModule } from '../meetings/told/meeting-records.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { RecordsModule } from '../records/records.module.js';
import { TogetherModule } from '../together/together.module.js';
import { DraftsService } from './editing/drafts.service.js';
import { EditingResolver } from './editing/editing.resolver.js';
import { TemplatesService } from './editing/templates.service.js';
import { Printer } from './print/printer.js';
import { ReportsController } from './reports.controller.js';
import { LetterWriter } from './writing/letter/letter-writer.js';
import { PartWriter } from './writing/part-writer.js';
import { ReportWriter, SITE } from './writing/report-writer.js';

@Module({})
export class ReportsModule {
  /** `site`: the address of the product, as links in reports name it; `board` and `signals`: the modules that answer for them. */
  static at(site: string | null, board: DynamicModule, signals: DynamicModule): DynamicModule {
    return {
      module: ReportsModule, imports: [ActionsModule, MeetingRecordsModule, RectificationRecordsModule, LinkedModule, AnnotationsModule, CasesModule, ExcellentModule, IssuesModule, MetricsModule, RecordsModule, TogetherModule, board, signals],
      providers: [LetterWriter, PartWriter, ReportWriter, Printer, TemplatesService, DraftsService, EditingResolver, { provide: SITE, useValue: site }], controllers: [ReportsController], exports: [ReportWriter, Printer, TemplatesService, DraftsService, SITE],
    };
  }
}
