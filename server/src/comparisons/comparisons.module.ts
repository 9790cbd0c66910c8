import { Module } from '@nestjs/common';
import { ComparisonsResolver } from './comparisons.resolver.js';
import { FunnelPlotService } from './funnel-plot.service.js';
import { PairService } from './pair/pair.service.js';
import { RateChangeService } from './rate-change.service.js';

@Module({ providers: [RateChangeService, FunnelPlotService, PairService, ComparisonsResolver], exports: [FunnelPlotService] })
export class ComparisonsModule {}
