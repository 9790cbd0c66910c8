import { graphql } from '../gen/gql.js';

graphql(/* GraphQL */ `fragment KeepingFields on Keeping { least nightlyAt rules { months reason setAt setBy } }`);
graphql(/* GraphQL */ `fragment KeepingPlanFields on KeepingPlan { months before items loads from to }`);

/** How long what stood in rejected rows of a dataset is kept. */
export const REJECT_KEEPING = graphql(/* GraphQL */ `query RejectKeeping($dataset: String!) { keeping: rejectKeeping(dataset: $dataset) { ...KeepingFields } }`);
/** What emptying them by the rule that holds would do. */
export const REJECT_KEEPING_PLAN = graphql(/* GraphQL */ `query RejectKeepingPlan($dataset: String!) { plan: rejectKeepingPlan(dataset: $dataset) { ...KeepingPlanFields } }`);
/** Sets that rule, or ends it. */
export const SET_REJECT_RULE = graphql(/* GraphQL */ `mutation SetRejectRule($dataset: String!, $months: Int, $reason: Prose!) { keeping: setRejectRule(dataset: $dataset, months: $months, reason: $reason) { least } }`);
/** Empties them, as the plan with so many rows says. */
export const EMPTY_REJECTS = graphql(/* GraphQL */ `mutation EmptyRejects($dataset: String!, $items: Int!) { done: emptyRejects(dataset: $dataset, items: $items) { before items } }`);

/** How long the log is kept. */
export const LOG_KEEPING = graphql(/* GraphQL */ `query LogKeeping { keeping: logKeeping { ...KeepingFields } }`);
/** What deleting from it by the rule that holds would do. */
export const LOG_KEEPING_PLAN = graphql(/* GraphQL */ `query LogKeepingPlan { plan: logKeepingPlan { ...KeepingPlanFields } }`);
/** Sets that rule, or ends it. */
export const SET_LOG_RULE = graphql(/* GraphQL */ `mutation SetLogRule($months: Int, $reason: Prose!) { keeping: setLogRule(months: $months, reason: $reason) { least } }`);
/** Deletes from it, as the plan with so many events says. */
export const DELETE_OLD_EVENTS = graphql(/* GraphQL */ `mutation DeleteOldEvents($items: Int!) { done: deleteOldEvents(items: $items) { before items } }`);

/** Kept answers that such a rule, and applying it, move. */
export const KEEPING_MOVED = ['Keeping', 'KeepingPlan', 'AuditPage', 'AuditEvent', 'Load', 'RejectReason'];
