import { graphql } from '../gen/index.js';

/** Trainings, and the hours of those in post. */
export const TRAININGS = graphql(/* GraphQL */ `
  query Trainings($dataset: String!) {
    trainings(dataset: $dataset) { on declared { metric months } trainings { training heldOn kind hours topic { en zh } people { key label { en zh } } } hours { hours ofRecords ofDrills team mediator { key label { en zh } } } }
  }
`);

/** Before and after one training. */
export const TRAINING_EFFECT = graphql(/* GraphQL */ `
  query TrainingEffect($input: TrainingEffectInput!) {
    trainingEffect(input: $input) {
      evidence metric heldOn beforeFrom afterTo isRunning expectedAfter sentences { en zh } difference { effect low high permutationP adjustedP }
      before { from attended { successes trials } others { successes trials } }
      attended { people counted before { successes trials } after { successes trials } } others { people counted before { successes trials } after { successes trials } }
    }
  }
`);
