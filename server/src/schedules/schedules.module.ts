import { Module, type DynamicModule } from '@nestjs/common';
import { Scheduler } from './scheduler.js';
import { SchedulesResolver } from './schedules.resolver.js';
import { SchedulesService } from './schedules.service.js';

@Module({})
export class SchedulesModule {
  /** Runs and shows schedules through the module that loads. */
  static through(deliveries: DynamicModule): DynamicModule {
    return { module: SchedulesModule, imports: [deliveries], providers: [Scheduler, SchedulesService, SchedulesResolver] };
  }
}
