import { Module } from '@nestjs/common';
import { AnnotationsResolver } from './annotations.resolver.js';
import { AnnotationsService } from './annotations.service.js';

@Module({ providers: [AnnotationsService, AnnotationsResolver], exports: [AnnotationsService] })
export class AnnotationsModule {}
