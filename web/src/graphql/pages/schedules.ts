import { graphql } from '../gen/index.js';

graphql(/* GraphQL */ `
  fragment ScheduleFields on Schedule {
    id name kind place profile profileLabel { en zh } pattern fullRead lastFullAt isEnabled state jobId lastRunAt lastDoneAt isLate nextRunAt failures
    result { code message { en zh } }
    refusedFiles { name seenAt failure { code message { en zh } } }
  }
`);

/** What is loaded by itself, and how it stands. */
export const SCHEDULES = graphql(/* GraphQL */ `
  query Schedules { schedules { ...ScheduleFields } }
`);

/** What a schedule may be made of. */
export const SCHEDULE_CHOICES = graphql(/* GraphQL */ `
  query ScheduleChoices { places { folders sources } sourceProfiles { id label { en zh } dataset table { source table } } }
`);

/** Adds or changes one. */
export const SAVE_SCHEDULE = graphql(/* GraphQL */ `
  mutation SaveSchedule($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { id } }
`);

/** Turns one on or off. */
export const ENABLE_SCHEDULE = graphql(/* GraphQL */ `
  mutation EnableSchedule($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }
`);

/** Runs one now. */
export const RUN_SCHEDULE = graphql(/* GraphQL */ `
  mutation RunSchedule($id: ID!) { runSchedule(id: $id) { id } }
`);

/** Removes one. */
export const REMOVE_SCHEDULE = graphql(/* GraphQL */ `
  mutation RemoveSchedule($id: ID!) { removeSchedule(id: $id) }
`);
