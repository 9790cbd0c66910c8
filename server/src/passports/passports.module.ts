import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { PassportsResolver } from './passports.resolver.js';
import { PassportsService } from './passports.service.js';

@Module({ imports: [MetricsModule], providers: [PassportsService, PassportsResolver] })
export class PassportsModule {}
