import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { VIEWER, type ViewerOf } from '../store/viewer.js';
import { DeliveriesResolver } from './deliveries.resolver.js';
import { DeliveriesService, SERVER_LOG } from './deliveries.service.js';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../config/delivery-options.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { UploadController } from './upload.controller.js';
import { KeepingResolver } from './retention/keeping.resolver.js';
import { KeepingService } from './retention/keeping.service.js';
import { RetentionResolver } from './retention/retention.resolver.js';
import { RetentionService } from './retention/retention.service.js';
import { WithdrawalsResolver } from './withdrawals/withdrawals.resolver.js';

@Module({})
export class DeliveriesModule {
  static over(options: DeliveryOptions, log: Logger, viewer: ViewerOf): DynamicModule {
    return {
      module: DeliveriesModule,
      controllers: [UploadController, HandOverController],
      providers: [
        DeliveriesService,
        DeliveriesResolver,
        WithdrawalsResolver,
        RetentionResolver,
        RetentionService,
        KeepingResolver,
        KeepingService,
        { provide: DELIVERY_OPTIONS, useValue: options },
        { provide: SERVER_LOG, useValue: log },
        { provide: VIEWER, useValue: viewer },
      ],
      exports: [DeliveriesService, DELIVERY_OPTIONS, SERVER_LOG],
    };
  }
}
