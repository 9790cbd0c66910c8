import { Module } from '@nestjs/common';
import { ChecksResolver } from './checks.resolver.js';
import { ChecksService } from './checks.service.js';
import { RejectsController } from './rejects.controller.js';

@Module({ controllers: [RejectsController], providers: [ChecksService, ChecksResolver] })
export class ChecksModule {}
