import { Module, type DynamicModule } from '@nestjs/common';
import { PacksController } from './packs.controller.js';
import { PacksResolver } from './packs.resolver.js';
import { PacksService } from './packs.service.js';
import { Signer, SIGNING_FILE } from './signer.js';
import { VerifyService } from './verify.service.js';

@Module({})
export class PacksModule {
  /** `signing`: the file of the key that signs packs. */
  static through(reports: DynamicModule, signing: string): DynamicModule {
    return { module: PacksModule, imports: [reports], providers: [PacksService, VerifyService, Signer, PacksResolver, { provide: SIGNING_FILE, useValue: signing }], controllers: [PacksController], exports: [PacksService] };
  }
}
