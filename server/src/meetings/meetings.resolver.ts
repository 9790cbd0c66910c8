import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { AgendaWishInput, DecisionInput, MeetingPlanInput, MeetingSeriesInput, PlanMeetingInput, StatementInput } from './meetings.input.js';
import { Meeting, MeetingHeadline, MeetingSeries } from './meetings.model.js';
import { MeetingsService } from './meetings.service.js';
import { SeriesService } from './series.service.js';

const Id = () => Args('id', { type: () => ID });
const Reason = () => Args('reason', { type: () => Prose });

@Resolver()
export class MeetingsResolver {
  constructor(private readonly service: MeetingsService, private readonly seriesService: SeriesService) {}

  @Query(() => [MeetingHeadline], { description: 'Meetings that are for the viewer, the latest first.' })
  meetings(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<MeetingHeadline[]> {
    return this.service.list(viewer, dataset);
  }

  @Query(() => Meeting)
  meeting(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Meeting> {
    return this.service.one(viewer, id);
  }

  @Query(() => [MeetingSeries], { description: 'The last saved first.' })
  @Needs('publish')
  meetingSeries(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<MeetingSeries[]> {
    return this.seriesService.list(viewer, dataset);
  }

  @Mutation(() => MeetingSeries)
  @Needs('publish')
  saveMeetingSeries(@CurrentViewer() viewer: Viewer, @Args('input') input: MeetingSeriesInput): Promise<MeetingSeries> {
    return this.seriesService.save(viewer, input);
  }

  @Mutation(() => Meeting, { description: 'Its agenda is proposed at once.' })
  @Needs('publish')
  planMeeting(@CurrentViewer() viewer: Viewer, @Args('input') input: PlanMeetingInput): Promise<Meeting> {
    return this.service.plan(viewer, input);
  }

  @Mutation(() => Meeting)
  @Needs('publish')
  changeMeeting(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('plan') plan: MeetingPlanInput): Promise<Meeting> {
    return this.service.change(viewer, id, plan);
  }

  @Mutation(() => Meeting)
  @Needs('publish')
  cancelMeeting(@CurrentViewer() viewer: Viewer, @Id() id: string, @Reason() reason: string): Promise<Meeting> {
    return this.service.cancel(viewer, id, reason);
  }

  @Mutation(() => Meeting, { description: 'Has the agenda of a planned meeting made of what is found now; what people set of it stays.' })
  @Needs('publish')
  proposeAgenda(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Meeting> {
    return this.service.propose(viewer, id);
  }

  @Mutation(() => Meeting)
  arrangeAgenda(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('wish') wish: AgendaWishInput): Promise<Meeting> {
    return this.service.arrange(viewer, id, wish);
  }

  @Mutation(() => Meeting, { description: 'CONFLICT, beside which stands what somebody else wrote meanwhile: nothing is overwritten.' })
  writeStatement(@CurrentViewer() viewer: Viewer, @Args('input') input: StatementInput): Promise<Meeting> {
    return this.service.state(viewer, input);
  }

  @Mutation(() => Meeting, { description: 'Freezes its data version.' })
  openMeeting(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Meeting> {
    return this.service.open(viewer, id);
  }

  @Mutation(() => Meeting)
  handOverChair(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('chair') chair: string): Promise<Meeting> {
    return this.service.handOver(viewer, id, chair);
  }

  @Mutation(() => Meeting, { description: 'CONFLICT, beside which stands what somebody else wrote meanwhile: nothing is overwritten.' })
  decideInMeeting(@CurrentViewer() viewer: Viewer, @Args('input') input: DecisionInput): Promise<Meeting> {
    return this.service.decide(viewer, input);
  }

  @Mutation(() => Meeting, { description: 'It stays in the record.' })
  withdrawDecision(@CurrentViewer() viewer: Viewer, @Id() id: string, @Args('decision', { type: () => ID }) decision: string, @Reason() reason: string): Promise<Meeting> {
    return this.service.withdrawDecision(viewer, id, decision, reason);
  }

  @Mutation(() => Meeting)
  closeMeeting(@CurrentViewer() viewer: Viewer, @Id() id: string): Promise<Meeting> {
    return this.service.close(viewer, id);
  }

  @Mutation(() => Meeting, { description: 'Opens a closed one again. Minutes that were sealed stay.' })
  reopenMeeting(@CurrentViewer() viewer: Viewer, @Id() id: string, @Reason() reason: string): Promise<Meeting> {
    return this.service.reopen(viewer, id, reason);
  }
}
