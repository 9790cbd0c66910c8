import { graphql } from '../gen/index.js';

/** What happened that a series may show; pages that ask for all they need at once take it along. */
graphql(/* GraphQL */ `
  fragment AnnotationFields on Annotation {
    id kind metric startsOn endsOn people text { en zh }
    scopes { dimension isWhole members { key label { en zh } } }
  }
`);

/** Campaigns, trainings and definition breaks of a dataset. */
export const ANNOTATIONS = graphql(/* GraphQL */ `
  query Annotations($dataset: String!) {
    annotations(dataset: $dataset) { ...AnnotationFields }
  }
`);
