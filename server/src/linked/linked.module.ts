import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { LinkedResolver } from './linked.resolver.js';
import { LinkedNumbersService } from './linked-numbers.service.js';

@Module({ imports: [MetricsModule], providers: [LinkedNumbersService, LinkedResolver], exports: [LinkedNumbersService] })
export class LinkedModule {}
