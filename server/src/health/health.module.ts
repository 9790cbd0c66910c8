import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { TelemetryController } from './telemetry.controller.js';
import { Telemetry } from './telemetry.js';

@Global()
@Module({ controllers: [HealthController, TelemetryController], providers: [Telemetry], exports: [Telemetry] })
export class HealthModule {}
