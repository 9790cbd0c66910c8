import { Module, type DynamicModule } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { LinkedModule } from '../linked/linked.module.js';
import { CausesResolver } from './causes.resolver.js';
import { HypothesesResolver } from './hypotheses/hypotheses.resolver.js';
import { HypothesesService } from './hypotheses/hypotheses.service.js';
import { RectificationsController } from './requests/rectifications.controller.js';
import { RectificationsResolver } from './requests/rectifications.resolver.js';
import { RectificationsService } from './requests/rectifications.service.js';
import { CauseService } from './workspace/cause.service.js';

@Module({})
export class CausesModule {
  /** `reports`: the module that prints. */
  static with(reports: DynamicModule): DynamicModule {
    return {
      module: CausesModule, imports: [ActionsModule, FollowUpModule, LinkedModule, reports],
      providers: [CauseService, CausesResolver, HypothesesService, HypothesesResolver, RectificationsService, RectificationsResolver], controllers: [RectificationsController], exports: [CauseService],
    };
  }
}
