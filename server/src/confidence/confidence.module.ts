import { Module } from '@nestjs/common';
import { ConfidenceResolver } from './confidence.resolver.js';
import { ConfidenceService } from './confidence.service.js';

@Module({ providers: [ConfidenceService, ConfidenceResolver] })
export class ConfidenceModule {}
