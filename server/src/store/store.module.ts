import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import { ENGINE, OPERATIONAL, Store } from './store.js';

/** The read path and the operational store, over stores that the caller has opened and will close. */
@Global()
@Module({})
export class StoreModule {
  static over({ engine, operational }: Stores): DynamicModule {
    const opened = [{ provide: ENGINE, useValue: engine }, { provide: OPERATIONAL, useValue: operational }];
    return { module: StoreModule, providers: [...opened, Store], exports: [Store, ENGINE, OPERATIONAL] };
  }
}
