import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { ReportChoices } from './report-choices.model.js';
import { ReportRunsService } from './report-runs.service.js';
import { DueInput, DueTimesTold, ReportRunTold, ReportSchedule, ReportScheduleInput } from './report-schedules.model.js';
import { ReportSchedulesService } from './report-schedules.service.js';

@Needs('export', 'publish')
@Resolver()
export class ReportSchedulesResolver {
  constructor(private readonly schedules: ReportSchedulesService, private readonly runs: ReportRunsService) {}

  @Query(() => [ReportSchedule], { description: 'Reports that are sent by themselves, as far as all that they may send lies within what one sees.' })
  reportSchedules(@CurrentViewer() viewer: Viewer): Promise<ReportSchedule[]> {
    return this.schedules.list(viewer);
  }

  @Query(() => ReportChoices)
  reportChoices(@CurrentViewer() viewer: Viewer): Promise<ReportChoices> {
    return this.schedules.choices(viewer);
  }

  @Query(() => DueTimesTold, { description: 'The next six times that something would be due, by the working days known of a dataset.' })
  reportTimes(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('when', { type: () => DueInput }) when: DueInput): Promise<DueTimesTold> {
    return this.schedules.times(viewer, dataset, when);
  }

  @Query(() => [ReportRunTold], { description: 'The newest first; with `before`, those due before that run.' })
  reportRuns(
    @CurrentViewer() viewer: Viewer, @Args('schedule', { type: () => ID, nullable: true }) schedule: string | null | undefined, @Args('before', { type: () => ID, nullable: true }) before: string | null | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<ReportRunTold[]> {
    return this.runs.list(viewer, { schedule: schedule ?? null, before: before ?? null, first });
  }

  @Mutation(() => ReportSchedule)
  saveReportSchedule(@CurrentViewer() viewer: Viewer, @Args('schedule', { type: () => ReportScheduleInput }) schedule: ReportScheduleInput): Promise<ReportSchedule> {
    return this.schedules.save(viewer, schedule);
  }

  @Mutation(() => ReportSchedule)
  enableReportSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('isEnabled') isEnabled: boolean): Promise<ReportSchedule> {
    return this.schedules.enable(viewer, id, isEnabled);
  }

  @Mutation(() => ReportSchedule, { description: 'Runs it now, also when it is off; `month` (YYYY-MM): of that period.' })
  runReportSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('month', { type: () => String, nullable: true }) month: string | null | undefined): Promise<ReportSchedule> {
    return this.schedules.runNow(viewer, id, month ?? null);
  }

  @Mutation(() => Boolean, { description: 'Removes it; its runs and what they sent stay.' })
  removeReportSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.schedules.remove(viewer, id);
  }

  @Mutation(() => ReportRunTold, { description: 'Sends the same bytes again, to one recipient or all; makes what could not be made, of the same data version; tries at once what waits.' })
  resendReport(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('no', { type: () => Int, nullable: true }) no: number | null | undefined): Promise<ReportRunTold> {
    return this.runs.again(viewer, id, no ?? null);
  }

  @Mutation(() => ReportRunTold, { description: 'Calls it off; what was sent is sent.' })
  cancelReportRun(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<ReportRunTold> {
    return this.runs.cancel(viewer, id);
  }
}
