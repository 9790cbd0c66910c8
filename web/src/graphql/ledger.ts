import { graphql } from './gen/index.js';

/** The loads of a dataset, or of all, newest first. */
export const LOADS = graphql(/* GraphQL */ `
  query Loads($dataset: String, $first: Int!) {
    loads(dataset: $dataset, first: $first) {
      loadNo dataset source profile state asOf by startedAt finishedAt fileNames fileBytes
      delivered loaded folded unchanged rejected casesNew casesChanged missing withdrawn rejectsEmptied message { en zh } about { en zh }
    }
  }
`);

/** Why rows of a load were refused, with the first of each reason. */
export const REJECTS = graphql(/* GraphQL */ `
  query Rejects($loadNo: Int!) {
    rejects(loadNo: $loadNo) {
      reason sentence { en zh } column n isEmptied
      samples { rowNo column value raw reason }
    }
  }
`);

/** What loads changed in cases the store already held: counts by column, month of receipt and load, and a page of the changes. */
export const RESTATEMENTS = graphql(/* GraphQL */ `
  query Restatements($input: RestatementsInput!) {
    restatements(input: $input) {
      cases total hasNext after
      columns { column cases label { en zh } }
      months { month cases }
      loads { loadNo loadedAt by source cases }
      rows { loadNo loadedAt by caseId source dataset change { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }
    }
  }
`);

/** What taking a load back would change. */
export const WITHDRAWAL_PLAN = graphql(/* GraphQL */ `
  query WithdrawalPlan($loadNo: Int!) {
    withdrawalPlan(loadNo: $loadNo) { loadNo dataVersion restored removed returned kept later { loadNo takesOver comparedAnew forgets } repeats rounds { id title phase } }
  }
`);

/** Takes a load back, as the plan of that data version says. */
export const WITHDRAW_LOAD = graphql(/* GraphQL */ `
  mutation WithdrawLoad($loadNo: Int!, $dataVersion: Int!, $breaksRounds: Boolean!) { withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion, breaksRounds: $breaksRounds) { id } }
`);
