import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { LinkedModule } from '../linked/linked.module.js';
import { CausesResolver } from './causes.resolver.js';
import { HypothesesResolver } from './hypotheses/hypotheses.resolver.js';
import { HypothesesService } from './hypotheses/hypotheses.service.js';
import { LettersService } from './requests/letters.service.js';
import { RectificationRecordsModule } from './requests/records/rectification-records.module.js';
import { RectificationsController } from './requests/rectifications.controller.js';
import { RectificationsResolver } from './requests/rectifications.resolver.js';
import { RectificationsService } from './requests/rectifications.service.js';
import { Judge } from './workspace/better/judge.service.js';
import { CauseService } from './workspace/cause.service.js';

@Module({})
export class CausesModule {
  /** `reports`: the module that writes and prints; `packs`: that which seals. */
  static with(reports: DynamicModule, packs: DynamicModule): DynamicModule {
    return {
      module: CausesModule, imports: [ActionsModule, FollowUpModule, LinkedModule, RectificationRecordsModule, reports, packs],
      providers: [CauseService, Judge, CausesResolver, HypothesesService, HypothesesResolver, LettersService, RectificationsService, RectificationsResolver], controllers: [RectificationsController], exports: [CauseService, RectificationsService],
    };
  }
}
