import { Module } from '@nestjs/common';
import { IssuesResolver } from './issues.resolver.js';
import { IssuesService } from './issues.service.js';

@Module({ providers: [IssuesService, IssuesResolver], exports: [IssuesService] })
export class IssuesModule {}
