import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Engine } from '@concord/sql';
import { ENGINE, Store } from './store.js';

/** The store over an engine that the caller has opened and will close. */
@Global()
@Module({})
export class StoreModule {
  static over(engine: Engine): DynamicModule {
    return { module: StoreModule, providers: [{ provide: ENGINE, useValue: engine }, Store], exports: [Store, ENGINE] };
  }
}
