import { Module, type DynamicModule } from '@nestjs/common';
import { VerificationController } from './command/verification.controller.js';
import { PacksController } from './packs.controller.js';
import { PacksResolver } from './packs.resolver.js';
import { PacksService } from './packs.service.js';
import { Signer, SIGNING_FILE } from './signer.js';
import { VerifyService } from './verify.service.js';

@Module({})
export class PacksModule {
  /** `deliveries`: who may hand work over from a command line; `signing`: the file of the key that signs packs. */
  static through(deliveries: DynamicModule, reports: DynamicModule, signing: string): DynamicModule {
    return { module: PacksModule, imports: [deliveries, reports], providers: [PacksService, VerifyService, Signer, PacksResolver, { provide: SIGNING_FILE, useValue: signing }], controllers: [PacksController, VerificationController], exports: [PacksService, VerifyService] };
  }
}
