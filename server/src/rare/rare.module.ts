import { Module } from '@nestjs/common';
import { RareResolver } from './rare.resolver.js';
import { RareService } from './rare.service.js';

@Module({ providers: [RareService, RareResolver] })
export class RareModule {}
