import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { LocalisedText } from '../../graphql/words.model.js';
import { GOLD_BOARD } from '../method.js';
import { DecideMethodInput, MethodVersion } from './methods.model.js';
import { MethodsService } from './methods.service.js';
import { rulesText } from './rules-text.js';

@Resolver()
export class MethodsResolver {
  constructor(private readonly service: MethodsService) {}

  @Query(() => [MethodVersion], { description: 'Every version of the board’s method, newest first.' })
  boardMethods(@Args('dataset') dataset: string): Promise<MethodVersion[]> {
    return this.service.versions(dataset);
  }

  @Query(() => [LocalisedText], { description: 'What a board is made by, in words, but for the weights.' })
  boardRules(): LocalisedText[] {
    return rulesText(GOLD_BOARD);
  }

  @Mutation(() => [MethodVersion], { description: 'Decides on the method anew: weights within ten points of the product’s own, for windows that begin later.' })
  @Needs('publish')
  decideBoardMethod(@CurrentViewer() viewer: Viewer, @Args('input') input: DecideMethodInput): Promise<MethodVersion[]> {
    return this.service.decide(viewer, input);
  }
}
