import { Module } from '@nestjs/common';
import { CasesExportController } from './export/cases-export.controller.js';
import { CasesExportService } from './export/cases-export.service.js';
import { CasesResolver } from './cases.resolver.js';
import { CasesService } from './cases.service.js';
import { JourneyService } from './journey.service.js';

@Module({ controllers: [CasesExportController], providers: [CasesService, CasesExportService, JourneyService, CasesResolver], exports: [CasesService] })
export class CasesModule {}
