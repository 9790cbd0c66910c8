import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Pack, PackCheck, PackComparison, PackInput, PackPage, PackSearchInput } from './packs.model.js';
import { PacksService } from './packs.service.js';
import { VerifyService } from './verify.service.js';

const Id = (name: string) => Args(name, { type: () => ID });

@Resolver()
export class PacksResolver {
  constructor(private readonly packs: PacksService, private readonly verifying: VerifyService) {}

  @Query(() => PackPage, { description: 'The archive of sealed reports; it never expires.' })
  reportPacks(@CurrentViewer() viewer: Viewer, @Args('input') input: PackSearchInput): Promise<PackPage> {
    return this.packs.search(viewer, input);
  }

  @Query(() => Pack)
  reportPack(@CurrentViewer() viewer: Viewer, @Id('id') id: string): Promise<Pack> {
    return this.packs.one(viewer, id);
  }

  @Query(() => PackComparison, { description: 'Two packs of the same report, the older first: what changed, and why.' })
  comparePacks(@CurrentViewer() viewer: Viewer, @Id('a') a: string, @Id('b') b: string, @Args('first', { type: () => Int, defaultValue: 25 }) first: number, @Args('skip', { type: () => Int, defaultValue: 0 }) skip: number): Promise<PackComparison> {
    return this.verifying.compare(viewer, [a, b], first, skip);
  }

  @Mutation(() => Pack, { description: 'Works a report out, prints its files and seals the whole.' })
  @Needs('publish', 'export')
  publishPack(@CurrentViewer() viewer: Viewer, @Args('input') input: PackInput): Promise<Pack> {
    return this.packs.publish(viewer, input);
  }

  @Mutation(() => PackCheck, { description: 'Holds a pack against its seal, its files against their digests, and its numbers against what its data version gives now.' })
  verifyPack(@CurrentViewer() viewer: Viewer, @Id('id') id: string): Promise<PackCheck> {
    return this.verifying.verify(viewer, id);
  }
}
