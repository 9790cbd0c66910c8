import { graphql } from '../../graphql/gen/index.js';

graphql(/* GraphQL */ `fragment PublishedTableFields on PublishedTable { over labels { en zh } places { keys labels { en zh } counts } }`);

/** What was published, newest month first. */
export const PUBLICATIONS = graphql(/* GraphQL */ `query Publications { publications { id dataset datasetLabel { en zh } month isIntact withdrawnAt } }`);
/** The tables of one month. */
export const PUBLICATION = graphql(/* GraphQL */ `
  query Publication($id: ID!) {
    publication(id: $id) {
      id dataset datasetLabel { en zh } month asOf dataVersion madeAt publisher digest withdrawnAt withdrawnBecause
      definitions { metric version label { en zh } meaning { en zh } } tables { ...PublishedTableFields }
    }
  }
`);
/** Months that may be published. */
export const PUBLISHABLE = graphql(/* GraphQL */ `query PublishableMonths($dataset: String!) { publishableMonths(dataset: $dataset) { month isPublished } }`);
/** What publishing a month would tell and hide. */
export const PREVIEW = graphql(/* GraphQL */ `
  query PublicationPreview($dataset: String!, $month: String!) {
    publicationPreview(dataset: $dataset, month: $month) { month isTooClose cells small withheld tables { ...PublishedTableFields } }
  }
`);

/** What publishing or withdrawing moves. */
export const PUBLICATIONS_MOVED = ['Publication', 'PublicationHead', 'Publishable', 'Preview'] as const;

/** Publishes a month. */
export const PUBLISH_TABLES = graphql(/* GraphQL */ `mutation PublishTables($dataset: String!, $month: String!) { publishTables(dataset: $dataset, month: $month) { id } }`);
/** Takes a month back. */
export const WITHDRAW_PUBLICATION = graphql(/* GraphQL */ `mutation WithdrawPublication($id: ID!, $reason: Prose!) { withdrawPublication(id: $id, reason: $reason) { id } }`);
