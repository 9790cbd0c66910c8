/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Boot {\n    catalogue {\n      dimensions { id label { en zh } snapshotOnly }\n      metrics {\n        id kind unit better basis basisLabel { en zh } label { en zh } meaning { en zh }\n        numeratorLabel { en zh } denominatorLabel { en zh } source { en zh } definitionVersion minN alongside tile\n      }\n    }\n    freshness {\n      dataVersion publishedAt\n      datasets { id label { en zh } isDemo asOf cases firstReceivedOn lastReceivedOn metrics dimensions }\n    }\n  }\n": typeof types.BootDocument,
    "\n  query Cases($input: CasesInput!) {\n    cases(input: $input) {\n      total hasNext after dataVersion\n      rows {\n        caseId source receivedOn assignedOn dueOn closedOn amountClaimed amountAgreed restated\n        organisation { label { en zh } }\n        mediator { label { en zh } }\n        issue { key label { en zh } isOther }\n        outcome { key label { en zh } isOther }\n      }\n    }\n  }\n": typeof types.CasesDocument,
    "\n  query Case($dataset: String!, $source: String!, $caseId: String!) {\n    case(dataset: $dataset, source: $source, caseId: $caseId) {\n      dataset source caseId withdrawnBy\n      fields { column value label { en zh } word { en zh } inFigures inFiguresWord { en zh } }\n      versions { loadNo loadedAt changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n": typeof types.CaseDocument,
    "\n  query Confidence($input: ConfidenceInput!) {\n    confidence(input: $input) {\n      worst graded belowB\n      rows {\n        worst member { key label { en zh } }\n        months { month cases grade reasons { check aspect column columnLabel { en zh } label { en zh } isShare measured threshold atFault cases grade } }\n      }\n    }\n  }\n": typeof types.ConfidenceDocument,
    "\n  query LoadChecks($loadNo: Int!) {\n    loadChecks(loadNo: $loadNo) {\n      controls {\n        month rows rejected\n        delivered { cases claimed agreed } next { cases claimed agreed } current { cases claimed agreed }\n      }\n      findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n    }\n  }\n": typeof types.LoadChecksDocument,
    "\n  query Delivery($id: ID!, $inspect: InspectInput) {\n    delivery(id: $id, inspect: $inspect) { id fileName bytes format gzip encoding delimiter sheets sheet headerRow header rows }\n  }\n": typeof types.DeliveryDocument,
    "\n  query Proposal($id: ID!, $inspect: InspectInput, $decisions: ProposalDecisions) {\n    proposal(id: $id, inspect: $inspect, decisions: $decisions) {\n      text unmapped\n      columns { column label { en zh } isRequired from confidence reason { en zh } }\n      outcomes { value rows code }\n      folds { column rule choices differs } closedOnly\n      outcomeCodes { code label { en zh } }\n      questions { en zh }\n    }\n  }\n": typeof types.ProposalDocument,
    "\n  query SourceProfiles { sourceProfiles { id label { en zh } dataset into isBuiltIn text table { table } } }\n": typeof types.SourceProfilesDocument,
    "\n  fragment JobFields on Job {\n    id state phase done total\n    failure { code message { en zh } }\n    outcome {\n      loadNo sameAs into dataset asOf delivered loaded folded unchanged rejected casesNew casesChanged\n      rejects { column columnLabel { en zh } reason sentence { en zh } rows }\n      unknownValues { column columnLabel { en zh } value rows }\n    }\n    preview {\n      refusal { code message { en zh } }\n      grade findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n      caseColumns cases\n      rejectSamples { column reason rowNo value }\n      changes { column cases }\n      examples { caseId column old new }\n      months { month cases amountClaimed amountAgreed }\n    }\n    withdrawn { loadNo withdrawnNo already restored removed returned kept }\n  }\n": typeof types.JobFieldsFragmentDoc,
    "\n  query Job($id: ID!) { job(id: $id) { ...JobFields } }\n": typeof types.JobDocument,
    "\n  mutation CheckDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { checkDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n": typeof types.CheckDeliveryDocument,
    "\n  mutation LoadDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n": typeof types.LoadDeliveryDocument,
    "\n  mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }\n": typeof types.CancelJobDocument,
    "\n  mutation DropDelivery($id: ID!) { dropDelivery(id: $id) }\n": typeof types.DropDeliveryDocument,
    "\n  mutation SaveProfile($text: String!) { saveProfile(text: $text) { id } }\n": typeof types.SaveProfileDocument,
    "\n  query Loads($dataset: String, $first: Int!) {\n    loads(dataset: $dataset, first: $first) {\n      loadNo dataset source profile state asOf startedAt finishedAt fileNames fileBytes\n      delivered loaded folded unchanged rejected casesNew casesChanged missing withdrawn message { en zh } about { en zh }\n    }\n  }\n": typeof types.LoadsDocument,
    "\n  query Rejects($loadNo: Int!) {\n    rejects(loadNo: $loadNo) {\n      reason sentence { en zh } column n\n      samples { rowNo column value raw reason }\n    }\n  }\n": typeof types.RejectsDocument,
    "\n  query Restatements($input: RestatementsInput!) {\n    restatements(input: $input) {\n      cases total hasNext after\n      columns { column cases label { en zh } }\n      months { month cases }\n      loads { loadNo loadedAt source cases }\n      rows { loadNo loadedAt caseId source dataset change { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n": typeof types.RestatementsDocument,
    "\n  query WithdrawalPlan($loadNo: Int!) {\n    withdrawalPlan(loadNo: $loadNo) { loadNo dataVersion restored removed returned kept later { loadNo takesOver comparedAnew forgets } repeats }\n  }\n": typeof types.WithdrawalPlanDocument,
    "\n  mutation WithdrawLoad($loadNo: Int!, $dataVersion: Int!) { withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion) { id } }\n": typeof types.WithdrawLoadDocument,
    "\n  fragment ValueFields on MetricValue {\n    asOf basis boundHigh boundLow ciHigh ciLow dataVersion definitionVersion denominator maturity n numerator p75 p90 reliability sum value\n  }\n": typeof types.ValueFieldsFragmentDoc,
    "\n  query Series($input: SeriesInput!) {\n    series(input: $input) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n": typeof types.SeriesDocument,
    "\n  query Breakdown($input: BreakdownInput!) {\n    breakdown(input: $input) {\n      dimension metric memberCount\n      total { ...ValueFields }\n      rows { share member { key label { en zh } isOther } value { ...ValueFields } }\n    }\n  }\n": typeof types.BreakdownDocument,
    "\n  query MessageSteps($input: MessageStepsInput!) {\n    messageSteps(input: $input) { metric value { ...ValueFields } }\n  }\n": typeof types.MessageStepsDocument,
    "\n  query Total($input: TotalInput!) {\n    total(input: $input) {\n      metric\n      value { ...ValueFields }\n      curve { atRisk day high low survival }\n    }\n  }\n": typeof types.TotalDocument,
    "\n  query Statements { catalogue { metrics { id statement } } }\n": typeof types.StatementsDocument,
    "\n  query FilterValues($dataset: String!, $dimension: DimensionId!, $search: String, $limit: Int!) {\n    filterValues(dataset: $dataset, dimension: $dimension, search: $search, limit: $limit) {\n      dimension total\n      values { key n label { en zh } }\n    }\n  }\n": typeof types.FilterValuesDocument,
    "\n  query RecordKinds($dataset: String!) {\n    recordKinds(dataset: $dataset) {\n      id label { en zh } meaning { en zh } records validity firstOn newestLoad loadedAt\n      columns { name label { en zh } isKey isRequired isNumber }\n    }\n  }\n": typeof types.RecordKindsDocument,
    "\n  query Records($dataset: String!, $kind: RecordId!, $on: LocalDate, $search: String, $first: Int!, $after: String) {\n    records(dataset: $dataset, kind: $kind, on: $on, search: $search, first: $first, after: $after) {\n      total hasNext after\n      rows { id loadNo cells { value word { en zh } } }\n    }\n  }\n": typeof types.RecordsDocument,
    "\n  query DefinitionBreaks($dataset: String!) {\n    definitionBreaks(dataset: $dataset) { changedOn metric text { en zh } }\n  }\n": typeof types.DefinitionBreaksDocument,
    "\n  fragment ScheduleFields on Schedule {\n    id name kind place profile profileLabel { en zh } pattern isEnabled state jobId lastRunAt nextRunAt failures\n    result { code message { en zh } }\n    refusedFiles { name seenAt failure { code message { en zh } } }\n  }\n": typeof types.ScheduleFieldsFragmentDoc,
    "\n  query Schedules { schedules { ...ScheduleFields } }\n": typeof types.SchedulesDocument,
    "\n  query ScheduleChoices { places { folders sources } sourceProfiles { id label { en zh } dataset table { source table } } }\n": typeof types.ScheduleChoicesDocument,
    "\n  mutation SaveSchedule($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { id } }\n": typeof types.SaveScheduleDocument,
    "\n  mutation EnableSchedule($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }\n": typeof types.EnableScheduleDocument,
    "\n  mutation RunSchedule($id: ID!) { runSchedule(id: $id) { id } }\n": typeof types.RunScheduleDocument,
    "\n  mutation RemoveSchedule($id: ID!) { removeSchedule(id: $id) }\n": typeof types.RemoveScheduleDocument,
    "\n  query Issues($input: IssuesInput!, $trend: SeriesInput!) {\n    issues(input: $input) {\n      asOf dataVersion dimension metric typeCount judged byChance latest\n      findings { what tone words { en zh } }\n      levels { dimension types vital unclassified }\n      monthly\n      months { from to complete }\n      paretos {\n        measure total cases types vital reliability\n        bars { member { key label { en zh } isOther } value share cumulative vital cases }\n        tail { types value share cases } unclassified { types value share cases }\n        concentration { cr3 herfindahl effectiveTypes gini }\n        findings { what tone words { en zh } }\n      }\n      types {\n        member { key label { en zh } isOther } n days amount withAmount share monthly recurring unclassified variation\n        signals { from n centre lower upper rule variation }\n      }\n      stuck {\n        aged monthEnds excessDays overall { open aged beyond }\n        rows { member { key label { en zh } isOther } excessDays lower stuck stocks { open aged beyond } }\n        findings { what tone words { en zh } }\n      }\n    }\n    series(input: $trend) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n": typeof types.IssuesDocument,
};
const documents: Documents = {
    "\n  query Boot {\n    catalogue {\n      dimensions { id label { en zh } snapshotOnly }\n      metrics {\n        id kind unit better basis basisLabel { en zh } label { en zh } meaning { en zh }\n        numeratorLabel { en zh } denominatorLabel { en zh } source { en zh } definitionVersion minN alongside tile\n      }\n    }\n    freshness {\n      dataVersion publishedAt\n      datasets { id label { en zh } isDemo asOf cases firstReceivedOn lastReceivedOn metrics dimensions }\n    }\n  }\n": types.BootDocument,
    "\n  query Cases($input: CasesInput!) {\n    cases(input: $input) {\n      total hasNext after dataVersion\n      rows {\n        caseId source receivedOn assignedOn dueOn closedOn amountClaimed amountAgreed restated\n        organisation { label { en zh } }\n        mediator { label { en zh } }\n        issue { key label { en zh } isOther }\n        outcome { key label { en zh } isOther }\n      }\n    }\n  }\n": types.CasesDocument,
    "\n  query Case($dataset: String!, $source: String!, $caseId: String!) {\n    case(dataset: $dataset, source: $source, caseId: $caseId) {\n      dataset source caseId withdrawnBy\n      fields { column value label { en zh } word { en zh } inFigures inFiguresWord { en zh } }\n      versions { loadNo loadedAt changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n": types.CaseDocument,
    "\n  query Confidence($input: ConfidenceInput!) {\n    confidence(input: $input) {\n      worst graded belowB\n      rows {\n        worst member { key label { en zh } }\n        months { month cases grade reasons { check aspect column columnLabel { en zh } label { en zh } isShare measured threshold atFault cases grade } }\n      }\n    }\n  }\n": types.ConfidenceDocument,
    "\n  query LoadChecks($loadNo: Int!) {\n    loadChecks(loadNo: $loadNo) {\n      controls {\n        month rows rejected\n        delivered { cases claimed agreed } next { cases claimed agreed } current { cases claimed agreed }\n      }\n      findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n    }\n  }\n": types.LoadChecksDocument,
    "\n  query Delivery($id: ID!, $inspect: InspectInput) {\n    delivery(id: $id, inspect: $inspect) { id fileName bytes format gzip encoding delimiter sheets sheet headerRow header rows }\n  }\n": types.DeliveryDocument,
    "\n  query Proposal($id: ID!, $inspect: InspectInput, $decisions: ProposalDecisions) {\n    proposal(id: $id, inspect: $inspect, decisions: $decisions) {\n      text unmapped\n      columns { column label { en zh } isRequired from confidence reason { en zh } }\n      outcomes { value rows code }\n      folds { column rule choices differs } closedOnly\n      outcomeCodes { code label { en zh } }\n      questions { en zh }\n    }\n  }\n": types.ProposalDocument,
    "\n  query SourceProfiles { sourceProfiles { id label { en zh } dataset into isBuiltIn text table { table } } }\n": types.SourceProfilesDocument,
    "\n  fragment JobFields on Job {\n    id state phase done total\n    failure { code message { en zh } }\n    outcome {\n      loadNo sameAs into dataset asOf delivered loaded folded unchanged rejected casesNew casesChanged\n      rejects { column columnLabel { en zh } reason sentence { en zh } rows }\n      unknownValues { column columnLabel { en zh } value rows }\n    }\n    preview {\n      refusal { code message { en zh } }\n      grade findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n      caseColumns cases\n      rejectSamples { column reason rowNo value }\n      changes { column cases }\n      examples { caseId column old new }\n      months { month cases amountClaimed amountAgreed }\n    }\n    withdrawn { loadNo withdrawnNo already restored removed returned kept }\n  }\n": types.JobFieldsFragmentDoc,
    "\n  query Job($id: ID!) { job(id: $id) { ...JobFields } }\n": types.JobDocument,
    "\n  mutation CheckDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { checkDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n": types.CheckDeliveryDocument,
    "\n  mutation LoadDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n": types.LoadDeliveryDocument,
    "\n  mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }\n": types.CancelJobDocument,
    "\n  mutation DropDelivery($id: ID!) { dropDelivery(id: $id) }\n": types.DropDeliveryDocument,
    "\n  mutation SaveProfile($text: String!) { saveProfile(text: $text) { id } }\n": types.SaveProfileDocument,
    "\n  query Loads($dataset: String, $first: Int!) {\n    loads(dataset: $dataset, first: $first) {\n      loadNo dataset source profile state asOf startedAt finishedAt fileNames fileBytes\n      delivered loaded folded unchanged rejected casesNew casesChanged missing withdrawn message { en zh } about { en zh }\n    }\n  }\n": types.LoadsDocument,
    "\n  query Rejects($loadNo: Int!) {\n    rejects(loadNo: $loadNo) {\n      reason sentence { en zh } column n\n      samples { rowNo column value raw reason }\n    }\n  }\n": types.RejectsDocument,
    "\n  query Restatements($input: RestatementsInput!) {\n    restatements(input: $input) {\n      cases total hasNext after\n      columns { column cases label { en zh } }\n      months { month cases }\n      loads { loadNo loadedAt source cases }\n      rows { loadNo loadedAt caseId source dataset change { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n": types.RestatementsDocument,
    "\n  query WithdrawalPlan($loadNo: Int!) {\n    withdrawalPlan(loadNo: $loadNo) { loadNo dataVersion restored removed returned kept later { loadNo takesOver comparedAnew forgets } repeats }\n  }\n": types.WithdrawalPlanDocument,
    "\n  mutation WithdrawLoad($loadNo: Int!, $dataVersion: Int!) { withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion) { id } }\n": types.WithdrawLoadDocument,
    "\n  fragment ValueFields on MetricValue {\n    asOf basis boundHigh boundLow ciHigh ciLow dataVersion definitionVersion denominator maturity n numerator p75 p90 reliability sum value\n  }\n": types.ValueFieldsFragmentDoc,
    "\n  query Series($input: SeriesInput!) {\n    series(input: $input) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n": types.SeriesDocument,
    "\n  query Breakdown($input: BreakdownInput!) {\n    breakdown(input: $input) {\n      dimension metric memberCount\n      total { ...ValueFields }\n      rows { share member { key label { en zh } isOther } value { ...ValueFields } }\n    }\n  }\n": types.BreakdownDocument,
    "\n  query MessageSteps($input: MessageStepsInput!) {\n    messageSteps(input: $input) { metric value { ...ValueFields } }\n  }\n": types.MessageStepsDocument,
    "\n  query Total($input: TotalInput!) {\n    total(input: $input) {\n      metric\n      value { ...ValueFields }\n      curve { atRisk day high low survival }\n    }\n  }\n": types.TotalDocument,
    "\n  query Statements { catalogue { metrics { id statement } } }\n": types.StatementsDocument,
    "\n  query FilterValues($dataset: String!, $dimension: DimensionId!, $search: String, $limit: Int!) {\n    filterValues(dataset: $dataset, dimension: $dimension, search: $search, limit: $limit) {\n      dimension total\n      values { key n label { en zh } }\n    }\n  }\n": types.FilterValuesDocument,
    "\n  query RecordKinds($dataset: String!) {\n    recordKinds(dataset: $dataset) {\n      id label { en zh } meaning { en zh } records validity firstOn newestLoad loadedAt\n      columns { name label { en zh } isKey isRequired isNumber }\n    }\n  }\n": types.RecordKindsDocument,
    "\n  query Records($dataset: String!, $kind: RecordId!, $on: LocalDate, $search: String, $first: Int!, $after: String) {\n    records(dataset: $dataset, kind: $kind, on: $on, search: $search, first: $first, after: $after) {\n      total hasNext after\n      rows { id loadNo cells { value word { en zh } } }\n    }\n  }\n": types.RecordsDocument,
    "\n  query DefinitionBreaks($dataset: String!) {\n    definitionBreaks(dataset: $dataset) { changedOn metric text { en zh } }\n  }\n": types.DefinitionBreaksDocument,
    "\n  fragment ScheduleFields on Schedule {\n    id name kind place profile profileLabel { en zh } pattern isEnabled state jobId lastRunAt nextRunAt failures\n    result { code message { en zh } }\n    refusedFiles { name seenAt failure { code message { en zh } } }\n  }\n": types.ScheduleFieldsFragmentDoc,
    "\n  query Schedules { schedules { ...ScheduleFields } }\n": types.SchedulesDocument,
    "\n  query ScheduleChoices { places { folders sources } sourceProfiles { id label { en zh } dataset table { source table } } }\n": types.ScheduleChoicesDocument,
    "\n  mutation SaveSchedule($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { id } }\n": types.SaveScheduleDocument,
    "\n  mutation EnableSchedule($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }\n": types.EnableScheduleDocument,
    "\n  mutation RunSchedule($id: ID!) { runSchedule(id: $id) { id } }\n": types.RunScheduleDocument,
    "\n  mutation RemoveSchedule($id: ID!) { removeSchedule(id: $id) }\n": types.RemoveScheduleDocument,
    "\n  query Issues($input: IssuesInput!, $trend: SeriesInput!) {\n    issues(input: $input) {\n      asOf dataVersion dimension metric typeCount judged byChance latest\n      findings { what tone words { en zh } }\n      levels { dimension types vital unclassified }\n      monthly\n      months { from to complete }\n      paretos {\n        measure total cases types vital reliability\n        bars { member { key label { en zh } isOther } value share cumulative vital cases }\n        tail { types value share cases } unclassified { types value share cases }\n        concentration { cr3 herfindahl effectiveTypes gini }\n        findings { what tone words { en zh } }\n      }\n      types {\n        member { key label { en zh } isOther } n days amount withAmount share monthly recurring unclassified variation\n        signals { from n centre lower upper rule variation }\n      }\n      stuck {\n        aged monthEnds excessDays overall { open aged beyond }\n        rows { member { key label { en zh } isOther } excessDays lower stuck stocks { open aged beyond } }\n        findings { what tone words { en zh } }\n      }\n    }\n    series(input: $trend) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n": types.IssuesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Boot {\n    catalogue {\n      dimensions { id label { en zh } snapshotOnly }\n      metrics {\n        id kind unit better basis basisLabel { en zh } label { en zh } meaning { en zh }\n        numeratorLabel { en zh } denominatorLabel { en zh } source { en zh } definitionVersion minN alongside tile\n      }\n    }\n    freshness {\n      dataVersion publishedAt\n      datasets { id label { en zh } isDemo asOf cases firstReceivedOn lastReceivedOn metrics dimensions }\n    }\n  }\n"): (typeof documents)["\n  query Boot {\n    catalogue {\n      dimensions { id label { en zh } snapshotOnly }\n      metrics {\n        id kind unit better basis basisLabel { en zh } label { en zh } meaning { en zh }\n        numeratorLabel { en zh } denominatorLabel { en zh } source { en zh } definitionVersion minN alongside tile\n      }\n    }\n    freshness {\n      dataVersion publishedAt\n      datasets { id label { en zh } isDemo asOf cases firstReceivedOn lastReceivedOn metrics dimensions }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cases($input: CasesInput!) {\n    cases(input: $input) {\n      total hasNext after dataVersion\n      rows {\n        caseId source receivedOn assignedOn dueOn closedOn amountClaimed amountAgreed restated\n        organisation { label { en zh } }\n        mediator { label { en zh } }\n        issue { key label { en zh } isOther }\n        outcome { key label { en zh } isOther }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Cases($input: CasesInput!) {\n    cases(input: $input) {\n      total hasNext after dataVersion\n      rows {\n        caseId source receivedOn assignedOn dueOn closedOn amountClaimed amountAgreed restated\n        organisation { label { en zh } }\n        mediator { label { en zh } }\n        issue { key label { en zh } isOther }\n        outcome { key label { en zh } isOther }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Case($dataset: String!, $source: String!, $caseId: String!) {\n    case(dataset: $dataset, source: $source, caseId: $caseId) {\n      dataset source caseId withdrawnBy\n      fields { column value label { en zh } word { en zh } inFigures inFiguresWord { en zh } }\n      versions { loadNo loadedAt changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n"): (typeof documents)["\n  query Case($dataset: String!, $source: String!, $caseId: String!) {\n    case(dataset: $dataset, source: $source, caseId: $caseId) {\n      dataset source caseId withdrawnBy\n      fields { column value label { en zh } word { en zh } inFigures inFiguresWord { en zh } }\n      versions { loadNo loadedAt changes { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Confidence($input: ConfidenceInput!) {\n    confidence(input: $input) {\n      worst graded belowB\n      rows {\n        worst member { key label { en zh } }\n        months { month cases grade reasons { check aspect column columnLabel { en zh } label { en zh } isShare measured threshold atFault cases grade } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Confidence($input: ConfidenceInput!) {\n    confidence(input: $input) {\n      worst graded belowB\n      rows {\n        worst member { key label { en zh } }\n        months { month cases grade reasons { check aspect column columnLabel { en zh } label { en zh } isShare measured threshold atFault cases grade } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LoadChecks($loadNo: Int!) {\n    loadChecks(loadNo: $loadNo) {\n      controls {\n        month rows rejected\n        delivered { cases claimed agreed } next { cases claimed agreed } current { cases claimed agreed }\n      }\n      findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n    }\n  }\n"): (typeof documents)["\n  query LoadChecks($loadNo: Int!) {\n    loadChecks(loadNo: $loadNo) {\n      controls {\n        month rows rejected\n        delivered { cases claimed agreed } next { cases claimed agreed } current { cases claimed agreed }\n      }\n      findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Delivery($id: ID!, $inspect: InspectInput) {\n    delivery(id: $id, inspect: $inspect) { id fileName bytes format gzip encoding delimiter sheets sheet headerRow header rows }\n  }\n"): (typeof documents)["\n  query Delivery($id: ID!, $inspect: InspectInput) {\n    delivery(id: $id, inspect: $inspect) { id fileName bytes format gzip encoding delimiter sheets sheet headerRow header rows }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Proposal($id: ID!, $inspect: InspectInput, $decisions: ProposalDecisions) {\n    proposal(id: $id, inspect: $inspect, decisions: $decisions) {\n      text unmapped\n      columns { column label { en zh } isRequired from confidence reason { en zh } }\n      outcomes { value rows code }\n      folds { column rule choices differs } closedOnly\n      outcomeCodes { code label { en zh } }\n      questions { en zh }\n    }\n  }\n"): (typeof documents)["\n  query Proposal($id: ID!, $inspect: InspectInput, $decisions: ProposalDecisions) {\n    proposal(id: $id, inspect: $inspect, decisions: $decisions) {\n      text unmapped\n      columns { column label { en zh } isRequired from confidence reason { en zh } }\n      outcomes { value rows code }\n      folds { column rule choices differs } closedOnly\n      outcomeCodes { code label { en zh } }\n      questions { en zh }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceProfiles { sourceProfiles { id label { en zh } dataset into isBuiltIn text table { table } } }\n"): (typeof documents)["\n  query SourceProfiles { sourceProfiles { id label { en zh } dataset into isBuiltIn text table { table } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobFields on Job {\n    id state phase done total\n    failure { code message { en zh } }\n    outcome {\n      loadNo sameAs into dataset asOf delivered loaded folded unchanged rejected casesNew casesChanged\n      rejects { column columnLabel { en zh } reason sentence { en zh } rows }\n      unknownValues { column columnLabel { en zh } value rows }\n    }\n    preview {\n      refusal { code message { en zh } }\n      grade findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n      caseColumns cases\n      rejectSamples { column reason rowNo value }\n      changes { column cases }\n      examples { caseId column old new }\n      months { month cases amountClaimed amountAgreed }\n    }\n    withdrawn { loadNo withdrawnNo already restored removed returned kept }\n  }\n"): (typeof documents)["\n  fragment JobFields on Job {\n    id state phase done total\n    failure { code message { en zh } }\n    outcome {\n      loadNo sameAs into dataset asOf delivered loaded folded unchanged rejected casesNew casesChanged\n      rejects { column columnLabel { en zh } reason sentence { en zh } rows }\n      unknownValues { column columnLabel { en zh } value rows }\n    }\n    preview {\n      refusal { code message { en zh } }\n      grade findings { rule severity month column label { en zh } meaning { en zh } isShare measured threshold atFault cases }\n      caseColumns cases\n      rejectSamples { column reason rowNo value }\n      changes { column cases }\n      examples { caseId column old new }\n      months { month cases amountClaimed amountAgreed }\n    }\n    withdrawn { loadNo withdrawnNo already restored removed returned kept }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Job($id: ID!) { job(id: $id) { ...JobFields } }\n"): (typeof documents)["\n  query Job($id: ID!) { job(id: $id) { ...JobFields } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { checkDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n"): (typeof documents)["\n  mutation CheckDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { checkDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoadDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n"): (typeof documents)["\n  mutation LoadDelivery($id: ID!, $profile: String!, $dataset: String, $asOf: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: $asOf) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }\n"): (typeof documents)["\n  mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropDelivery($id: ID!) { dropDelivery(id: $id) }\n"): (typeof documents)["\n  mutation DropDelivery($id: ID!) { dropDelivery(id: $id) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveProfile($text: String!) { saveProfile(text: $text) { id } }\n"): (typeof documents)["\n  mutation SaveProfile($text: String!) { saveProfile(text: $text) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Loads($dataset: String, $first: Int!) {\n    loads(dataset: $dataset, first: $first) {\n      loadNo dataset source profile state asOf startedAt finishedAt fileNames fileBytes\n      delivered loaded folded unchanged rejected casesNew casesChanged missing withdrawn message { en zh } about { en zh }\n    }\n  }\n"): (typeof documents)["\n  query Loads($dataset: String, $first: Int!) {\n    loads(dataset: $dataset, first: $first) {\n      loadNo dataset source profile state asOf startedAt finishedAt fileNames fileBytes\n      delivered loaded folded unchanged rejected casesNew casesChanged missing withdrawn message { en zh } about { en zh }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Rejects($loadNo: Int!) {\n    rejects(loadNo: $loadNo) {\n      reason sentence { en zh } column n\n      samples { rowNo column value raw reason }\n    }\n  }\n"): (typeof documents)["\n  query Rejects($loadNo: Int!) {\n    rejects(loadNo: $loadNo) {\n      reason sentence { en zh } column n\n      samples { rowNo column value raw reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Restatements($input: RestatementsInput!) {\n    restatements(input: $input) {\n      cases total hasNext after\n      columns { column cases label { en zh } }\n      months { month cases }\n      loads { loadNo loadedAt source cases }\n      rows { loadNo loadedAt caseId source dataset change { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n"): (typeof documents)["\n  query Restatements($input: RestatementsInput!) {\n    restatements(input: $input) {\n      cases total hasNext after\n      columns { column cases label { en zh } }\n      months { month cases }\n      loads { loadNo loadedAt source cases }\n      rows { loadNo loadedAt caseId source dataset change { column from to isHidden label { en zh } fromWord { en zh } toWord { en zh } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WithdrawalPlan($loadNo: Int!) {\n    withdrawalPlan(loadNo: $loadNo) { loadNo dataVersion restored removed returned kept later { loadNo takesOver comparedAnew forgets } repeats }\n  }\n"): (typeof documents)["\n  query WithdrawalPlan($loadNo: Int!) {\n    withdrawalPlan(loadNo: $loadNo) { loadNo dataVersion restored removed returned kept later { loadNo takesOver comparedAnew forgets } repeats }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawLoad($loadNo: Int!, $dataVersion: Int!) { withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion) { id } }\n"): (typeof documents)["\n  mutation WithdrawLoad($loadNo: Int!, $dataVersion: Int!) { withdrawLoad(loadNo: $loadNo, dataVersion: $dataVersion) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ValueFields on MetricValue {\n    asOf basis boundHigh boundLow ciHigh ciLow dataVersion definitionVersion denominator maturity n numerator p75 p90 reliability sum value\n  }\n"): (typeof documents)["\n  fragment ValueFields on MetricValue {\n    asOf basis boundHigh boundLow ciHigh ciLow dataVersion definitionVersion denominator maturity n numerator p75 p90 reliability sum value\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Series($input: SeriesInput!) {\n    series(input: $input) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n"): (typeof documents)["\n  query Series($input: SeriesInput!) {\n    series(input: $input) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Breakdown($input: BreakdownInput!) {\n    breakdown(input: $input) {\n      dimension metric memberCount\n      total { ...ValueFields }\n      rows { share member { key label { en zh } isOther } value { ...ValueFields } }\n    }\n  }\n"): (typeof documents)["\n  query Breakdown($input: BreakdownInput!) {\n    breakdown(input: $input) {\n      dimension metric memberCount\n      total { ...ValueFields }\n      rows { share member { key label { en zh } isOther } value { ...ValueFields } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessageSteps($input: MessageStepsInput!) {\n    messageSteps(input: $input) { metric value { ...ValueFields } }\n  }\n"): (typeof documents)["\n  query MessageSteps($input: MessageStepsInput!) {\n    messageSteps(input: $input) { metric value { ...ValueFields } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Total($input: TotalInput!) {\n    total(input: $input) {\n      metric\n      value { ...ValueFields }\n      curve { atRisk day high low survival }\n    }\n  }\n"): (typeof documents)["\n  query Total($input: TotalInput!) {\n    total(input: $input) {\n      metric\n      value { ...ValueFields }\n      curve { atRisk day high low survival }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Statements { catalogue { metrics { id statement } } }\n"): (typeof documents)["\n  query Statements { catalogue { metrics { id statement } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterValues($dataset: String!, $dimension: DimensionId!, $search: String, $limit: Int!) {\n    filterValues(dataset: $dataset, dimension: $dimension, search: $search, limit: $limit) {\n      dimension total\n      values { key n label { en zh } }\n    }\n  }\n"): (typeof documents)["\n  query FilterValues($dataset: String!, $dimension: DimensionId!, $search: String, $limit: Int!) {\n    filterValues(dataset: $dataset, dimension: $dimension, search: $search, limit: $limit) {\n      dimension total\n      values { key n label { en zh } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordKinds($dataset: String!) {\n    recordKinds(dataset: $dataset) {\n      id label { en zh } meaning { en zh } records validity firstOn newestLoad loadedAt\n      columns { name label { en zh } isKey isRequired isNumber }\n    }\n  }\n"): (typeof documents)["\n  query RecordKinds($dataset: String!) {\n    recordKinds(dataset: $dataset) {\n      id label { en zh } meaning { en zh } records validity firstOn newestLoad loadedAt\n      columns { name label { en zh } isKey isRequired isNumber }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Records($dataset: String!, $kind: RecordId!, $on: LocalDate, $search: String, $first: Int!, $after: String) {\n    records(dataset: $dataset, kind: $kind, on: $on, search: $search, first: $first, after: $after) {\n      total hasNext after\n      rows { id loadNo cells { value word { en zh } } }\n    }\n  }\n"): (typeof documents)["\n  query Records($dataset: String!, $kind: RecordId!, $on: LocalDate, $search: String, $first: Int!, $after: String) {\n    records(dataset: $dataset, kind: $kind, on: $on, search: $search, first: $first, after: $after) {\n      total hasNext after\n      rows { id loadNo cells { value word { en zh } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinitionBreaks($dataset: String!) {\n    definitionBreaks(dataset: $dataset) { changedOn metric text { en zh } }\n  }\n"): (typeof documents)["\n  query DefinitionBreaks($dataset: String!) {\n    definitionBreaks(dataset: $dataset) { changedOn metric text { en zh } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScheduleFields on Schedule {\n    id name kind place profile profileLabel { en zh } pattern isEnabled state jobId lastRunAt nextRunAt failures\n    result { code message { en zh } }\n    refusedFiles { name seenAt failure { code message { en zh } } }\n  }\n"): (typeof documents)["\n  fragment ScheduleFields on Schedule {\n    id name kind place profile profileLabel { en zh } pattern isEnabled state jobId lastRunAt nextRunAt failures\n    result { code message { en zh } }\n    refusedFiles { name seenAt failure { code message { en zh } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Schedules { schedules { ...ScheduleFields } }\n"): (typeof documents)["\n  query Schedules { schedules { ...ScheduleFields } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScheduleChoices { places { folders sources } sourceProfiles { id label { en zh } dataset table { source table } } }\n"): (typeof documents)["\n  query ScheduleChoices { places { folders sources } sourceProfiles { id label { en zh } dataset table { source table } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSchedule($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { id } }\n"): (typeof documents)["\n  mutation SaveSchedule($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableSchedule($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }\n"): (typeof documents)["\n  mutation EnableSchedule($id: ID!, $isEnabled: Boolean!) { enableSchedule(id: $id, isEnabled: $isEnabled) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunSchedule($id: ID!) { runSchedule(id: $id) { id } }\n"): (typeof documents)["\n  mutation RunSchedule($id: ID!) { runSchedule(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSchedule($id: ID!) { removeSchedule(id: $id) }\n"): (typeof documents)["\n  mutation RemoveSchedule($id: ID!) { removeSchedule(id: $id) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Issues($input: IssuesInput!, $trend: SeriesInput!) {\n    issues(input: $input) {\n      asOf dataVersion dimension metric typeCount judged byChance latest\n      findings { what tone words { en zh } }\n      levels { dimension types vital unclassified }\n      monthly\n      months { from to complete }\n      paretos {\n        measure total cases types vital reliability\n        bars { member { key label { en zh } isOther } value share cumulative vital cases }\n        tail { types value share cases } unclassified { types value share cases }\n        concentration { cr3 herfindahl effectiveTypes gini }\n        findings { what tone words { en zh } }\n      }\n      types {\n        member { key label { en zh } isOther } n days amount withAmount share monthly recurring unclassified variation\n        signals { from n centre lower upper rule variation }\n      }\n      stuck {\n        aged monthEnds excessDays overall { open aged beyond }\n        rows { member { key label { en zh } isOther } excessDays lower stuck stocks { open aged beyond } }\n        findings { what tone words { en zh } }\n      }\n    }\n    series(input: $trend) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n"): (typeof documents)["\n  query Issues($input: IssuesInput!, $trend: SeriesInput!) {\n    issues(input: $input) {\n      asOf dataVersion dimension metric typeCount judged byChance latest\n      findings { what tone words { en zh } }\n      levels { dimension types vital unclassified }\n      monthly\n      months { from to complete }\n      paretos {\n        measure total cases types vital reliability\n        bars { member { key label { en zh } isOther } value share cumulative vital cases }\n        tail { types value share cases } unclassified { types value share cases }\n        concentration { cr3 herfindahl effectiveTypes gini }\n        findings { what tone words { en zh } }\n      }\n      types {\n        member { key label { en zh } isOther } n days amount withAmount share monthly recurring unclassified variation\n        signals { from n centre lower upper rule variation }\n      }\n      stuck {\n        aged monthEnds excessDays overall { open aged beyond }\n        rows { member { key label { en zh } isOther } excessDays lower stuck stocks { open aged beyond } }\n        findings { what tone words { en zh } }\n      }\n    }\n    series(input: $trend) {\n      metric\n      member { key label { en zh } isOther }\n      total { ...ValueFields }\n      control { assurance chance chart latest perWorkday phases { from trust } rules target variation }\n      points { complete from to control { centre lower upper rule variation } value { ...ValueFields } }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;