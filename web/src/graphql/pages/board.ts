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
      cutOff dataVersion dropped eligible from rankingMode seats zone
      method { id label { en zh } strata version }
      indicators { ...BoardIndicatorFields }
      inseparable { from to } zoneBorder { from to } seatBorder { from to }
      rows { inSeats inZone place { from to } score sd tier mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields } }
    }
  }
`);

/** One person's part of it, with the strata behind. */
export const BOARD_PERSON = graphql(/* GraphQL */ `
  query BoardPerson($input: BoardInput!, $mediator: String!) {
    boardPerson(input: $input, mediator: $mediator) {
      cutOff dataVersion eligible from rankingMode seats zone others
      method { id label { en zh } strata version }
      indicators { ...BoardIndicatorFields }
      row { inSeats inZone place { from to } score sd tier mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields } }
      strata { metric n observed expected path { key label { en zh } isOther } }
    }
  }
`);

/** One person's place in a round, on the data version it was made of, and how it can be contested. */
export const ROUND_PERSON = graphql(/* GraphQL */ `
  query RoundPerson($id: ID!, $mediator: String!) {
    boardRoundPerson(id: $id, mediator: $mediator) {
      cutOff dataVersion eligible from rankingMode seats zone others
      id title phase methodVersion mustRecompute isReproduced mismatch isOpenToAppeals publishedOn objectionsUntil
      indicators { ...BoardIndicatorFields }
      row {
        inSeats inZone place { from to } score sd tier chosen withheld mark { evidence proven why }
        mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields }
      }
      strata { metric n observed expected path { key label { en zh } isOther } }
      peers { tier mediator { key label { en zh } } }
      appeals { id at ground cases text upheld reason correction correctionReason }
    }
  }
`);
/** The cases behind one of their figures, as the round had them. */
export const ROUND_CASES = graphql(/* GraphQL */ `
  query RoundCases($input: RoundCasesInput!) {
    cases: boardRoundCases(input: $input) { total hasNext after rows { caseId source receivedOn dueOn closedOn issue { label { en zh } } outcome { label { en zh } } } }
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
      id title phase cutOff seats createdAt createdBy methodVersion publicWorkdays rankingMode mustRecompute takenBack publishedOn objectionsUntil reviewed { members reason }
      board {
        cutOff dataVersion dropped eligible from rankingMode seats zone
        indicators { ...BoardIndicatorFields }
        inseparable { from to } zoneBorder { from to } seatBorder { from to }
        rows {
          inSeats inZone place { from to } score sd tier chosen withheld mark { evidence proven why }
          mediator { key label { en zh } isOther } reasons { asked code found metric } indicators { ...PersonIndicatorFields }
        }
      }
      appeals { id at person ground cases text upheld reason correction correctionReason }
      computations { seq at dataVersion }
      method { seats zoneShare rules { en zh } weights { metric points } definitions { id version now isSame label { en zh } } }
      log { seq at by kind person text }
    }
  }
`);

/** What anything done in a round moves. */
export const ROUNDS_MOVED = ['RoundSummary', 'BoardRound', 'RoundPerson'] as const;

/** Begins a round. */
export const BEGIN_ROUND = graphql(/* GraphQL */ `mutation BeginRound($input: BeginRoundInput!) { beginBoardRound(input: $input) { id } }`);
graphql(/* GraphQL */ `fragment BoardJobFields on BoardJob { id state phase done total failure { code message { en zh } } }`);
/** Makes the board on the data as they are, in the background. */
export const COMPUTE_ROUND = graphql(/* GraphQL */ `mutation ComputeRound($id: ID!) { computeBoardRound(id: $id) { ...BoardJobFields } }`);
/** Where that is. */
export const BOARD_JOB = graphql(/* GraphQL */ `query BoardJob($id: ID!) { job: boardJob(id: $id) { ...BoardJobFields } }`);
/** Calls it off. */
export const CANCEL_BOARD_JOB = graphql(/* GraphQL */ `mutation CancelBoardJob($id: ID!) { cancelBoardJob(id: $id) { ...BoardJobFields } }`);
/** Leaves somebody out, or withholds their place. */
export const DISQUALIFY = graphql(/* GraphQL */ `mutation Disqualify($input: DisqualifyInput!) { disqualify(input: $input) { id } }`);
/** Takes that back. */
export const WITHDRAW_DISQUALIFIER = graphql(/* GraphQL */ `mutation WithdrawDisqualifier($id: ID!, $person: String!, $reason: Prose!) { withdrawDisqualifier(id: $id, person: $person, reason: $reason) { id } }`);
/** Gives a candidate a seat that nobody earned. */
export const CHOOSE_CANDIDATE = graphql(/* GraphQL */ `mutation ChooseCandidate($id: ID!, $person: String!, $reason: Prose!) { chooseCandidate(id: $id, person: $person, reason: $reason) { id } }`);
/** The committee lets it go out. */
export const REVIEW_ROUND = graphql(/* GraphQL */ `mutation ReviewRound($id: ID!, $members: [String!]!, $reason: Prose!) { reviewBoardRound(id: $id, members: $members, reason: $reason) { id } }`);
/** Makes it public for five working days. */
export const PUBLISH_ROUND = graphql(/* GraphQL */ `mutation PublishRound($id: ID!) { publishBoardRound(id: $id) { id } }`);
/** Enters an appeal. */
export const APPEAL_ROUND = graphql(/* GraphQL */ `mutation AppealRound($input: AppealInput!) { appealBoardRound(input: $input) { id } }`);
/** Answers one. */
export const ANSWER_APPEAL = graphql(/* GraphQL */ `mutation AnswerAppeal($id: ID!, $appeal: ID!, $isUpheld: Boolean!, $reason: Prose!) { answerAppeal(id: $id, appeal: $appeal, isUpheld: $isUpheld, reason: $reason) { id } }`);
/** Says that what was upheld is corrected where the cases do not show it. */
export const CONFIRM_CORRECTION = graphql(/* GraphQL */ `mutation ConfirmCorrection($id: ID!, $appeal: ID!, $reason: Prose!) { confirmCorrection(id: $id, appeal: $appeal, reason: $reason) { id } }`);
/** Ends the round. */
export const FINALISE_ROUND = graphql(/* GraphQL */ `mutation FinaliseRound($id: ID!) { finaliseBoardRound(id: $id) { id } }`);
/** Makes the board again from its data version: equal fingerprints are the same to the last digit. */
export const CHECK_ROUND = graphql(/* GraphQL */ `query CheckRound($id: ID!) { checkBoardRound(id: $id) { again dataVersion fingerprint largestDifference isReproduced isMethodKept mismatch takenBack definitions { id was now label { en zh } } } }`);

graphql(/* GraphQL */ `fragment WeightShiftFields on BoardWeightShift { metric weight shifted moves { person from to } }`);
/** Who would change tier under other weights, on the data as they are. */
export const BOARD_SENSITIVITY = graphql(/* GraphQL */ `query BoardSensitivity($input: BoardInput!) { shifts: boardSensitivity(input: $input) { ...WeightShiftFields } }`);
/** The same of a round. */
export const ROUND_SENSITIVITY = graphql(/* GraphQL */ `query RoundSensitivity($id: ID!) { shifts: boardRoundSensitivity(id: $id) { ...WeightShiftFields } }`);

/** What is watched beside the board and never scored: who stands apart, or where one person stands. */
export const BOARD_WATCH = graphql(/* GraphQL */ `
  query BoardWatch($input: BoardInput!, $by: DimensionId!, $member: String) {
    boardWatch(input: $input, by: $by, member: $member) {
      from to
      measures { metric side alike judged chance total { ...ValueFields } apart { position expected ratio rate member { key label { en zh } } value { ...ValueFields } } }
    }
  }
`);
/** One of the measures as a funnel plot. */
export const WATCH_PLOT = graphql(/* GraphQL */ `query WatchPlot($plot: FunnelPlotInput!) { plot: funnelPlot(input: $plot) { ...PlotFields } }`);
/** Closings by how many days before the limit they came: of one person and of all. */
export const WATCH_DAYS = graphql(/* GraphQL */ `
  query WatchDays($all: BreakdownInput!, $own: BreakdownInput!, $withOwn: Boolean!) {
    all: breakdown(input: $all) { rows { share member { key isOther label { en zh } } value { ...ValueFields } } }
    own: breakdown(input: $own) @include(if: $withOwn) { rows { share member { key label { en zh } } value { ...ValueFields } } }
  }
`);

/** Every version of the method, newest first. */
export const BOARD_METHODS = graphql(/* GraphQL */ `query BoardMethods($dataset: String!) { boardRules { en zh } boardMethods(dataset: $dataset) { version decidedOn decidedBy reason rankingMode publicWorkdays seats weights { metric points } } }`);
/** Decides on it anew. */
export const DECIDE_METHOD = graphql(/* GraphQL */ `mutation DecideMethod($input: DecideMethodInput!) { decideBoardMethod(input: $input) { version } }`);
/** What a decision moves. */
export const METHOD_MOVED = ['MethodVersion', 'Board', 'BoardPerson'] as const;
graphql(/* GraphQL */ `fragment MovementFields on BoardMovement { person before { n observed expected score tier } after { n observed expected score tier } causes { metric points } movedBy reasons { code metric found asked } }`);
/** What is different between two boards of a round: for whom, and by which cases. */
export const ROUND_CHANGES = graphql(/* GraphQL */ `
  query RoundChanges($id: ID!, $from: Int!, $to: Int!) {
    changes: boardRoundChanges(id: $id, from: $from, to: $to) {
      casesTotal takenBack definitions { id was now label { en zh } } people { ...MovementFields }
      cases { caseId source kinds people changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } counts { metric before after } }
    }
  }
`);
/** What moved for whom from the board of one round to that of another. */
export const ROUND_MOVEMENT = graphql(/* GraphQL */ `
  query RoundMovement($from: ID!, $to: ID!) {
    boardMovement(from: $from, to: $to) { ...MovementFields }
  }
`);
