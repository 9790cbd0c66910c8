import { Module } from '@nestjs/common';
import { LinkedModule } from '../linked/linked.module.js';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';

@Module({ imports: [LinkedModule], providers: [CommentsService, CommentsResolver], exports: [CommentsService] })
export class CommentsModule {}
