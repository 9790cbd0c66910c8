import { Module } from '@nestjs/common';
import { ExcellentModule } from '../excellent/excellent.module.js';
import { IssuesModule } from '../issues/issues.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TogetherModule } from '../together/together.module.js';
import { Printer } from './print/printer.js';
import { ReportsController } from './reports.controller.js';
import { ReportWriter } from './writing/report-writer.js';

@Module({ imports: [ExcellentModule, IssuesModule, MetricsModule, TogetherModule], providers: [ReportWriter, Printer], controllers: [ReportsController] })
export class ReportsModule {}
