import { Module } from '@nestjs/common';
import { MeetingRecords } from './records.service.js';

/** What was done in meetings, for those who write reports of them. */
@Module({ providers: [MeetingRecords], exports: [MeetingRecords] })
export class MeetingRecordsModule {}
