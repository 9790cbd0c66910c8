import { Args, Query, Resolver } from '@nestjs/graphql';
import { RecordKindsArgs } from '../records/records.input.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { LimitRules } from './limits.model.js';
import { LimitsService } from './limits.service.js';

@Resolver()
export class LimitsResolver {
  constructor(private readonly service: LimitsService) {}

  @Query(() => LimitRules, { description: 'Time limits of a dataset: its own and those built in, with their sources.' })
  limitRules(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<LimitRules> {
    return this.service.rules(viewer, asked);
  }
}
