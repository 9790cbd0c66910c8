import { dirname, join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import { ActionsModule } from './actions/actions.module.js';
import { VerdictWatchModule } from './actions/verdicts/verdict-watch.module.js';
import { AnnotationsModule } from './annotations/annotations.module.js';
import { BoardModule } from './board/board.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import type { DeliveryOptions } from './config/delivery-options.js';
import type { SendingOptions } from './config/sending-options.js';
import type { SsoOptions } from './config/sign-in-options.js';
import { ChecksModule } from './checks/checks.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { ComparisonsModule } from './comparisons/comparisons.module.js';
import { ConfidenceModule } from './confidence/confidence.module.js';
import { ExcellentModule } from './excellent/excellent.module.js';
import { EffortModule } from './effort/effort.module.js';
import { ExploreModule } from './explore/explore.module.js';
import { FollowUpModule } from './follow-up/follow-up.module.js';
import { graphqlModule, type GraphqlOptions } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InterventionsModule } from './interventions/interventions.module.js';
import { CausesModule } from './causes/causes.module.js';
import { IssuesModule } from './issues/issues.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { LoadsModule } from './loads/loads.module.js';
import { MediatorsModule } from './mediators/mediators.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OutlookModule } from './outlook/outlook.module.js';
import { PacksModule } from './packs/packs.module.js';
import { PassportsModule } from './passports/passports.module.js';
import { PublishedModule } from './published/published.module.js';
import { RareModule } from './rare/rare.module.js';
import { RecordsModule } from './records/records.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RestatementsModule } from './restatements/restatements.module.js';
import { SchedulesModule } from './schedules/schedules.module.js';
import { SendingModule } from './sending/sending.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { StoreModule } from './store/store.module.js';
import { SurvivalModule } from './survival/survival.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { TogetherModule } from './together/together.module.js';
import { ViewsModule } from './views/views.module.js';

@Module({})
export class AppModule {
  /** The API over stores that the caller has opened and will close. Without `sending` nothing is sent. */
  static over(stores: Stores, options: GraphqlOptions & { readonly deliveries: DeliveryOptions; readonly sso?: SsoOptions | undefined; readonly site?: string; readonly signingFile?: string; readonly sending?: SendingOptions }): DynamicModule {
    const { log, viewer } = options;
    const deliveries = DeliveriesModule.over(options.deliveries, log, viewer);
    const [board, signals] = [BoardModule.through(deliveries), SignalsModule.through(deliveries)];
    const reports = ReportsModule.at(options.site ?? null, board, signals);
    const sending = SendingModule.through({ deliveries, reports, signals }, options.sending ?? { keep: join(options.deliveries.inbox, '..', 'sent'), isLocal: false });
    const packs = PacksModule.through(deliveries, reports, options.signingFile ?? join(dirname(options.deliveries.inbox), 'signing.pem'));
    const causes = CausesModule.with(reports, packs);
    return {
      module: AppModule,
      imports: [
        StoreModule.over(stores), graphqlModule(options),
        ActionsModule, VerdictWatchModule.through(deliveries),
        AnnotationsModule,
        CasesModule, CatalogueModule,
        ChecksModule,
        CommentsModule,
        ComparisonsModule,
        ConfidenceModule,
        EffortModule,
        HealthModule,
        IdentityModule.seenBy(viewer, options.sso, log),
        InterventionsModule,
        IssuesModule,
        ExcellentModule,
        ExploreModule,
        FollowUpModule,
        LimitsModule,
        LoadsModule,
        MediatorsModule.over(deliveries),
        MessagesModule,
        MetricsModule,
        OutlookModule,
        PassportsModule,
        PublishedModule,
        RareModule,
        RecordsModule,
        reports, causes, packs, MeetingsModule.through({ causes, packs, reports, sending, signals }),
        RestatementsModule,
        SurvivalModule,
        TargetsModule,
        TogetherModule,
        ViewsModule,
        deliveries, board,
        SchedulesModule.through(deliveries),
        signals,
        sending,
      ],
    };
  }
}
