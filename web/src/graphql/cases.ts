import { graphql } from './gen/index.js';

/** The cases behind a number, page by page. */
export const CASES = graphql(/* GraphQL */ `
  query Cases($input: CasesInput!) {
    cases(input: $input) {
      total hasNext after dataVersion
      rows {
        caseId source receivedOn assignedOn dueOn closedOn amountClaimed amountAgreed restated
        organisation { label { en zh } }
        mediator { label { en zh } }
        issue { key label { en zh } isOther }
        outcome { key label { en zh } isOther }
      }
    }
  }
`);

/** One case: its fields as they stand and every delivered version of it. */
export const CASE = graphql(/* GraphQL */ `
  query Case($dataset: String!, $source: String!, $caseId: String!) {
    case(dataset: $dataset, source: $source, caseId: $caseId) {
      dataset source caseId withdrawnBy
      fields { column value label { en zh } word { en zh } inFigures inFiguresWord { en zh } }
      timeline { asOf words { en zh } events { kind on at day state label { en zh } word { en zh } } }
      versions { loadNo loadedAt changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }
    }
  }
`);
