import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Logger } from 'pino';
import type { SsoOptions } from '../config/sign-in-options.js';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AuditService } from './audit/audit.service.js';
import { Exports } from './audit/exports.js';
import { ExportsResolver } from './audit/exports.resolver.js';
import { FirstAdministrator } from './first-administrator.js';
import { IdentityController } from './identity.controller.js';
import { NeedsGuard } from './needs.js';
import { PeopleResolver } from './people/people.resolver.js';
import { PeopleService } from './people/people.service.js';
import { ProfileService } from './people/profile.service.js';
import { SignInService } from './sign-in.service.js';
import { LOG, SsoController } from './sso/sso.controller.js';
import { SSO, SsoService } from './sso/sso.service.js';
import { ViewerResolver } from './viewer.resolver.js';

@Module({})
export class IdentityModule {
  /** Signing in, and what whoever asks may do. */
  static seenBy(viewer: ViewerOf, sso: SsoOptions | undefined, log: Logger): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      controllers: [AuditController, IdentityController, SsoController],
      providers: [SsoService, { provide: SSO, useValue: sso }, { provide: LOG, useValue: log }, AuditResolver, AuditService, Exports, ExportsResolver, SignInService, PeopleService, ProfileService, PeopleResolver, ViewerResolver, FirstAdministrator, { provide: VIEWER, useValue: viewer }, { provide: APP_GUARD, useClass: NeedsGuard }],
      exports: [Exports, SignInService, VIEWER],
    };
  }
}
