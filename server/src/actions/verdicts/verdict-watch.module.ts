import { Module, type DynamicModule } from '@nestjs/common';
import { FollowUpModule } from '../../follow-up/follow-up.module.js';
import { VerdictWatch } from './verdict-watch.js';

@Module({})
export class VerdictWatchModule {
  /** Logs through the module that loads. */
  static through(deliveries: DynamicModule): DynamicModule {
    return { module: VerdictWatchModule, imports: [deliveries, FollowUpModule], providers: [VerdictWatch], exports: [VerdictWatch] };
  }
}
