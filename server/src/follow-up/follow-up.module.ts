import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { FollowUpResolver } from './follow-up.resolver.js';
import { FollowUpService } from './follow-up.service.js';

@Module({ imports: [MetricsModule], providers: [FollowUpService, FollowUpResolver], exports: [FollowUpService] })
export class FollowUpModule {}
