import { graphql } from '../gen/index.js';

/** A metric before and after something that happened, with what may be said of it. */
export const FOLLOW_UP = graphql(/* GraphQL */ `
  query FollowUp($input: FollowUpInput!) {
    followUp(input: $input) {
      metric startsOn asOf verdict reason method evidence notB sentences { en zh } rule { id version falseImproved }
      before { from to months n value } after { from to months n value }
      effect { against value low high expected observed }
      points { from to side counts reference control { centre lower upper rule variation } value { ...ValueFields } }
    }
  }
`);

/** The same in one line, for figures nobody aimed at. */
export const FOLLOW_UP_LINE = graphql(/* GraphQL */ `
  query FollowUpLine($input: FollowUpInput!) {
    followUp(input: $input) { metric verdict reason before { n value } after { n value } effect { value low high } }
  }
`);

/** What happened to some, beside all others. */
export const COMPARED_EFFECT = graphql(/* GraphQL */ `
  query ComparedEffect($input: ComparedEffectInput!) {
    comparedEffect(input: $input) {
      evidence unmet beforeFrom afterTo sentences { en zh } trend { slope low high } byCases { effect low high } byMembers { effect low high permutationP }
      months { from attended { successes trials } others { successes trials } }
      treated { people counted before { successes trials } after { successes trials } } others { people counted before { successes trials } after { successes trials } }
    }
  }
`);

/** A stepped roll-out drawn by chance. */
export const ROLL_OUT_DRAW = graphql(/* GraphQL */ `
  query RollOutDraw($input: RollOutInput!) {
    rollOutDraw(input: $input) { seed endsOn power { power detectable cases rate tau2 } steps { startsOn cases rate units { cases rate member { key label { en zh } } } } }
  }
`);

/** Drawn roll-outs that were written down, and what they showed. */
export const ROLL_OUT_PLANS = graphql(/* GraphQL */ `
  query RollOutPlans($dataset: String!) {
    rollOutPlans(dataset: $dataset) { id name seed dimension metric startsOn endsOn drawnAt stepMonths steps effect { effect p periods orders } sentences { en zh } rows { campaign validFrom kind nameZh nameEn dimension member } }
  }
`);

/** Draws a roll-out and writes it down. */
export const DRAW_ROLL_OUT = graphql(/* GraphQL */ `
  mutation DrawRollOut($input: RollOutInput!, $name: String!) { drawRollOut(input: $input, name: $name) { id } }
`);
