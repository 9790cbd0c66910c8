import { Module } from '@nestjs/common';
import { OutlookResolver } from './outlook.resolver.js';
import { OutlookService } from './outlook.service.js';

@Module({ providers: [OutlookService, OutlookResolver] })
export class OutlookModule {}
