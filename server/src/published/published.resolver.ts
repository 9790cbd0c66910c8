import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Preview, Publication, PublicationHead, Publishable } from './published.model.js';
import { PublishedService } from './published.service.js';

const Id = () => Args('id', { type: () => ID });
const Month = () => Args('month', { description: 'YYYY-MM' });

@Resolver()
export class PublishedResolver {
  constructor(private readonly service: PublishedService) {}

  @Query(() => [PublicationHead], { description: 'Tables published for outside readers, newest month first.' })
  @Needs('read')
  publications(@CurrentViewer() viewer: Viewer): Promise<PublicationHead[]> {
    return this.service.list(viewer);
  }

  @Query(() => Publication)
  @Needs('read')
  publication(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Publication> {
    return this.service.one(viewer, id);
  }

  @Query(() => [Publishable], { description: 'Months that the data of a dataset know in full, newest first.' })
  @Needs('publish')
  publishableMonths(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Publishable[]> {
    return this.service.publishable(viewer, dataset);
  }

  @Query(() => Preview, { description: 'What publishing a month would tell and hide.' })
  @Needs('publish')
  publicationPreview(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Month() month: string): Promise<Preview> {
    return this.service.preview(viewer, dataset, month);
  }

  @Mutation(() => Publication, { description: 'Publishes the tables of a month, once.' })
  @Needs('publish')
  publishTables(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Month() month: string): Promise<Publication> {
    return this.service.publish(viewer, dataset, month);
  }

  @Mutation(() => Publication, { description: 'Takes published tables back.' })
  @Needs('publish')
  withdrawPublication(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('reason', { type: () => Prose }) reason: string): Promise<Publication> {
    return this.service.withdraw(viewer, id, reason);
  }
}
