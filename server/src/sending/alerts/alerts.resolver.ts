import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { AlertsTold, OwnAlertsInput } from './alerts.model.js';
import { AlertsService } from './alerts.service.js';

/** What is mailed leaves the product: it needs what any file needs. */
@Needs('export')
@Resolver()
export class AlertsResolver {
  constructor(private readonly alerts: AlertsService) {}

  @Query(() => AlertsTold, { description: 'How one is told of signals and what is due, by mail.' })
  ownAlerts(@CurrentViewer() viewer: Viewer): Promise<AlertsTold> {
    return this.alerts.own(viewer);
  }

  @Mutation(() => AlertsTold, { description: 'From now on one is told by mail, once of each, within what one may see.' })
  saveOwnAlerts(@CurrentViewer() viewer: Viewer, @Args('alerts', { type: () => OwnAlertsInput }) alerts: OwnAlertsInput): Promise<AlertsTold> {
    return this.alerts.save(viewer, alerts);
  }

  @Mutation(() => AlertsTold)
  removeOwnAlerts(@CurrentViewer() viewer: Viewer): Promise<AlertsTold> {
    return this.alerts.remove(viewer);
  }

  @Mutation(() => Boolean, { description: 'Sends a mail that says only that it came; refused with why where it cannot be sent.' })
  testMail(@CurrentViewer() viewer: Viewer, @Args('address') address: string): Promise<boolean> {
    return this.alerts.test(viewer, address);
  }
}
