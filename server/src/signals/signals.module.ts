import { Module, type DynamicModule } from '@nestjs/common';
import { SignalWatch } from './signal-watch.js';
import { SignalsResolver } from './signals.resolver.js';
import { SignalsService } from './signals.service.js';

@Module({})
export class SignalsModule {
  /** Logs through the module that loads. */
  static through(deliveries: DynamicModule): DynamicModule {
    return { module: SignalsModule, imports: [deliveries], providers: [SignalWatch, SignalsService, SignalsResolver], exports: [SignalsService] };
  }
}
