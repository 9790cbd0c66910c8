import { graphql } from '../../gen/index.js';

graphql(/* GraphQL */ `
  fragment SendingFields on ReportSchedule {
    id name dataset template title { en zh } languages formats filters { dimension exclude values } back missed empty sealed owner isEnabled nextAt
    when { kind nth begins day roll weekday every yearBegins at zone }
    fault { code message { en zh } }
    recipients { person account by address sections scope { dimension exclude values } }
    lastRun { id dueAt period state isRunning result { code message { en zh } } }
  }
`);

graphql(/* GraphQL */ `
  fragment SendingRunFields on ReportRunTold {
    id schedule name dueAt period isByHand state isRunning dataVersion tries nextTryAt endedAt
    result { code message { en zh } }
    deliveries { no person address by state sends sentAt scope { en zh } result { code message { en zh } } files { name bytes digest } }
  }
`);

/** Reports that are sent by themselves. */
export const SENDING = graphql(/* GraphQL */ `
  query Sending { reportSchedules { ...SendingFields } }
`);

/** What was sent, the newest first. */
export const SENDING_RUNS = graphql(/* GraphQL */ `
  query SendingRuns($schedule: ID, $first: Int!) { reportRuns(schedule: $schedule, first: $first) { ...SendingRunFields } }
`);

/** What a schedule may be made of. */
export const SENDING_CHOICES = graphql(/* GraphQL */ `
  query SendingChoices { reportChoices { templates { id title { en zh } sections { id title { en zh } } } formats accounts { id name } mayMail mayPut domains maxMb } }
`);

/** The next times something would be due. */
export const SENDING_TIMES = graphql(/* GraphQL */ `
  query SendingTimes($dataset: String!, $when: DueInput!) { reportTimes(dataset: $dataset, when: $when) { times unknownYear } }
`);

/** Adds or changes a schedule. */
export const SAVE_SENDING = graphql(/* GraphQL */ `
  mutation SaveSending($schedule: ReportScheduleInput!) { saveReportSchedule(schedule: $schedule) { id } }
`);

/** Turns one on or off. */
export const ENABLE_SENDING = graphql(/* GraphQL */ `
  mutation EnableSending($id: ID!, $isEnabled: Boolean!) { enableReportSchedule(id: $id, isEnabled: $isEnabled) { id } }
`);

/** Runs one now. */
export const RUN_SENDING = graphql(/* GraphQL */ `
  mutation RunSending($id: ID!, $month: String) { runReportSchedule(id: $id, month: $month) { id } }
`);

/** Removes one. */
export const REMOVE_SENDING = graphql(/* GraphQL */ `
  mutation RemoveSending($id: ID!) { removeReportSchedule(id: $id) }
`);

/** Sends what was sent again. */
export const RESEND = graphql(/* GraphQL */ `
  mutation Resend($id: ID!, $no: Int) { resendReport(id: $id, no: $no) { id } }
`);

/** Calls a run off. */
export const CANCEL_RUN = graphql(/* GraphQL */ `
  mutation CancelRun($id: ID!) { cancelReportRun(id: $id) { id } }
`);

/** How one is told by mail. */
export const OWN_ALERTS = graphql(/* GraphQL */ `
  query OwnAlerts { ownAlerts { mayMail own { address strength zone weekdays quietFrom quietTo newest { madeAt sentAt result { code message { en zh } } } } } }
`);

/** Sets how. */
export const SAVE_OWN_ALERTS = graphql(/* GraphQL */ `
  mutation SaveOwnAlerts($alerts: OwnAlertsInput!) { saveOwnAlerts(alerts: $alerts) { mayMail } }
`);

/** Ends it. */
export const REMOVE_OWN_ALERTS = graphql(/* GraphQL */ `
  mutation RemoveOwnAlerts { removeOwnAlerts { mayMail } }
`);

/** Sends a mail to try it. */
export const TEST_MAIL = graphql(/* GraphQL */ `
  mutation TestMail($address: String!) { testMail(address: $address) }
`);
