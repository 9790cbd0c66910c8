import { Module, type DynamicModule } from '@nestjs/common';
import type { Engine } from '@concord/sql';
import { CasesModule } from './cases/cases.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { graphqlModule, type GraphqlOptions } from './graphql/graphql.module.js';
import { HealthController } from './health/health.controller.js';
import { LoadsModule } from './loads/loads.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { RestatementsModule } from './restatements/restatements.module.js';
import { StoreModule } from './store/store.module.js';

@Module({})
export class AppModule {
  /** The API over an engine that the caller has opened, migrated and will close. */
  static over(engine: Engine, options: GraphqlOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [StoreModule.over(engine), graphqlModule(options), CatalogueModule, MetricsModule, CasesModule, LoadsModule, RestatementsModule],
      controllers: [HealthController],
    };
  }
}
