import { Module, type DynamicModule } from '@nestjs/common';
import { NamesResolver } from './names/names.resolver.js';
import { NamesService } from './names/names.service.js';
import { TrainingResolver } from './training/training.resolver.js';
import { TrainingService } from './training/training.service.js';

@Module({})
export class MediatorsModule {
  /** `deliveries` brings decisions in as reference data. */
  static over(deliveries: DynamicModule): DynamicModule {
    return { module: MediatorsModule, imports: [deliveries], providers: [NamesService, NamesResolver, TrainingService, TrainingResolver] };
  }
}
