import { Module } from '@nestjs/common';
import { SurvivalResolver } from './survival.resolver.js';
import { SurvivalService } from './survival.service.js';

@Module({ providers: [SurvivalService, SurvivalResolver] })
export class SurvivalModule {}
