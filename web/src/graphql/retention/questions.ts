import { graphql } from '../gen/gql.js';

/** How long closed cases of a dataset are kept, and since when nothing is missing. */
export const RETENTION = graphql(/* GraphQL */ `
  query Retention($dataset: String!) { retention(dataset: $dataset) { deletedBefore nightlyAt rules { years reason setAt setBy } } }
`);

/** What deleting by the rule that holds would do. */
export const RETENTION_PLAN = graphql(/* GraphQL */ `
  query RetentionPlan($dataset: String!) {
    retentionPlan(dataset: $dataset) { years closedBefore dataVersion cases versions sources { source cases versions } months { month deleted left } excellent rounds { id title phase } }
  }
`);

/** Sets a rule, or ends it. */
export const SET_RETENTION_RULE = graphql(/* GraphQL */ `
  mutation SetRetentionRule($dataset: String!, $years: Int, $reason: Prose!) { setRetentionRule(dataset: $dataset, years: $years, reason: $reason) { deletedBefore } }
`);

/** Deletes what the rule no longer lets be kept, as the plan of that data version says. */
export const DELETE_FOR_AGE = graphql(/* GraphQL */ `
  mutation DeleteForAge($dataset: String!, $dataVersion: Int!, $breaksRounds: Boolean!) { deleteForAge(dataset: $dataset, dataVersion: $dataVersion, breaksRounds: $breaksRounds) { id } }
`);

/** Kept answers that a rule moves. */
export const RULE_MOVED = ['Retention', 'RetentionPlan'];
