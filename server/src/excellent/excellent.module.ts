import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DemoExamples } from './demo/demo-examples.js';
import { ExcellentResolver } from './excellent.resolver.js';
import { ExcellentService } from './excellent.service.js';

@Module({ imports: [CasesModule], providers: [ExcellentService, DemoExamples, ExcellentResolver], exports: [ExcellentService] })
export class ExcellentModule {}
