import { graphql } from '../gen/index.js';

/** The overview in one request: every metric by month, and what the month says as a whole. */
export const OVERVIEW = graphql(/* GraphQL */ `
  query Overview($input: SeriesInput!, $groups: [TogetherInput!]!) {
    series(input: $input) {
      metric
      member { key label { en zh } isOther }
      total { ...ValueFields }
      control { ...ControlFields }
      points { complete from to workdays perWorkday control { centre lower upper rule variation } rolling { ...ValueFields } value { ...ValueFields } }
    }
    together(input: $input, groups: $groups) { findings { tone what words { en zh } } }
  }
`);
