import { Module } from '@nestjs/common';
import { CasesResolver } from './cases.resolver.js';
import { CasesService } from './cases.service.js';
import { JourneyService } from './journey.service.js';

@Module({ providers: [CasesService, JourneyService, CasesResolver], exports: [CasesService] })
export class CasesModule {}
