import { Module, type DynamicModule } from '@nestjs/common';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { RestatementsController } from './restatements.controller.js';
import { RestatementsResolver } from './restatements.resolver.js';
import { RestatementsService } from './restatements.service.js';

@Module({})
export class RestatementsModule {
  /** With who asks, for what is no GraphQL and so has no context. */
  static seenBy(viewer: ViewerOf): DynamicModule {
    return { module: RestatementsModule, controllers: [RestatementsController], providers: [RestatementsService, RestatementsResolver, { provide: VIEWER, useValue: viewer }] };
  }
}
