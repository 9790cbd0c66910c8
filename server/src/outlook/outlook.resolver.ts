import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Deadlines, DeadlinesInput, Outlook, OutlookInput, WhatIf, WhatIfInput } from './outlook.model.js';
import { OutlookService } from './outlook.service.js';

@Resolver()
export class OutlookResolver {
  constructor(private readonly service: OutlookService) {}

  @Query(() => [Outlook])
  outlook(@CurrentViewer() viewer: Viewer, @Args('input') input: OutlookInput): Promise<Outlook[]> {
    return this.service.outlook(viewer, input);
  }

  @Query(() => Deadlines)
  deadlines(@CurrentViewer() viewer: Viewer, @Args('input') input: DeadlinesInput): Promise<Deadlines> {
    return this.service.deadlines(viewer, input);
  }

  @Query(() => WhatIf)
  whatIf(@Args('input') input: WhatIfInput): WhatIf {
    return this.service.whatIf(input);
  }
}
