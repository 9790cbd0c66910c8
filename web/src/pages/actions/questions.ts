import { graphql } from '../../graphql/gen/index.js';

graphql(/* GraphQL */ `
  fragment ActionFields on Action {
    id dataset revision what state dueOn isOverdue workdaysLeft startedOn endedOn reason mayDirect mayReport createdAt createdBy
    owner { account name gone } number {
      dataset metric label { en zh } about { en zh } text { en zh } value n dataVersion definitionVersion isRetired isRedefined range { from to } split { dimension member label { en zh } } filters { dimension exclude values labels { en zh } }
    } origin { meeting item }
    effects { metric label { en zh } direction size startsOn reviewOn chosenAsWorst isBefore isStanding declaredOn by }
    verdicts { stage verdict reason asOf dataVersion }
  }
`);

/** The ledger of a dataset, and how far past verdicts held. */
export const LEDGER = graphql(/* GraphQL */ `
  query ActionLedger($input: ActionsInput!, $dataset: String!) {
    actions(input: $input) { ...ActionFields }
    actionVerdicts(dataset: $dataset) { sentence { en zh } }
    colleagues { id name }
  }
`);
/** One action with its history, and what the data say of its number now. */
export const ACTION = graphql(/* GraphQL */ `
  query OneAction($id: ID!) {
    action(id: $id) {
      ...ActionFields
      number { now { value n text { en zh } dataVersion isRestated } }
      evidence { at by text }
      history { at by kind state what owner dueOn reason evidence }
    }
    colleagues { id name }
  }
`);
/** What became of the metric an action was to move. */
export const FOLLOW_UP = graphql(/* GraphQL */ `
  query FollowUpOf($id: ID!) {
    actionFollowUp(id: $id) { why sentence { en zh } followUp { verdict reason evidence startsOn sentences { en zh } } }
  }
`);
/** What is said to numbers of a metric and begun from them, within the cases shown. */
export const HISTORY = graphql(/* GraphQL */ `
  query NumberHistory($comments: CommentsInput!, $actions: ActionsInput!) {
    actions(input: $actions) { ...ActionFields }
    comments(input: $comments) { ...ThreadFields }
    colleagues { id name }
  }
`);
graphql(/* GraphQL */ `
  fragment ThreadFields on CommentThread {
    id state maySettle createdAt createdBy number {
      dataset metric label { en zh } about { en zh } text { en zh } value n dataVersion definitionVersion isRetired isRedefined range { from to } split { dimension member label { en zh } } filters { dimension exclude values labels { en zh } }
    }
    comments { seq at by text isOwn isDecision replyTo editedAt mentions { id name } earlier { at text } }
  }
`);

/** What anything done here moves. */
export const ACTIONS_MOVED = ['Action', 'ActionFollowUp', 'CommentThread', 'VerdictPrecision'] as const;

/** Begins an action. */
export const ADD_ACTION = graphql(/* GraphQL */ `mutation AddAction($input: AddActionInput!) { addAction(input: $input) { id } }`);
/** Changes one as it was at a revision. */
export const CHANGE_ACTION = graphql(/* GraphQL */ `mutation ChangeAction($id: ID!, $revision: Int!, $change: ActionChangeInput!) { changeAction(id: $id, revision: $revision, change: $change) { id revision } }`);
/** Adds evidence to one. */
export const ADD_EVIDENCE = graphql(/* GraphQL */ `mutation AddActionEvidence($id: ID!, $text: Prose!) { addActionEvidence(id: $id, text: $text) { id revision } }`);
/** Begins a discussion at a number. */
export const BEGIN_THREAD = graphql(/* GraphQL */ `mutation BeginThread($input: NewThreadInput!) { beginThread(input: $input) { id } }`);
/** Says something in one. */
export const SAY = graphql(/* GraphQL */ `mutation AddComment($id: ID!, $input: NewCommentInput!) { addComment(id: $id, input: $input) { id } }`);
/** Says otherwise what one said. */
export const EDIT_COMMENT = graphql(/* GraphQL */ `mutation EditComment($id: ID!, $seq: Int!, $text: Prose!, $mentions: [ID!]!) { editComment(id: $id, seq: $seq, text: $text, mentions: $mentions) { id } }`);
/** Resolves one, or takes it up again. */
export const SETTLE = graphql(/* GraphQL */ `mutation SettleThread($id: ID!, $isResolved: Boolean!) { settleThread(id: $id, isResolved: $isResolved) { id } }`);
