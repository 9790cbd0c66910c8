import { Module } from '@nestjs/common';
import { EffortResolver } from './effort.resolver.js';
import { EffortService } from './effort.service.js';

@Module({ providers: [EffortService, EffortResolver] })
export class EffortModule {}
