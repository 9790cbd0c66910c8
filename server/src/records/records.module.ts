import { Module } from '@nestjs/common';
import { RecordsResolver } from './records.resolver.js';
import { RecordsService } from './records.service.js';

@Module({ providers: [RecordsService, RecordsResolver], exports: [RecordsService] })
export class RecordsModule {}
