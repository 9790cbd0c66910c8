import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TogetherResolver } from './together.resolver.js';
import { TogetherService } from './together.service.js';

@Module({ imports: [MetricsModule], providers: [TogetherService, TogetherResolver], exports: [TogetherService] })
export class TogetherModule {}
