// Generated from metrics/, dimensions/, checks/ and records/ by catalogue.mjs; not to be edited.
import { closedBeforeOpened } from '../checks/closed_before_opened.js';
import { dayBack } from '../checks/day_back.js';
import { duplicateDispute } from '../checks/duplicate_dispute.js';
import { emptyColumns } from '../checks/empty_columns.js';
import { futureDate } from '../checks/future_date.js';
import { lateEntry } from '../checks/late_entry.js';
import { lateGap } from '../checks/late_gap.js';
import { lostValues } from '../checks/lost_values.js';
import { maskedText } from '../checks/masked_text.js';
import { olderAsOf } from '../checks/older_as_of.js';
import { olderDelivery } from '../checks/older_delivery.js';
import { otherShare } from '../checks/other_share.js';
import { rejectedRows } from '../checks/rejected_rows.js';
import { shrunkCases } from '../checks/shrunk_cases.js';
import { slippedDate } from '../checks/slipped_date.js';
import { stockIdentity } from '../checks/stock_identity.js';
import { unknownOutcome } from '../checks/unknown_outcome.js';
import { volume } from '../checks/volume.js';
import { activeAgeBand } from '../dimensions/active_age_band.js';
import { ageBand } from '../dimensions/age_band.js';
import { amountBand } from '../dimensions/amount_band.js';
import { attributedMediator } from '../dimensions/attributed_mediator.js';
import { attribution } from '../dimensions/attribution.js';
import { branch } from '../dimensions/branch.js';
import { business } from '../dimensions/business.js';
import { cause } from '../dimensions/cause.js';
import { complexity } from '../dimensions/complexity.js';
import { contactInTime } from '../dimensions/contact_in_time.js';
import { contactValid } from '../dimensions/contact_valid.js';
import { daysBeforeLimit } from '../dimensions/days_before_limit.js';
import { dueRule } from '../dimensions/due_rule.js';
import { firstMediator } from '../dimensions/first_mediator.js';
import { handoverReason } from '../dimensions/handover_reason.js';
import { institution } from '../dimensions/institution.js';
import { intakeChannel } from '../dimensions/intake_channel.js';
import { issue } from '../dimensions/issue.js';
import { mediationMode } from '../dimensions/mediation_mode.js';
import { mediator } from '../dimensions/mediator.js';
import { messageResponse } from '../dimensions/message_response.js';
import { messageTemplate } from '../dimensions/message_template.js';
import { organisation } from '../dimensions/organisation.js';
import { outcome } from '../dimensions/outcome.js';
import { overdueStage } from '../dimensions/overdue_stage.js';
import { partyGroup } from '../dimensions/party_group.js';
import { product } from '../dimensions/product.js';
import { region } from '../dimensions/region.js';
import { source } from '../dimensions/source.js';
import { standingStep } from '../dimensions/standing_step.js';
import { subtype } from '../dimensions/subtype.js';
import { team } from '../dimensions/team.js';
import { teamLead } from '../dimensions/team_lead.js';
import { acceptanceRate } from '../metrics/acceptance_rate.js';
import { acceptances } from '../metrics/acceptances.js';
import { agentClusterShare } from '../metrics/agent_cluster_share.js';
import { amountAgreed } from '../metrics/amount_agreed.js';
import { amountClaimed } from '../metrics/amount_claimed.js';
import { amountRecovered } from '../metrics/amount_recovered.js';
import { amountWaived } from '../metrics/amount_waived.js';
import { backlogShare } from '../metrics/backlog_share.js';
import { clearanceRate } from '../metrics/clearance_rate.js';
import { closingEditRate } from '../metrics/closing_edit_rate.js';
import { closingRate } from '../metrics/closing_rate.js';
import { closings } from '../metrics/closings.js';
import { closingsPerFte } from '../metrics/closings_per_fte.js';
import { consumerFavourRate } from '../metrics/consumer_favour_rate.js';
import { costPerCase } from '../metrics/cost_per_case.js';
import { csat } from '../metrics/csat.js';
import { csatInstitution } from '../metrics/csat_institution.js';
import { csatInterviewed } from '../metrics/csat_interviewed.js';
import { daysToAcceptance } from '../metrics/days_to_acceptance.js';
import { daysToAssignment } from '../metrics/days_to_assignment.js';
import { daysToClosing } from '../metrics/days_to_closing.js';
import { daysToContact } from '../metrics/days_to_contact.js';
import { daysToSession } from '../metrics/days_to_session.js';
import { defaultWithin90 } from '../metrics/default_within_90.js';
import { exclusionRate } from '../metrics/exclusion_rate.js';
import { firstAttemptTimeliness } from '../metrics/first_attempt_timeliness.js';
import { firstContactTimeliness } from '../metrics/first_contact_timeliness.js';
import { funnelAttempted } from '../metrics/funnel_attempted.js';
import { funnelConsented } from '../metrics/funnel_consented.js';
import { funnelHeard } from '../metrics/funnel_heard.js';
import { funnelPerformed } from '../metrics/funnel_performed.js';
import { funnelReached } from '../metrics/funnel_reached.js';
import { funnelSettled } from '../metrics/funnel_settled.js';
import { incompleteRate } from '../metrics/incomplete_rate.js';
import { instalmentRate } from '../metrics/instalment_rate.js';
import { intake } from '../metrics/intake.js';
import { intakePerBranchCustomers } from '../metrics/intake_per_branch_customers.js';
import { intakePerBranches } from '../metrics/intake_per_branches.js';
import { intakePerCustomers } from '../metrics/intake_per_customers.js';
import { intakePerOutlets } from '../metrics/intake_per_outlets.js';
import { judicialConfirmation } from '../metrics/judicial_confirmation.js';
import { lastDayShare } from '../metrics/last_day_share.js';
import { lateEntryRate } from '../metrics/late_entry_rate.js';
import { litigationAfterFailure } from '../metrics/litigation_after_failure.js';
import { litigationAfterSettlement } from '../metrics/litigation_after_settlement.js';
import { lostContactShare } from '../metrics/lost_contact_share.js';
import { messageAnswers } from '../metrics/message_answers.js';
import { messageAtNight } from '../metrics/message_at_night.js';
import { messageConsent } from '../metrics/message_consent.js';
import { messageDelivery } from '../metrics/message_delivery.js';
import { messageOpening } from '../metrics/message_opening.js';
import { messageOptOut } from '../metrics/message_opt_out.js';
import { messageReceipts } from '../metrics/message_receipts.js';
import { monthsToClear } from '../metrics/months_to_clear.js';
import { nps } from '../metrics/nps.js';
import { oralAgreementShare } from '../metrics/oral_agreement_share.js';
import { otherIssueRate } from '../metrics/other_issue_rate.js';
import { pending } from '../metrics/pending.js';
import { pendingAged } from '../metrics/pending_aged.js';
import { pendingOver180 } from '../metrics/pending_over_180.js';
import { pendingOver30 } from '../metrics/pending_over_30.js';
import { pendingOver60 } from '../metrics/pending_over_60.js';
import { pendingOver90 } from '../metrics/pending_over_90.js';
import { pendingOverdue } from '../metrics/pending_overdue.js';
import { performanceAmountRate } from '../metrics/performance_amount_rate.js';
import { proceedingsPerDispute } from '../metrics/proceedings_per_dispute.js';
import { qaPassRate } from '../metrics/qa_pass_rate.js';
import { reopenRate } from '../metrics/reopen_rate.js';
import { repeatDisputeRate } from '../metrics/repeat_dispute_rate.js';
import { repeatSameAgentShare } from '../metrics/repeat_same_agent_share.js';
import { settlementRate } from '../metrics/settlement_rate.js';
import { settlementRateAll } from '../metrics/settlement_rate_all.js';
import { settlementRateCohort } from '../metrics/settlement_rate_cohort.js';
import { settlementRateFirstSession } from '../metrics/settlement_rate_first_session.js';
import { settlementRateParticipating } from '../metrics/settlement_rate_participating.js';
import { settlementRateWithinLimit } from '../metrics/settlement_rate_within_limit.js';
import { slaCompliance } from '../metrics/sla_compliance.js';
import { slaExtensionRate } from '../metrics/sla_extension_rate.js';
import { surveyCoverage } from '../metrics/survey_coverage.js';
import { surveyResponseRate } from '../metrics/survey_response_rate.js';
import { terminationShare } from '../metrics/termination_share.js';
import { timeToFirstDefault } from '../metrics/time_to_first_default.js';
import { timeToResolution } from '../metrics/time_to_resolution.js';
import { voluntaryPerformance } from '../metrics/voluntary_performance.js';
import { weightedClosingsPerFte } from '../metrics/weighted_closings_per_fte.js';
import { withoutEnforcementRate } from '../metrics/without_enforcement_rate.js';
import { baseline as baselineRecord } from '../records/baseline.js';
import { branch as branchRecord } from '../records/branch.js';
import { calendar as calendarRecord } from '../records/calendar.js';
import { campaign as campaignRecord } from '../records/campaign.js';
import { closingsKnown as closingsKnownRecord } from '../records/closings_known.js';
import { courtFeed as courtFeedRecord } from '../records/court_feed.js';
import { crosswalk as crosswalkRecord } from '../records/crosswalk.js';
import { customers as customersRecord } from '../records/customers.js';
import { definitionBreak as definitionBreakRecord } from '../records/definition_break.js';
import { handover as handoverRecord } from '../records/handover.js';
import { institution as institutionRecord } from '../records/institution.js';
import { mediator as mediatorRecord } from '../records/mediator.js';
import { mediatorAlias as mediatorAliasRecord } from '../records/mediator_alias.js';
import { message as messageRecord } from '../records/message.js';
import { organisation as organisationRecord } from '../records/organisation.js';
import { slaRule as slaRuleRecord } from '../records/sla_rule.js';
import { target as targetRecord } from '../records/target.js';
import { taxonomy as taxonomyRecord } from '../records/taxonomy.js';
import { training as trainingRecord } from '../records/training.js';

/** Every metric, by id. */
export const METRICS = [
  acceptanceRate,
  acceptances,
  agentClusterShare,
  amountAgreed,
  amountClaimed,
  amountRecovered,
  amountWaived,
  backlogShare,
  clearanceRate,
  closingEditRate,
  closingRate,
  closings,
  closingsPerFte,
  consumerFavourRate,
  costPerCase,
  csat,
  csatInstitution,
  csatInterviewed,
  daysToAcceptance,
  daysToAssignment,
  daysToClosing,
  daysToContact,
  daysToSession,
  defaultWithin90,
  exclusionRate,
  firstAttemptTimeliness,
  firstContactTimeliness,
  funnelAttempted,
  funnelConsented,
  funnelHeard,
  funnelPerformed,
  funnelReached,
  funnelSettled,
  incompleteRate,
  instalmentRate,
  intake,
  intakePerBranchCustomers,
  intakePerBranches,
  intakePerCustomers,
  intakePerOutlets,
  judicialConfirmation,
  lastDayShare,
  lateEntryRate,
  litigationAfterFailure,
  litigationAfterSettlement,
  lostContactShare,
  messageAnswers,
  messageAtNight,
  messageConsent,
  messageDelivery,
  messageOpening,
  messageOptOut,
  messageReceipts,
  monthsToClear,
  nps,
  oralAgreementShare,
  otherIssueRate,
  pending,
  pendingAged,
  pendingOver180,
  pendingOver30,
  pendingOver60,
  pendingOver90,
  pendingOverdue,
  performanceAmountRate,
  proceedingsPerDispute,
  qaPassRate,
  reopenRate,
  repeatDisputeRate,
  repeatSameAgentShare,
  settlementRate,
  settlementRateAll,
  settlementRateCohort,
  settlementRateFirstSession,
  settlementRateParticipating,
  settlementRateWithinLimit,
  slaCompliance,
  slaExtensionRate,
  surveyCoverage,
  surveyResponseRate,
  terminationShare,
  timeToFirstDefault,
  timeToResolution,
  voluntaryPerformance,
  weightedClosingsPerFte,
  withoutEnforcementRate,
] as const;

/** Every dimension, by id. */
export const DIMENSIONS = [
  activeAgeBand,
  ageBand,
  amountBand,
  attributedMediator,
  attribution,
  branch,
  business,
  cause,
  complexity,
  contactInTime,
  contactValid,
  daysBeforeLimit,
  dueRule,
  firstMediator,
  handoverReason,
  institution,
  intakeChannel,
  issue,
  mediationMode,
  mediator,
  messageResponse,
  messageTemplate,
  organisation,
  outcome,
  overdueStage,
  partyGroup,
  product,
  region,
  source,
  standingStep,
  subtype,
  team,
  teamLead,
] as const;

/** Every check, by id. */
export const CHECKS = [
  closedBeforeOpened,
  dayBack,
  duplicateDispute,
  emptyColumns,
  futureDate,
  lateEntry,
  lateGap,
  lostValues,
  maskedText,
  olderAsOf,
  olderDelivery,
  otherShare,
  rejectedRows,
  shrunkCases,
  slippedDate,
  stockIdentity,
  unknownOutcome,
  volume,
] as const;

/** Every kind of reference data, by id. */
export const RECORDS = [
  baselineRecord,
  branchRecord,
  calendarRecord,
  campaignRecord,
  closingsKnownRecord,
  courtFeedRecord,
  crosswalkRecord,
  customersRecord,
  definitionBreakRecord,
  handoverRecord,
  institutionRecord,
  mediatorRecord,
  mediatorAliasRecord,
  messageRecord,
  organisationRecord,
  slaRuleRecord,
  targetRecord,
  taxonomyRecord,
  trainingRecord,
] as const;
