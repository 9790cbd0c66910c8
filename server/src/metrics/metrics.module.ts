import { Module } from '@nestjs/common';
import { MetricsResolver } from './metrics.resolver.js';
import { MetricsService } from './metrics.service.js';

@Module({ providers: [MetricsService, MetricsResolver], exports: [MetricsService] })
export class MetricsModule {}
