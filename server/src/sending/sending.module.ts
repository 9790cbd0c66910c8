import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { SENDING_OPTIONS, type SendingOptions } from '../config/sending-options.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ActionReminders } from './alerts/action-reminders.js';
import { AlertsResolver } from './alerts/alerts.resolver.js';
import { AlertsService } from './alerts/alerts.service.js';
import { MentionReminders } from './alerts/mention-reminders.js';
import { REMINDER_SOURCES, type ReminderSource } from './alerts/reminder-source.js';
import { Reminders } from './alerts/reminders.js';
import { SignalReminders } from './alerts/signal-reminders.js';
import { Mailer } from './mail/mailer.js';
import { Deliverer } from './running/deliverer.js';
import { DueRuns } from './running/due-runs.js';
import { KeptBytes } from './running/kept-bytes.js';
import { RunMaker } from './running/make-run.js';
import { RunReport } from './running/run-report.js';
import { SealedReports } from './running/sealed.js';
import { Sender } from './running/sender.js';
import { Actors } from './setting/actors.js';
import { Plans } from './setting/plans.js';
import { ReportFilesController } from './setting/report-files.controller.js';
import { ReportRunsService } from './setting/report-runs.service.js';
import { ReportSchedulesResolver } from './setting/report-schedules.resolver.js';
import { ReportSchedulesService } from './setting/report-schedules.service.js';

/** Modules that this one asks: who loads (for the log), who writes and prints reports, who tells of signals. */
interface Through {
  readonly deliveries: DynamicModule;
  readonly reports: DynamicModule;
  readonly signals: DynamicModule;
}

@Module({})
export class SendingModule {
  /** Sends reports and reminders as the operator set it up. Another source of reminders is another class in `REMINDER_SOURCES`. */
  static through({ deliveries, reports, signals }: Through, options: SendingOptions): DynamicModule {
    return {
      module: SendingModule,
      imports: [deliveries, reports, signals, ActionsModule, CommentsModule, MetricsModule],
      controllers: [ReportFilesController],
      providers: [
        { provide: SENDING_OPTIONS, useValue: options },
        ActionReminders, MentionReminders, SignalReminders, { provide: REMINDER_SOURCES, useFactory: (...sources: ReminderSource[]) => sources, inject: [SignalReminders, ActionReminders, MentionReminders] },
        Actors, AlertsResolver, AlertsService, Deliverer, DueRuns, KeptBytes, Mailer, Plans, Reminders, ReportRunsService, ReportSchedulesResolver, ReportSchedulesService, RunMaker, RunReport, SealedReports, Sender,
      ],
      exports: [Mailer],
    };
  }
}
