import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { ExcellentCase, Masked, NominateInput, ReviseInput } from './excellent.model.js';
import { ExcellentService } from './excellent.service.js';

const Id = () => Args('id', { type: () => ID });

@Resolver()
export class ExcellentResolver {
  constructor(private readonly service: ExcellentService) {}

  @Query(() => [ExcellentCase], { description: 'Newest first; for who may not see every case the published ones.' })
  excellentCases(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<ExcellentCase[]> {
    return this.service.list(viewer, dataset);
  }

  @Query(() => ExcellentCase, { nullable: true, description: 'The nomination of a case that is under way or published.' })
  @Needs('drill')
  excellentOfCase(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('source') source: string, @Args('caseId') caseId: string): Promise<ExcellentCase | null> {
    return this.service.ofCase(viewer, dataset, source, caseId);
  }

  @Query(() => Masked, { description: 'What would be kept of a text.' })
  @Needs('drill')
  maskedText(@CurrentViewer() viewer: Viewer, @Args('text') text: string, @Args('known', { type: () => [String], defaultValue: [] }) known: string[]): Masked {
    return this.service.preview(viewer, text, known);
  }

  @Mutation(() => ExcellentCase)
  @Needs('drill')
  nominateExcellentCase(@CurrentViewer() viewer: Viewer, @Args('input') input: NominateInput): Promise<ExcellentCase> {
    return this.service.nominate(viewer, input);
  }

  @Mutation(() => ExcellentCase, { description: 'Tells it otherwise; it is to be reviewed again.' })
  @Needs('drill')
  reviseExcellentCase(@CurrentViewer() viewer: Viewer, @Args('input') input: ReviseInput): Promise<ExcellentCase> {
    return this.service.revise(viewer, input);
  }

  @Mutation(() => ExcellentCase)
  @Needs('publish')
  acceptExcellentCase(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('reason', { type: () => Prose }) reason: string): Promise<ExcellentCase> {
    return this.service.accept(viewer, id, reason);
  }

  @Mutation(() => ExcellentCase)
  @Needs('publish')
  returnExcellentCase(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('reason', { type: () => Prose }) reason: string): Promise<ExcellentCase> {
    return this.service.sendBack(viewer, id, reason);
  }

  @Mutation(() => ExcellentCase)
  @Needs('publish')
  publishExcellentCase(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<ExcellentCase> {
    return this.service.publish(viewer, id);
  }

  @Mutation(() => ExcellentCase)
  @Needs('publish')
  withdrawExcellentCase(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('reason', { type: () => Prose }) reason: string): Promise<ExcellentCase> {
    return this.service.withdraw(viewer, id, reason);
  }
}
