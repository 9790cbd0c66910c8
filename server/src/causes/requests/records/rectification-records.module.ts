import { Module } from '@nestjs/common';
import { RectificationRecords } from './rectification-records.js';

/** Requests to institutions, for those who write them as letters. */
@Module({ providers: [RectificationRecords], exports: [RectificationRecords] })
export class RectificationRecordsModule {}
