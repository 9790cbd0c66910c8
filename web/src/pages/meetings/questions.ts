import { graphql } from '../../graphql/gen/index.js';

graphql(/* GraphQL */ `
  fragment MeetingFields on Meeting {
    id dataset series state title heldOn startsAt minutes month place chair chairName asOf dataVersion hasMoved isWhole mayArrange mayChair seq areaMetrics
    filters { dimension exclude values labels { en zh } }
    opened { at by } closed { at by } cancelled { at by reason } reopened { at by reason } sealedMinutes { at by pack version }
    participants { id account name hasEnded isOwn area { dimension exclude values labels { en zh } } }
    agenda {
      id kind minutes owner title { en zh } sentence { en zh } dropped { at by }
      link { metric split from to filters { dimension exclude values labels { en zh } } }
      before { meeting title heldOn text about { en zh } }
    }
    statements { participant text revision at by }
    decisions { id item text revision mentions at by withdrawn { reason } }
  }
`);

/** Meetings of a dataset, the latest first. */
export const MEETINGS = graphql(/* GraphQL */ `
  query Meetings($dataset: String!) { meetings(dataset: $dataset) { id title state heldOn startsAt month chairName items decided sealed series } }
`);
/** Series, for whoever may plan meetings. */
export const MEETING_SERIES = graphql(/* GraphQL */ `
  query MeetingSeriesOf($dataset: String!) { meetingSeries(dataset: $dataset) { id name rhythm chair revision participants { id account name area { dimension exclude values labels { en zh } } } } }
`);
/** One meeting, whole. */
export const MEETING = graphql(/* GraphQL */ `query MeetingOne($id: ID!) { meeting(id: $id) { ...MeetingFields } }`);
/** Values of the numbers of an area. */
export const AREA_NUMBERS = graphql(/* GraphQL */ `query AreaNumbers($input: TotalInput!) { total(input: $input) { metric value { ...ValueFields } } }`);

/** What anything done about one moves. */
export const MEETING_MOVED = ['Meeting', 'MeetingHeadline', 'MeetingSeries'] as const;

/** Saves a series. */
export const SAVE_SERIES = graphql(/* GraphQL */ `mutation SaveMeetingSeries($input: MeetingSeriesInput!) { saveMeetingSeries(input: $input) { id } }`);
/** Plans a meeting. */
export const PLAN_MEETING = graphql(/* GraphQL */ `mutation PlanMeeting($input: PlanMeetingInput!) { planMeeting(input: $input) { id } }`);
/** Has an agenda made of what is found now. */
export const PROPOSE = graphql(/* GraphQL */ `mutation ProposeAgenda($id: ID!) { proposeAgenda(id: $id) { ...MeetingFields } }`);
/** Changes an agenda. */
export const ARRANGE = graphql(/* GraphQL */ `mutation ArrangeAgenda($id: ID!, $wish: AgendaWishInput!) { arrangeAgenda(id: $id, wish: $wish) { ...MeetingFields } }`);
/** Writes a statement. */
export const STATE = graphql(/* GraphQL */ `mutation WriteStatement($input: StatementInput!) { writeStatement(input: $input) { ...MeetingFields } }`);
/** Opens one. */
export const OPEN_MEETING = graphql(/* GraphQL */ `mutation OpenMeeting($id: ID!) { openMeeting(id: $id) { ...MeetingFields } }`);
/** Hands the chair over. */
export const HAND_OVER = graphql(/* GraphQL */ `mutation HandOverChair($id: ID!, $chair: String!) { handOverChair(id: $id, chair: $chair) { ...MeetingFields } }`);
/** Decides something. */
export const DECIDE = graphql(/* GraphQL */ `mutation DecideInMeeting($input: DecisionInput!) { decideInMeeting(input: $input) { ...MeetingFields } }`);
/** Takes a decision back. */
export const WITHDRAW_DECISION = graphql(/* GraphQL */ `mutation WithdrawDecision($id: ID!, $decision: ID!, $reason: Prose!) { withdrawDecision(id: $id, decision: $decision, reason: $reason) { ...MeetingFields } }`);
/** Ends one. */
export const CLOSE_MEETING = graphql(/* GraphQL */ `mutation CloseMeeting($id: ID!) { closeMeeting(id: $id) { ...MeetingFields } }`);
/** Opens a closed one again. */
export const REOPEN_MEETING = graphql(/* GraphQL */ `mutation ReopenMeeting($id: ID!, $reason: Prose!) { reopenMeeting(id: $id, reason: $reason) { ...MeetingFields } }`);
/** Calls one off. */
export const CANCEL_MEETING = graphql(/* GraphQL */ `mutation CancelMeeting($id: ID!, $reason: Prose!) { cancelMeeting(id: $id, reason: $reason) { ...MeetingFields } }`);
/** Seals its minutes. */
export const SEAL_MINUTES = graphql(/* GraphQL */ `mutation SealMinutes($id: ID!) { sealMinutes(id: $id, formats: [docx, pdf], languages: [zh, en]) { ...MeetingFields } }`);
/** Invites who can be. */
export const INVITE = graphql(/* GraphQL */ `mutation InviteToMeeting($id: ID!) { inviteToMeeting(id: $id) { name isSent why { en zh } } }`);

/** The calendar of whoever asks. */
export const OWN_CALENDAR = graphql(/* GraphQL */ `query OwnCalendar { ownCalendar { since } }`);
/** Makes one. */
export const OPEN_CALENDAR = graphql(/* GraphQL */ `mutation OpenCalendar { openCalendar { address since } }`);
/** Takes it back. */
export const CLOSE_CALENDAR = graphql(/* GraphQL */ `mutation CloseCalendar { closeCalendar { since } }`);
/** Whom one may name. */
export const COLLEAGUES = graphql(/* GraphQL */ `query MeetingColleagues { colleagues { id name } }`);
/** What came of a meeting. */
export const MEETING_ACTIONS = graphql(/* GraphQL */ `
  query MeetingActions($input: ActionsInput!) { actions(input: $input) { id what dueOn isOverdue state owner { name } origin { item meeting } } }
`);
