import { graphql } from '../../../graphql/gen/index.js';

/** Events too rare for a monthly chart, by what lies between them. */
export const RARE_EVENTS = graphql(/* GraphQL */ `
  query RareEvents($input: RareEventsInput!) {
    rareEvents(input: $input) {
      chart centre lower upper trust
      falseCalls { latest since }
      gaps { since on between rule variation }
      quiet { since until between beyond }
      findings { tone what words { en zh } }
    }
  }
`);
