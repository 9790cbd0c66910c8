import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { ComparedEffect, ComparedEffectInput } from './compared/compared.model.js';
import { ComparedService } from './compared/compared.service.js';
import { RollOutDraw, RollOutInput, RollOutPlan } from './roll-out/roll-out.model.js';
import { RollOutService } from './roll-out/roll-out.service.js';

@Resolver()
export class InterventionsResolver {
  constructor(private readonly compared: ComparedService, private readonly rollOuts: RollOutService) {}

  @Query(() => ComparedEffect, { description: 'What happened to some members of a dimension, beside all others.' })
  comparedEffect(@CurrentViewer() viewer: Viewer, @Args('input') input: ComparedEffectInput): Promise<ComparedEffect> {
    return this.compared.effect(viewer, input);
  }

  @Query(() => RollOutDraw, { description: 'A stepped roll-out drawn by chance, not written down.' })
  rollOutDraw(@CurrentViewer() viewer: Viewer, @Args('input') input: RollOutInput): Promise<RollOutDraw> {
    return this.rollOuts.draw(viewer, input);
  }

  @Query(() => [RollOutPlan], { description: 'Roll-outs that were drawn and written down before they began, newest first.' })
  rollOutPlans(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<RollOutPlan[]> {
    return this.rollOuts.plans(viewer, dataset);
  }

  @Mutation(() => RollOutPlan, { description: 'Draws a stepped roll-out and writes it down; never after it began.' })
  @Needs('define')
  drawRollOut(@CurrentViewer() viewer: Viewer, @Args('input') input: RollOutInput, @Args('name') name: string): Promise<RollOutPlan> {
    return this.rollOuts.write(viewer, input, name);
  }
}
