import { Module } from '@nestjs/common';
import { AnnotationsModule } from '../annotations/annotations.module.js';
import { CausesResolver } from './causes.resolver.js';
import { CauseService } from './workspace/cause.service.js';

@Module({ imports: [AnnotationsModule], providers: [CauseService, CausesResolver], exports: [CauseService] })
export class CausesModule {}
