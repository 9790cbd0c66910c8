import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { ExcellentModule } from '../excellent/excellent.module.js';
import { IssuesModule } from '../issues/issues.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { AGENDA_SOURCES, type AgendaSource } from './agenda/agenda-source.js';
import { ProposeService } from './agenda/propose.service.js';
import { ActionsSource } from './agenda/sources/actions-source.js';
import { AreasSource } from './agenda/sources/areas-source.js';
import { CheckedSource } from './agenda/sources/checked-source.js';
import { DecisionsSource } from './agenda/sources/decisions-source.js';
import { ExcellentSource } from './agenda/sources/excellent-source.js';
import { RequestsSource } from './agenda/sources/requests-source.js';
import { SignalsSource } from './agenda/sources/signals-source.js';
import { StuckSource } from './agenda/sources/stuck-source.js';
import { TargetsSource } from './agenda/sources/targets-source.js';
import { VerdictsSource } from './agenda/sources/verdicts-source.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { CalendarService } from './calendar/calendar.service.js';
import { InvitationsService } from './calendar/invitations.service.js';
import { DemoMeetings } from './demo/demo-meetings.js';
import { MeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesResolver } from './minutes/minutes.resolver.js';
import { MinutesService } from './minutes/minutes.service.js';
import { SeriesService } from './series.service.js';
import { MeetingRecordsModule } from './told/meeting-records.module.js';
import { MeetingTeller } from './told/told.service.js';

const SOURCES = [ActionsSource, AreasSource, CheckedSource, DecisionsSource, ExcellentSource, RequestsSource, SignalsSource, StuckSource, TargetsSource, VerdictsSource];

/** Modules that this one asks: who tells of requests to institutions and of signals, who seals reports and where they lead, and who sends mail. */
interface Through {
  readonly causes: DynamicModule;
  readonly packs: DynamicModule;
  readonly reports: DynamicModule;
  readonly sending: DynamicModule;
  readonly signals: DynamicModule;
}

@Module({})
export class MeetingsModule {
  /** Another source of agenda items is another class among the sources. */
  static through({ causes, packs, reports, sending, signals }: Through): DynamicModule {
    return {
      module: MeetingsModule, imports: [ActionsModule, ExcellentModule, IssuesModule, MeetingRecordsModule, MetricsModule, TargetsModule, causes, packs, reports, sending, signals], controllers: [CalendarController],
      providers: [...SOURCES, { provide: AGENDA_SOURCES, useFactory: (...all: AgendaSource[]) => all, inject: SOURCES }, CalendarResolver, CalendarService, DemoMeetings, InvitationsService, MeetingTeller, MeetingsResolver, MeetingsService, MinutesResolver, MinutesService, ProposeService, SeriesService],
    };
  }
}
