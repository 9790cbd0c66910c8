import { Module } from '@nestjs/common';
import { CausesResolver } from './causes.resolver.js';
import { CauseService } from './workspace/cause.service.js';

@Module({ providers: [CauseService, CausesResolver], exports: [CauseService] })
export class CausesModule {}
