import { graphql } from '../graphql/gen/index.js';

graphql(/* GraphQL */ `
  fragment SignalFields on Signal {
    id strength state isFiring verdict owner note since firstSeen lastSeen metric foldedInto
    type { dimension member { key label { en zh } isOther } }
    place { dimension member { key label { en zh } isOther } }
    reasons {
      kind kindLabel { en zh } strength since ruleVersion definitionVersion sentence { en zh }
      figures {
        unit method observed expected lower upper exceedance pValue adjusted rank tested lambda dispersion numerator denominator excessDays institutions branches rule
        period { from to } base { from to } trend { bucket from values }
      }
    }
  }
`);

/** What is unusual in the newest data, the strongest first, and how much of it chance alone would give. */
export const SIGNALS = graphql(/* GraphQL */ `
  query Signals($input: SignalsInput!) {
    signals(input: $input) {
      isCurrent
      rows { ...SignalFields }
      budget { asOf dataVersion judgedAt tested chance chanceOfWarnings found families { kind kindLabel { en zh } meaning { en zh } typeBy placeBy tested chance chanceOfWarnings notice warning critical period { from to } } }
      verdicts { judged sentence { en zh } kinds { kind kindLabel { en zh } judged sentence { en zh } } }
    }
  }
`);

/** One signal with its history and where its cases are. */
export const SIGNAL = graphql(/* GraphQL */ `
  query Signal($id: ID!) {
    signal(id: $id) {
      ...SignalFields
      reasons { kind cases { metric part range { from to } filters { dimension member { key } } } }
      history { happenedAt what who dataVersion state strength verdict owner note kindLabels { en zh } }
    }
  }
`);

/** Somebody looks after it. */
export const ACKNOWLEDGE_SIGNAL = graphql(/* GraphQL */ `
  mutation AcknowledgeSignal($id: ID!, $also: [ID!], $owner: String, $note: Prose) { acknowledgeSignal(id: $id, also: $also, owner: $owner, note: $note) { id } }
`);

/** What it was is known. */
export const EXPLAIN_SIGNAL = graphql(/* GraphQL */ `
  mutation ExplainSignal($id: ID!, $also: [ID!], $owner: String, $note: Prose, $verdict: SignalVerdict) { explainSignal(id: $id, also: $also, owner: $owner, note: $note, verdict: $verdict) { id } }
`);

/** It was dealt with. */
export const CLOSE_SIGNAL = graphql(/* GraphQL */ `
  mutation CloseSignal($id: ID!, $also: [ID!], $owner: String, $note: Prose, $verdict: SignalVerdict) { closeSignal(id: $id, also: $also, owner: $owner, note: $note, verdict: $verdict) { id } }
`);

/** To be looked at again. */
export const REOPEN_SIGNAL = graphql(/* GraphQL */ `
  mutation ReopenSignal($id: ID!, $also: [ID!], $owner: String, $note: Prose) { reopenSignal(id: $id, also: $also, owner: $owner, note: $note) { id } }
`);

/** What is to come of counts and stocks. */
export const OUTLOOK = graphql(/* GraphQL */ `
  query Outlook($input: OutlookInput!) {
    outlook(input: $input) {
      metric asOf dataVersion sentence { en zh }
      months { from value } forecast { from value low high }
      chosen { method label { en zh } n meanAbsoluteError scaledError coverage }
      tried { method label { en zh } n meanAbsoluteError scaledError coverage }
    }
  }
`);

/** Open cases whose limit has passed or is near. */
export const DEADLINES = graphql(/* GraphQL */ `
  query Deadlines($input: DeadlinesInput!) {
    deadlines(input: $input) {
      asOf open overdue soon unlimited after sentence { en zh }
      groups { member { key label { en zh } } open overdue soon }
      rows { source caseId receivedOn dueBy daysLeft amountClaimed issue { label { en zh } } institution { label { en zh } } mediator { label { en zh } } }
    }
  }
`);

/** What comes of a backlog under assumptions; nothing is read for it. */
export const WHAT_IF = graphql(/* GraphQL */ `
  query WhatIf($input: WhatIfInput!) {
    whatIf(input: $input) { months needed curve { from value } findings { what tone words { en zh } } }
  }
`);
