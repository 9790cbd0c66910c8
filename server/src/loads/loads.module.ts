import { Module } from '@nestjs/common';
import { LoadsResolver } from './loads.resolver.js';
import { LoadsService } from './loads.service.js';

@Module({ providers: [LoadsService, LoadsResolver] })
export class LoadsModule {}
