import { graphql } from '../gen/index.js';

graphql(/* GraphQL */ `
  fragment BoardIndicatorFields on BoardIndicator { metric overall people rankability tau weight }
`);
graphql(/* GraphQL */ `
  fragment PersonIndicatorFields on BoardPersonIndicator { excess expected metric n observed overlap points pointsSd reliability shrunk shrunkSd }
`);

/** Mediators held against the like, on the data as they are now. */
export const BOARD = graphql(/* GraphQL */ `
  query Board($input: BoardInput!) {
    board(input: $input) {
      cutOff dataVersion dropped eligible from seats zone
      method { id label { en zh } strata version }
      indicators { ...BoardIndicatorFields }
      inseparable { from to }
      rows { inSeats inZone score sd tier mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields } }
    }
  }
`);

/** One person's part of it, with the strata behind. */
export const BOARD_PERSON = graphql(/* GraphQL */ `
  query BoardPerson($input: BoardInput!, $mediator: String!) {
    boardPerson(input: $input, mediator: $mediator) {
      cutOff dataVersion eligible from seats zone others
      method { id label { en zh } strata version }
      indicators { ...BoardIndicatorFields }
      row { inSeats inZone score sd tier mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields } }
      strata { metric n observed expected path { key label { en zh } isOther } }
    }
  }
`);

/** Rounds of a dataset, newest first. */
export const BOARD_ROUNDS = graphql(/* GraphQL */ `
  query BoardRounds($dataset: String!) { boardRounds(dataset: $dataset) { id title phase cutOff seats createdAt createdBy } }
`);

/** One round with all that was done in it. */
export const BOARD_ROUND = graphql(/* GraphQL */ `
  query BoardRound($id: ID!) {
    boardRound(id: $id) {
      id title phase cutOff seats createdAt createdBy methodVersion mustRecompute publishedOn objectionsUntil
      board {
        cutOff dataVersion dropped eligible from seats zone
        indicators { ...BoardIndicatorFields }
        inseparable { from to }
        rows {
          inSeats inZone score sd tier chosen withheld mark { evidence proven why }
          mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields }
        }
      }
      appeals { id at person ground cases text upheld reason }
      changes { person before { n observed expected score tier } after { n observed expected score tier } causes { metric points } }
      log { seq at by kind person text }
    }
  }
`);

/** What anything done in a round moves. */
export const ROUNDS_MOVED = ['RoundSummary', 'BoardRound'] as const;

/** Begins a round. */
export const BEGIN_ROUND = graphql(/* GraphQL */ `mutation BeginRound($input: BeginRoundInput!) { beginBoardRound(input: $input) { id } }`);
/** Makes the board on the data as they are. */
export const COMPUTE_ROUND = graphql(/* GraphQL */ `mutation ComputeRound($id: ID!) { computeBoardRound(id: $id) { id } }`);
/** Leaves somebody out, or withholds their place. */
export const DISQUALIFY = graphql(/* GraphQL */ `mutation Disqualify($input: DisqualifyInput!) { disqualify(input: $input) { id } }`);
/** Takes that back. */
export const WITHDRAW_DISQUALIFIER = graphql(/* GraphQL */ `mutation WithdrawDisqualifier($id: ID!, $person: String!, $reason: String!) { withdrawDisqualifier(id: $id, person: $person, reason: $reason) { id } }`);
/** Gives a candidate a seat that nobody earned. */
export const CHOOSE_CANDIDATE = graphql(/* GraphQL */ `mutation ChooseCandidate($id: ID!, $person: String!, $reason: String!) { chooseCandidate(id: $id, person: $person, reason: $reason) { id } }`);
/** Makes it public for five working days. */
export const PUBLISH_ROUND = graphql(/* GraphQL */ `mutation PublishRound($id: ID!) { publishBoardRound(id: $id) { id } }`);
/** Enters an appeal. */
export const APPEAL_ROUND = graphql(/* GraphQL */ `mutation AppealRound($input: AppealInput!) { appealBoardRound(input: $input) { id } }`);
/** Answers one. */
export const ANSWER_APPEAL = graphql(/* GraphQL */ `mutation AnswerAppeal($id: ID!, $appeal: ID!, $isUpheld: Boolean!, $reason: String!) { answerAppeal(id: $id, appeal: $appeal, isUpheld: $isUpheld, reason: $reason) { id } }`);
/** Ends the round. */
export const FINALISE_ROUND = graphql(/* GraphQL */ `mutation FinaliseRound($id: ID!) { finaliseBoardRound(id: $id) { id } }`);
/** Makes the board again from its data version: equal fingerprints are the same to the last digit. */
export const CHECK_ROUND = graphql(/* GraphQL */ `query CheckRound($id: ID!) { checkBoardRound(id: $id) { again dataVersion fingerprint } }`);
