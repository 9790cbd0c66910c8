import { graphql } from '../gen/index.js';

/** By what limits are worked out, and where each rule comes from; asked for when a reader wants to know. */
export const LIMIT_RULES = graphql(/* GraphQL */ `
  query LimitRules($dataset: String!) {
    limitRules(dataset: $dataset) {
      announcedYears
      rules {
        rule label { en zh } days dayKind startsWith endsWith channel { label { en zh } } complexity { label { en zh } } calendar rollsToWorkday suspends suspendReasons
        validFrom validTo source { en zh } verify { en zh } isBuiltIn isReplaced
      }
    }
  }
`);
