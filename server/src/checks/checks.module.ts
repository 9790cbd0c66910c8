import { Module, type DynamicModule } from '@nestjs/common';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { ChecksResolver } from './checks.resolver.js';
import { ChecksService } from './checks.service.js';
import { RejectsController } from './rejects.controller.js';

@Module({})
export class ChecksModule {
  /** With who asks, for what is no GraphQL and so has no context. */
  static seenBy(viewer: ViewerOf): DynamicModule {
    return { module: ChecksModule, controllers: [RejectsController], providers: [ChecksService, ChecksResolver, { provide: VIEWER, useValue: viewer }] };
  }
}
