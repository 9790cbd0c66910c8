import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../../graphql/scalars.js';
import { NamesPeople, Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { BeginRoundInput, BoardJob, BoardMovement, BoardRound, DisqualifyInput, RoundCheck, RoundSummary } from './rounds.model.js';
import { RoundsService, type RoundJob } from './rounds.service.js';
import { BoardWeightShift } from '../board.model.js';

const RoundId = () => Args('id', { type: () => ID });

const jobOf = ({ id, state, progress, failure }: RoundJob): BoardJob => ({ id, state, failure, ...progress });

@NamesPeople()
@Resolver()
export class RoundsResolver {
  constructor(private readonly service: RoundsService) {}

  @Query(() => [RoundSummary])
  boardRounds(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<RoundSummary[]> {
    return this.service.list(viewer, dataset);
  }

  @Query(() => BoardRound)
  boardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardRound> {
    return this.service.one(viewer, id);
  }

  @Query(() => RoundCheck)
  @Needs('publish')
  checkBoardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<RoundCheck> {
    return this.service.check(viewer, id);
  }

  @Query(() => [BoardMovement], { description: 'What is different for whom between the boards of two rounds.' })
  boardMovement(@CurrentViewer() viewer: Viewer, @Args('from', { type: () => ID }) from: string, @Args('to', { type: () => ID }) to: string): Promise<BoardMovement[]> {
    return this.service.movement(viewer, from, to);
  }

  @Mutation(() => BoardRound)
  @Needs('publish')
  beginBoardRound(@CurrentViewer() viewer: Viewer, @Args('input') input: BeginRoundInput): Promise<BoardRound> {
    return this.service.begin(viewer, input);
  }

  @Query(() => [BoardWeightShift], { description: 'Who of a round would change tier if a weight were other than it is.' })
  boardRoundSensitivity(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardWeightShift[]> {
    return this.service.sensitivity(viewer, id);
  }

  @Mutation(() => BoardJob, { description: 'Makes the board on the data as they are now, in the background.' })
  @Needs('publish')
  async computeBoardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardJob> {
    return jobOf(await this.service.compute(viewer, id));
  }

  @Query(() => BoardJob)
  @Needs('publish')
  async boardJob(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardJob> {
    return jobOf(await this.service.job(viewer, id));
  }

  @Mutation(() => BoardJob, { description: 'Calls the making of a board off; the round stays as it was.' })
  @Needs('publish')
  async cancelBoardJob(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardJob> {
    return jobOf(await this.service.cancel(viewer, id));
  }

  @Mutation(() => BoardRound)
  @Needs('publish')
  disqualify(@CurrentViewer() viewer: Viewer, @Args('input') input: DisqualifyInput): Promise<BoardRound> {
    return this.service.disqualify(viewer, input);
  }

  @Mutation(() => BoardRound)
  @Needs('publish')
  withdrawDisqualifier(@CurrentViewer() viewer: Viewer, @RoundId() id: string, @Args('person') person: string, @Args('reason', { type: () => Prose }) reason: string): Promise<BoardRound> {
    return this.service.withdrawDisqualifier(viewer, id, person, reason);
  }

  @Mutation(() => BoardRound, { description: 'Gives a seat that nobody has earned to a candidate.' })
  @Needs('publish')
  chooseCandidate(@CurrentViewer() viewer: Viewer, @RoundId() id: string, @Args('person') person: string, @Args('reason', { type: () => Prose }) reason: string): Promise<BoardRound> {
    return this.service.choose(viewer, id, person, reason);
  }

  @Mutation(() => BoardRound, { description: 'The committee has looked at the board as it stands, and lets it go out.' })
  @Needs('publish')
  reviewBoardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string, @Args('members', { type: () => [String] }) members: string[], @Args('reason', { type: () => Prose }) reason: string): Promise<BoardRound> {
    return this.service.review(viewer, id, members, reason);
  }

  @Mutation(() => BoardRound, { description: 'Makes it public for as many working days as the round says.' })
  @Needs('publish')
  publishBoardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardRound> {
    return this.service.publish(viewer, id);
  }

  @Mutation(() => BoardRound)
  @Needs('publish')
  finaliseBoardRound(@CurrentViewer() viewer: Viewer, @RoundId() id: string): Promise<BoardRound> {
    return this.service.finalise(viewer, id);
  }
}
