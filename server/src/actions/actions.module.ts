import { Module } from '@nestjs/common';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { LinkedModule } from '../linked/linked.module.js';
import { ActionsResolver } from './actions.resolver.js';
import { ActionsService } from './actions.service.js';
import { DemoActions } from './demo/demo-actions.js';
import { Owners } from './owners.js';
import { VerdictsResolver } from './verdicts/verdicts.resolver.js';
import { VerdictsService } from './verdicts/verdicts.service.js';

@Module({ imports: [FollowUpModule, LinkedModule, MetricsModule], providers: [ActionsService, DemoActions, Owners, ActionsResolver, VerdictsService, VerdictsResolver], exports: [ActionsService, Owners, VerdictsService] })
export class ActionsModule {}
