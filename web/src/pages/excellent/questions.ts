import { graphql } from '../../graphql/gen/index.js';

graphql(/* GraphQL */ `
  fragment ExcellentFields on ExcellentCase {
    id phase review title summary reason dataset source caseId closedYear days createdAt createdBy publishedAt
    mediator { key label { en zh } } facts { dimension label { en zh } member { key label { en zh } } } log { at by kind reason }
  }
`);

/** Excellent cases of a dataset, newest first. */
export const EXCELLENT_CASES = graphql(/* GraphQL */ `query ExcellentCases($dataset: String!) { excellentCases(dataset: $dataset) { ...ExcellentFields } }`);
/** The nomination of one case, if there is one. */
export const EXCELLENT_OF_CASE = graphql(/* GraphQL */ `query ExcellentOfCase($dataset: String!, $source: String!, $caseId: String!) { excellentOfCase(dataset: $dataset, source: $source, caseId: $caseId) { id phase } }`);
/** What would be kept of a text. */
export const MASKED_TEXT = graphql(/* GraphQL */ `query MaskedText($text: String!, $known: [String!]!) { maskedText(text: $text, known: $known) { text names masked { kind times } } }`);

/** What anything done about one moves. */
export const EXCELLENT_MOVED = ['ExcellentCase'] as const;

/** Puts a case forward. */
export const NOMINATE = graphql(/* GraphQL */ `mutation Nominate($input: NominateInput!) { nominateExcellentCase(input: $input) { id } }`);
/** Tells it otherwise. */
export const REVISE = graphql(/* GraphQL */ `mutation ReviseExcellent($input: ReviseInput!) { reviseExcellentCase(input: $input) { id } }`);
/** Accepts it, with what it is excellent for. */
export const ACCEPT = graphql(/* GraphQL */ `mutation AcceptExcellent($id: ID!, $reason: Prose!) { acceptExcellentCase(id: $id, reason: $reason) { id } }`);
/** Sends it back. */
export const SEND_BACK = graphql(/* GraphQL */ `mutation ReturnExcellent($id: ID!, $reason: Prose!) { returnExcellentCase(id: $id, reason: $reason) { id } }`);
/** Shows it to everybody. */
export const PUBLISH_EXCELLENT = graphql(/* GraphQL */ `mutation PublishExcellent($id: ID!) { publishExcellentCase(id: $id) { id } }`);
/** Takes it back. */
export const WITHDRAW_EXCELLENT = graphql(/* GraphQL */ `mutation WithdrawExcellent($id: ID!, $reason: Prose!) { withdrawExcellentCase(id: $id, reason: $reason) { id } }`);
