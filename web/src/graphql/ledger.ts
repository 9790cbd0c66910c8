import { graphql } from './gen/index.js';

/** The loads of a dataset, newest first. */
export const LOADS = graphql(/* GraphQL */ `
  query Loads($dataset: String!, $first: Int!) {
    loads(dataset: $dataset, first: $first) {
      loadNo dataset source profile state asOf startedAt finishedAt fileNames fileBytes
      delivered loaded folded unchanged rejected casesNew casesChanged message { en zh }
    }
  }
`);

/** Why rows of a load were refused, with the first of each reason. */
export const REJECTS = graphql(/* GraphQL */ `
  query Rejects($loadNo: Int!) {
    rejects(loadNo: $loadNo) {
      reason sentence { en zh } column n
      samples { rowNo column value raw reason }
    }
  }
`);
