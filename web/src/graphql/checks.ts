import { graphql } from './gen/index.js';

/** How far the figures of a range can be trusted, by member and month of receipt. */
export const CONFIDENCE = graphql(/* GraphQL */ `
  query Confidence($input: ConfidenceInput!) {
    confidence(input: $input) {
      worst graded belowB
      rows {
        worst member { key label { en zh } }
        months { month cases grade reasons { check aspect column columnLabel { en zh } label { en zh } isShare measured threshold atFault cases corrected grade } }
      }
    }
  }
`);

/** What a load brought by month, and what the checks found in it. */
export const LOAD_CHECKS = graphql(/* GraphQL */ `
  query LoadChecks($loadNo: Int!) {
    loadChecks(loadNo: $loadNo) {
      controls {
        month rows rejected
        delivered { cases claimed agreed performed cost } next { cases claimed agreed performed cost } current { cases claimed agreed performed cost }
      }
      recordControls { column label { en zh } delivered next current }
      findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases corrected }
    }
  }
`);

/** Where every text outside the vocabularies that a load kept can be fetched as CSV. */
export const unknownAddress = (loadNo: number): string => `/loads/${String(loadNo)}/unknown-values.csv`;

/** Where all rejected rows of a load can be fetched as CSV. */
export const rejectsAddress = (loadNo: number): string => `/loads/${String(loadNo)}/rejects.csv`;
