import { Module } from '@nestjs/common';
import { RestatementsResolver } from './restatements.resolver.js';
import { RestatementsService } from './restatements.service.js';

@Module({ providers: [RestatementsService, RestatementsResolver] })
export class RestatementsModule {}
