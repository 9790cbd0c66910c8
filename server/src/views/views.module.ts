import { Module } from '@nestjs/common';
import { ViewsResolver } from './views.resolver.js';
import { ViewsService } from './views.service.js';

@Module({ providers: [ViewsService, ViewsResolver] })
export class ViewsModule {}
