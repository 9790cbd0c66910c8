import { Module } from '@nestjs/common';
import { LimitsResolver } from './limits.resolver.js';
import { LimitsService } from './limits.service.js';

@Module({ providers: [LimitsService, LimitsResolver] })
export class LimitsModule {}
