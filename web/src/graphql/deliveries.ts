import { graphql } from './gen/index.js';

/** A file that waits: how it is read, and its first rows as delivered. */
export const DELIVERY = graphql(/* GraphQL */ `
  query Delivery($id: ID!, $inspect: InspectInput) {
    delivery(id: $id, inspect: $inspect) { id fileName bytes format gzip encoding badLine delimiter sheets sheet headerRow header rows }
  }
`);

/** What its columns are thought to be, with what a person decided. */
export const PROPOSAL = graphql(/* GraphQL */ `
  query Proposal($id: ID!, $inspect: InspectInput, $decisions: ProposalDecisions) {
    proposal(id: $id, inspect: $inspect, decisions: $decisions) {
      text unmapped
      columns { column label { en zh } isRequired from confidence reason { en zh } }
      outcomes { value rows code }
      folds { column rule choices differs } closedOnly
      outcomeCodes { code label { en zh } }
      questions { en zh }
    }
  }
`);

/** The sources known already. */
export const SOURCE_PROFILES = graphql(/* GraphQL */ `
  query SourceProfiles { sourceProfiles { id label { en zh } dataset into isBuiltIn text table { table } } }
`);

graphql(/* GraphQL */ `
  fragment JobFields on Job {
    id state phase done total
    failure { code message { en zh } }
    outcome {
      loadNo sameAs into dataset asOf delivered loaded folded unchanged rejected casesNew casesChanged
      rejects { column columnLabel { en zh } reason sentence { en zh } rows }
      unknownValues { column columnLabel { en zh } value rows of }
    }
    preview {
      refusal { code message { en zh } }
      grade findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases corrected }
      caseColumns cases
      rejectSamples { column reason rowNo value }
      changes { column cases }
      examples { caseId column old new }
      months { month cases amountClaimed amountAgreed }
    }
    retained { closedBefore cases versions acts } withdrawn { loadNo withdrawnNo already restored removed returned kept }
  }
`);

/** What a load moves, or its withdrawal: kept answers about these are asked anew. */
export const MOVED = ['Freshness', 'Dataset', 'Load', 'LoadChecks', 'RejectReason', 'RestatementPage', 'Series', 'Total', 'Breakdown', 'CasePage', 'Case', 'Confidence', 'DefinitionBreak', 'FilterValues', 'RecordKind', 'RecordPage', 'SourceProfile', 'WithdrawalPlan', 'BoardRound', 'RoundPerson'];

/** Where work in the background stands. */
export const JOB = graphql(/* GraphQL */ `
  query Job($id: ID!) { job(id: $id) { ...JobFields } }
`);

/** Begins a dry run. */
export const CHECK_DELIVERY = graphql(/* GraphQL */ `
  mutation CheckDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { checkDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }
`);

/** Begins a load. */
export const LOAD_DELIVERY = graphql(/* GraphQL */ `
  mutation LoadDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }
`);

/** Asks a job to end. */
export const CANCEL_JOB = graphql(/* GraphQL */ `
  mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }
`);

/** Removes a waiting file. */
export const DROP_DELIVERY = graphql(/* GraphQL */ `
  mutation DropDelivery($id: ID!) { dropDelivery(id: $id) }
`);

/** Keeps a profile for the next delivery. */
export const SAVE_PROFILE = graphql(/* GraphQL */ `
  mutation SaveProfile($text: String!) { saveProfile(text: $text) { id } }
`);
