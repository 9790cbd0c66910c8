import { Module } from '@nestjs/common';
import { ComparisonsResolver } from './comparisons.resolver.js';
import { FunnelPlotService } from './funnel-plot.service.js';
import { RateChangeService } from './rate-change.service.js';

@Module({ providers: [RateChangeService, FunnelPlotService, ComparisonsResolver] })
export class ComparisonsModule {}
