import { Module } from '@nestjs/common';
import { ExploreResolver } from './explore.resolver.js';
import { ExploreService } from './explore.service.js';

@Module({ providers: [ExploreService, ExploreResolver] })
export class ExploreModule {}
