import { graphql } from '../gen/index.js';

/** Names of mediators that may be one person, and those that were merged. */
export const MEDIATOR_NAMES = graphql(/* GraphQL */ `
  query MediatorNames($dataset: String!, $of: String) {
    mediatorNames(dataset: $dataset, of: $of) { alike { names { name cases firstOn lastOn } } merged { alias mediator decidedBy decidedOn reason loadNo } }
  }
`);

/** Two names become one mediator. */
export const MERGE_NAMES = graphql(/* GraphQL */ `mutation MergeNames($input: MergeNamesInput!) { mergeMediatorNames(input: $input) { ...JobFields } }`);

/** Cases of one that changed hands: what was handed on, what was taken over, and what counts for whom. */
export const HANDOVERS = graphql(/* GraphQL */ `
  query Handovers($given: SeriesInput!, $kept: SeriesInput!, $taken: SeriesInput!, $passed: SeriesInput!) {
    given: series(input: $given) { total { n } }
    kept: series(input: $kept) { total { n } }
    taken: series(input: $taken) { total { n } }
    passed: series(input: $passed) { total { n } }
  }
`);
