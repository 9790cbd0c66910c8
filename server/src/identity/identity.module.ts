import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { FirstAdministrator } from './first-administrator.js';
import { IdentityController } from './identity.controller.js';
import { NeedsGuard } from './needs.js';
import { SignInService } from './sign-in.service.js';
import { ViewerResolver } from './viewer.resolver.js';

@Module({})
export class IdentityModule {
  /** Signing in, and what whoever asks may do. */
  static seenBy(viewer: ViewerOf): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [IdentityController],
      providers: [SignInService, ViewerResolver, FirstAdministrator, { provide: VIEWER, useValue: viewer }, { provide: APP_GUARD, useClass: NeedsGuard }],
      exports: [SignInService, FirstAdministrator],
    };
  }
}
