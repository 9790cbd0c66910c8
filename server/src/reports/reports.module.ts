import { Module, type DynamicModule } from '@nestjs/common';
import { ExcellentModule } from '../excellent/excellent.module.js';
import { IssuesModule } from '../issues/issues.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TogetherModule } from '../together/together.module.js';
import { DraftsService } from './editing/drafts.service.js';
import { EditingResolver } from './editing/editing.resolver.js';
import { TemplatesService } from './editing/templates.service.js';
import { Printer } from './print/printer.js';
import { ReportsController } from './reports.controller.js';
import { ReportWriter, SITE } from './writing/report-writer.js';

@Module({})
export class ReportsModule {
  /** `site`: the address of the product, as links in reports name it. */
  static at(site: string | null): DynamicModule {
    return { module: ReportsModule, imports: [ExcellentModule, IssuesModule, MetricsModule, TogetherModule], providers: [ReportWriter, Printer, TemplatesService, DraftsService, EditingResolver, { provide: SITE, useValue: site }], controllers: [ReportsController], exports: [ReportWriter, Printer, TemplatesService, DraftsService] };
  }
}
