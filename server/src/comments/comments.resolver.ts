import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../graphql/scalars.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { CommentsInput, CommentThread, NewCommentInput, NewThreadInput } from './comments.model.js';
import { CommentsService } from './comments.service.js';

const Id = () => Args('id', { type: () => ID });

@Resolver()
export class CommentsResolver {
  constructor(private readonly service: CommentsService) {}

  @Query(() => [CommentThread], { description: 'Newest first.' })
  comments(@CurrentViewer() viewer: Viewer, @Args('input') input: CommentsInput): Promise<CommentThread[]> {
    return this.service.list(viewer, input);
  }

  @Mutation(() => CommentThread, { description: 'Begins a discussion at a number.' })
  beginThread(@CurrentViewer() viewer: Viewer, @Args('input') input: NewThreadInput): Promise<CommentThread> {
    return this.service.begin(viewer, input);
  }

  @Mutation(() => CommentThread)
  addComment(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('input') input: NewCommentInput): Promise<CommentThread> {
    return this.service.say(viewer, id, input);
  }

  @Mutation(() => CommentThread, { description: 'For whoever wrote it; what it was stays in its history.' })
  editComment(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('seq', { type: () => Int }) seq: number, @Args('text', { type: () => Prose }) text: string, @Args('mentions', { type: () => [ID], defaultValue: [] }) mentions: string[]): Promise<CommentThread> {
    return this.service.edit(viewer, id, seq, text, mentions);
  }

  @Mutation(() => CommentThread, { description: 'For whoever began it or may decide.' })
  settleThread(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('isResolved') isResolved: boolean): Promise<CommentThread> {
    return this.service.settle(viewer, id, isResolved ? 'resolved' : 'open');
  }
}
