import { Module } from '@nestjs/common';
import { ExcellentResolver } from './excellent.resolver.js';
import { ExcellentService } from './excellent.service.js';

@Module({ providers: [ExcellentService, ExcellentResolver] })
export class ExcellentModule {}
