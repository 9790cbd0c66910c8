import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { ActionChangeInput, ActionsInput, AddActionInput } from './actions.input.js';
import { Action } from './actions.model.js';
import { ActionsService } from './actions.service.js';
import { Owners } from './owners.js';

@ObjectType({ description: 'Somebody whom one may name.' })
class Colleague {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
}

const Id = () => Args('id', { type: () => ID });

@Resolver()
export class ActionsResolver {
  constructor(private readonly service: ActionsService, private readonly owners: Owners) {}

  @Query(() => [Action], { description: 'Overdue first, then what is due first; those that are over last.' })
  actions(@CurrentViewer() viewer: Viewer, @Args('input') input: ActionsInput): Promise<Action[]> {
    return this.service.list(viewer, input);
  }

  @Query(() => Action, { nullable: true, description: 'With its history; null where there is none, or not for the viewer.' })
  action(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Action | null> {
    return this.service.find(viewer, id);
  }

  @Query(() => [Colleague], { description: 'Accounts in force whose cases one sees oneself, or that see one’s own.' })
  colleagues(@CurrentViewer() viewer: Viewer): Promise<Colleague[]> {
    return this.owners.colleagues(viewer);
  }

  @Mutation(() => Action)
  @Needs('define')
  addAction(@CurrentViewer() viewer: Viewer, @Args('input') input: AddActionInput): Promise<Action> {
    return this.service.add(viewer, input);
  }

  @Mutation(() => Action, { description: 'Refused as CONFLICT where it is not at that revision any more: nothing is overwritten.' })
  changeAction(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('revision', { type: () => Int }) revision: number, @Args('change') change: ActionChangeInput): Promise<Action> {
    return this.service.change(viewer, id, revision, change);
  }

  @Mutation(() => Action)
  addActionEvidence(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('text', { type: () => Prose }) text: string): Promise<Action> {
    return this.service.addEvidence(viewer, id, text);
  }
}
