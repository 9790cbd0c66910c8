import { Module } from '@nestjs/common';
import { RestatementsController } from './restatements.controller.js';
import { RestatementsResolver } from './restatements.resolver.js';
import { RestatementsService } from './restatements.service.js';

@Module({ controllers: [RestatementsController], providers: [RestatementsService, RestatementsResolver] })
export class RestatementsModule {}
