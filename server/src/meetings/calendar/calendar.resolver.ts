import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Invitation, OwnCalendar } from './calendar.model.js';
import { CalendarService } from './calendar.service.js';
import { InvitationsService } from './invitations.service.js';

@Resolver()
export class CalendarResolver {
  constructor(private readonly service: CalendarService, private readonly invitations: InvitationsService) {}

  @Query(() => OwnCalendar)
  ownCalendar(@CurrentViewer() viewer: Viewer): Promise<OwnCalendar> {
    return this.service.own(viewer);
  }

  @Mutation(() => OwnCalendar, { description: 'Makes a calendar; the address of an earlier one is good for nothing from then on.' })
  openCalendar(@CurrentViewer() viewer: Viewer): Promise<OwnCalendar> {
    return this.service.open(viewer);
  }

  @Mutation(() => OwnCalendar)
  closeCalendar(@CurrentViewer() viewer: Viewer): Promise<OwnCalendar> {
    return this.service.close(viewer);
  }

  @Mutation(() => [Invitation], { description: 'Sends everybody who left an address for reminders a mail with the meeting as a file for their calendar.' })
  @Needs('publish')
  inviteToMeeting(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<Invitation[]> {
    return this.invitations.invite(viewer, id);
  }
}
