import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Passport, PassportInput } from './passports.model.js';
import { PassportsService } from './passports.service.js';

@Resolver()
export class PassportsResolver {
  constructor(private readonly service: PassportsService) {}

  @Query(() => Passport, { description: 'Where a number of a report comes from.' })
  passport(@CurrentViewer() viewer: Viewer, @Args('input') input: PassportInput): Promise<Passport> {
    return this.service.passport(viewer, input);
  }
}
