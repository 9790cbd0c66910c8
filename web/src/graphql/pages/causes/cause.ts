import { graphql } from '../../gen/index.js';

graphql(/* GraphQL */ `
  fragment CauseDoneFields on BetterDone { id isAction kind state reach startsOn endsOn text { en zh } verdict reason metric { en zh } }
`);

graphql(/* GraphQL */ `
  fragment CauseNumberFields on LinkedNumber { metric dataset dataVersion definitionVersion isRetired n label { en zh } text { en zh } range { from to } filters { dimension exclude values } split { dimension member } }
`);

/** All that is told of a stuck type, of one data version. */
export const CAUSE = graphql(/* GraphQL */ `
  query CauseOfType($input: CauseInput!) {
    cause(input: $input) {
      asOf dataVersion member { key label { en zh } }
      findings { what tone words { en zh } }
      headline { metric standing own { link value { ...ValueFields } } others { link value { ...ValueFields } } difference { amount low high } }
      steps { metric standing own { link value { ...ValueFields } } others { link value { ...ValueFields } } }
      waiting { step { key label { en zh } } own { n median p90 link } others { n median p90 link } }
      parts { dimension own others members rows { member { key label { en zh } } own others share othersShare standing link othersLink difference { amount low high } } }
      features { tested few rows { feature { en zh } label { en zh } with { n settled } without { n settled } difference { amount low high } adjusted holds link withoutLink } }
      better { tested business { label { en zh } } before { from to } after { from to } rows { metric adjusted member { key label { en zh } } before { link value { ...ValueFields } } after { link value { ...ValueFields } } done { ...CauseDoneFields } } events { ...CauseDoneFields } }
    }
  }
`);

/** What is supposed of a type, and what institutions were asked. */
export const CAUSE_KEPT = graphql(/* GraphQL */ `
  query CauseKept($dataset: String!, $dimension: DimensionId!, $member: String!) {
    hypotheses(dataset: $dataset, dimension: $dimension, member: $member) { id revision text state owner reason createdAt createdBy evidence { ...CauseNumberFields } history { at by kind state reason } }
    rectifications(dataset: $dataset, dimension: $dimension, member: $member) {
      id number revision state sentOn dueOn dueWorkdays isOverdue contact text reason pack institution { key label { en zh } } findings { ...CauseNumberFields } answers { text on file } history { at by kind reason }
    }
  }
`);

/** What became of the numbers of a request since it was sent. */
export const CAUSE_AFTER = graphql(/* GraphQL */ `query CauseAfter($id: ID!) { rectificationAfter(id: $id) { metric sentences { en zh } } }`);

/** What anything done about them moves. */
export const CAUSE_MOVED = ['Hypothesis', 'Rectification'] as const;

/** Supposes something. */
export const ADD_HYPOTHESIS = graphql(/* GraphQL */ `mutation AddHypothesis($input: AddHypothesisInput!) { addHypothesis(input: $input) { id } }`);
/** Judges it, or adds to it. */
export const CHANGE_HYPOTHESIS = graphql(/* GraphQL */ `mutation ChangeHypothesis($id: ID!, $revision: Int!, $change: HypothesisChangeInput!) { changeHypothesis(id: $id, revision: $revision, change: $change) { id revision } }`);
/** Drafts a request. */
export const DRAFT_RECTIFICATION = graphql(/* GraphQL */ `mutation DraftRectification($input: DraftRectificationInput!) { draftRectification(input: $input) { id } }`);
/** Brings one on. */
export const CHANGE_RECTIFICATION = graphql(/* GraphQL */ `mutation ChangeRectification($id: ID!, $revision: Int!, $change: RectificationChangeInput!) { changeRectification(id: $id, revision: $revision, change: $change) { id revision } }`);
/** Seals the letter of one that was sent, as files of both languages. */
export const SEAL_RECTIFICATION = graphql(/* GraphQL */ `mutation SealRectification($id: ID!) { sealRectification(id: $id, formats: [pdf, docx], languages: [zh, en]) { id revision pack } }`);
