import { graphql } from '../../graphql/gen/index.js';

/** Where a number comes from. */
export const PASSPORT = graphql(/* GraphQL */ `
  query Passport($input: PassportInput!) {
    passport(input: $input) {
      metric version dataVersion member { en zh } filters { en zh }
      value { ...ValueFields } now { ...ValueFields } earlier { ...ValueFields }
      whole { metric share shareNow filters { en zh } value { ...ValueFields } now { ...ValueFields } }
    }
  }
`);
