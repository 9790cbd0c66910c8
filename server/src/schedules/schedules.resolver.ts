import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Places, Schedule, ScheduleInput } from './schedules.model.js';
import { SchedulesService } from './schedules.service.js';

@Needs('load')
@Resolver()
export class SchedulesResolver {
  constructor(private readonly service: SchedulesService) {}

  @Query(() => [Schedule])
  schedules(@CurrentViewer() viewer: Viewer): Promise<Schedule[]> {
    return this.service.list(viewer);
  }

  @Query(() => Places)
  places(@CurrentViewer() viewer: Viewer): Promise<Places> {
    return this.service.places(viewer);
  }

  @Mutation(() => Schedule)
  saveSchedule(@CurrentViewer() viewer: Viewer, @Args('schedule', { type: () => ScheduleInput }) schedule: ScheduleInput): Promise<Schedule> {
    return this.service.save(viewer, schedule);
  }

  @Mutation(() => Schedule)
  enableSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('isEnabled') isEnabled: boolean): Promise<Schedule> {
    return this.service.enable(viewer, id, isEnabled);
  }

  @Mutation(() => Schedule, { description: 'Runs it as soon as nothing else is being loaded, also when it is off.' })
  runSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<Schedule> {
    return this.service.runNow(viewer, id);
  }

  @Mutation(() => Boolean, { description: 'Removes it; what it loaded stays.' })
  removeSchedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.remove(viewer, id);
  }
}
