import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CasesThen } from '@concord/etl';
import type { Stores } from '@concord/sql';
import { ENGINE, OPERATIONAL, Store, STORES } from './store.js';

/** The read path and the operational store, over stores that the caller has opened and will close. */
@Global()
@Module({})
export class StoreModule {
  static over(stores: Stores): DynamicModule {
    const opened = [{ provide: ENGINE, useValue: stores.engine }, { provide: OPERATIONAL, useValue: stores.operational }, { provide: STORES, useValue: stores }, { provide: CasesThen, useValue: new CasesThen(stores.engine) }];
    return { module: StoreModule, providers: [...opened, Store], exports: [Store, ENGINE, OPERATIONAL, STORES] };
  }
}
