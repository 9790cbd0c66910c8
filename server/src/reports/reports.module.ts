import { Module, type DynamicModule } from '@nestjs/common';
import { ExcellentModule } from '../excellent/excellent.module.js';
import { IssuesModule } from '../issues/issues.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TogetherModule } from '../together/together.module.js';
import { Printer } from './print/printer.js';
import { ReportsController } from './reports.controller.js';
import { ReportWriter, SITE } from './writing/report-writer.js';

@Module({})
export class ReportsModule {
  /** `site`: the address of the product, as links in reports name it. */
  static at(site: string | null): DynamicModule {
    return { module: ReportsModule, imports: [ExcellentModule, IssuesModule, MetricsModule, TogetherModule], providers: [ReportWriter, Printer, { provide: SITE, useValue: site }], controllers: [ReportsController], exports: [ReportWriter, Printer, SITE] };
  }
}
