import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Prose } from '../../../graphql/scalars.js';
import { NamesPeople, Needs } from '../../../identity/needs.js';
import { CurrentViewer } from '../../../store/viewer.decorator.js';
import type { Viewer } from '../../../store/viewer.js';
import { AppealInput, BoardRound } from '../rounds.model.js';
import { AppealsService } from './appeals.service.js';

const RoundId = () => Args('id', { type: () => ID });
const AppealId = () => Args('appeal', { type: () => ID });

@NamesPeople()
@Resolver()
export class AppealsResolver {
  constructor(private readonly service: AppealsService) {}

  @Mutation(() => BoardRound)
  appealBoardRound(@CurrentViewer() viewer: Viewer, @Args('input') input: AppealInput): Promise<BoardRound> {
    return this.service.appeal(viewer, input);
  }

  @Mutation(() => BoardRound)
  @Needs('publish')
  answerAppeal(@CurrentViewer() viewer: Viewer, @RoundId() id: string, @AppealId() appeal: string, @Args('isUpheld') isUpheld: boolean, @Args('reason', { type: () => Prose }) reason: string): Promise<BoardRound> {
    return this.service.answer(viewer, id, appeal, isUpheld, reason);
  }

  @Mutation(() => BoardRound, { description: 'The committee says that what was upheld is corrected where the cases do not show it; the board must have been made again since.' })
  @Needs('publish')
  confirmCorrection(@CurrentViewer() viewer: Viewer, @RoundId() id: string, @AppealId() appeal: string, @Args('reason', { type: () => Prose }) reason: string): Promise<BoardRound> {
    return this.service.confirm(viewer, id, appeal, reason);
  }
}
