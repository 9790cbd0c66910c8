import { Module } from '@nestjs/common';
import { ComparedService } from './compared/compared.service.js';
import { InterventionsResolver } from './interventions.resolver.js';
import { RollOutService } from './roll-out/roll-out.service.js';

@Module({ providers: [ComparedService, RollOutService, InterventionsResolver] })
export class InterventionsModule {}
