/** The door of the room: what other rooms may use. */
export { BUCKETS, bucketsOf, DateRangeError, daysBetween, FISCAL_YEARS, INSTITUTION_OFFSET, institutionTime, isDate, monthFrom, type Bucket, type BucketSpan, type DateRange } from './time/bucket.js';
export { readWorkCalendar } from './time/calendar-files.js';
export { addCalendarDays, addWorkdays, dateOf, dayNumber, isWorkday, rollToWorkday, withNotices, workdaysBetween, YearNotAnnouncedError, type HolidayNotice, type WorkCalendar } from './time/calendar.js';
export { CANONICAL_COLUMNS, OUTCOMES, type CanonicalColumn, type CanonicalColumnName, type ColumnKind } from './canonical.js';
export { FilterError, MAX_FILTER_VALUES } from './question/cases.js';
export { allChecks, allDimensions, allMetrics, checkById, dimensionById, memberLabel, metricById, UnknownIdError, type CheckId, type DimensionId, type MetricId } from './catalogue.js';
export { beyondChance, isJudged, NO_MONTH, type Aspect, type Check, type CheckedLoad, type CheckedSource, type FoldedColumn, type LoadDays, type Severity } from './check/check.js';
export { rejectMonth } from './check/corrected-rejects.js';
export { EVENTS } from './check/events.js';
export { ASKED_COLUMNS, checkStatement, CONTROL_AMOUNTS, CONTROL_COLUMNS, controlStatement, emptyCountsStatement, WATCHED_COLUMNS } from './check/check-load.js';
export { ownCheck, testFault, type ColumnTest, type ColumnTests, type OwnRule } from './check/own-check.js';
export { RECORD_CONTROL_COLUMNS, recordControlStatement, recordSumLabel, summedColumns, type RecordSides } from './check/record-control.js';
export { gradeOfFinding, GRADES, gradeOfShare, MIN_GRADED, worstGrade, type Grade, type GradeReason } from './check/grade.js';
export { compileDuration, compileLevels, sharedStocks, type ClosingsKnown } from './question/compile-open.js';
export { compileQuotient } from './question/compile-quotient.js';
export { compileRate, ExposureError, recordNeeded, tellsApart } from './question/compile-rate.js';
export { MIN_COVERAGE, partsOf } from './exposure/exposure.js';
export { compileStockRatio, compileTurnover } from './question/compile-stock-ratio.js';
export { compileTally, isTally, sharedScans, type TallyMetric } from './question/compile-tally.js';
export { namesInForce, withNames, type GivenName, type MemberNames } from './record/member-names.js';
export { isUnclassified, PART, type Dimension } from './dimension.js';
export { openEngine, type EngineConfig } from './engine/open-engine.js';
export { fingerprintOf as definitionFingerprint } from './definition/definitions.js';
export { goldenSql } from './definition/golden.js';
export {
  EngineError, type AskOptions, type Engine, type EngineErrorCode, type InsertFileOptions, type ParamValue, type Reader, type Rows, type Statement, type Transform, type Writer,
} from './engine/engine.js';
export {
  PartError, toldByClosedCases, type AmountMetric, type BasisColumn, type CountMetric, type Direction, type DurationMetric, type Ending, type LevelMetric, type Metric, type MetricKind,
  type Part, type QuotientMetric, type RateMetric, type RatioMetric, type StockRatioMetric, type TurnoverMetric, type Unit,
} from './metric.js';
export { MIN_N_FULL, MIN_N_PERCENT } from './check/reliability.js';
export { EFFORT_DAYS, WEIGHT_PARTS } from './lookup/difficulty.js';
export { migrate, MigrationError } from './migrate.js';
export type { ExcellentEntry, ExcellentHead } from './operational/excellent/excellent-cases.js';
export { type BoardMethods, type MethodEntry } from './operational/board/board-methods.js';
export { type BoardRounds, type RestingRound, type RoundEntry, type RoundHead } from './operational/board/board-rounds.js';
export { OperationalError, type OperationalErrorCode } from './operational/failure.js';
export {
  ALERT_KINDS, ALERT_STATES, ALERT_STRENGTHS, ALERT_VERDICTS, subjectKey, type Alert, type AlertKind, type AlertReason, type AlertState, type AlertStrength, type AlertSubject, type AlertVerdict, type FoundAlert,
} from './operational/alerts/alert.js';
export { type AlertChange, type AlertEvent, type Alerts, type Judgement } from './operational/alerts/alerts.js';
export { type Episode } from './operational/alerts/episodes.js';
export { type JudgedEvent } from './operational/alerts/move.js';
export { type Delivery, type LoadEntry, type LoadRegistry, type LoadState, type RunningLoad } from './operational/loads.js';
export { openOperational, removeOperational, restoreOperational, type Operational, type OperationalConfig } from './operational/open-operational.js';
export { type SavedProfile, type SavedProfiles } from './operational/profiles.js';
export { type Schedule, type Schedules, type ScheduleEnd, type ScheduleSetting } from './operational/schedules.js';
export { type MarkedBody, type SourceMark, type SourceMarks } from './operational/source-marks.js';
export { type SavedView, type SavedViews, type ViewToSave } from './operational/views/saved-views.js';
export { type WatchedFile, type WatchedFiles } from './operational/watched-files.js';
export { loginOf, type Account, type Credentials, type NewAccount } from './operational/people/accounts.js';
export { type ApiToken } from './operational/people/api-tokens.js';
export { type AuditEvent, type AuditSearch, type AuditVerdict } from './operational/people/audit-log.js';
export { type RetentionRule } from './operational/retention/retention-rules.js';
export { type RoleGrant } from './operational/people/role-grants.js';
export { type Session } from './operational/people/sessions.js';
export { storeTime, storeTimeMs } from './operational/tables.js';
export { type Cases, type Filter, type Question, type Scope, type Split } from './question/question.js';
export { effectiveCases, FILLED_COLUMNS, KINDS_IN_CASES, REFERENCE_COLUMNS, type KindInCases } from './record/effective-cases.js';
export { LIMIT_COLUMNS } from './record/due-dates.js';
export { LIMIT_ENDS, LIMIT_STARTS, NATIONAL_RULES, type LimitStep, type NationalRule } from './record/national-rules.js';
export { MESSAGE_COLUMNS } from './record/first-message.js';
export { recordsInForce, recordsUpTo } from './record/in-force.js';
export { nameInUse, withPeople } from './record/people/names.js';
export { type RecordKind } from './record/record.js';
export { allRecords, CASE_SUBJECT, SUBJECT_IDS, subjectById, type RecordId, type Subject, type SubjectId } from './record/subject.js';
export { isMasked, STAND_INS, type MaskedPart } from './kept/masked.js';
export { deletedBefore } from './kept/deleted-before.js';
export { openStores, type Stores, type StoresConfig } from './stores.js';
export { wordFor, type LocalisedText, type Words } from './words.js';
export { compileCaseWithdrawn, compileLoadNotes } from '../queries/absences.js';
export { compileCaseHandovers } from '../queries/cases/case_handovers.js';
export { compileCaseFilled, compileCaseHistory, compileVersionCounts, HIDDEN_COLUMNS, SHOWN_COLUMNS } from '../queries/cases/case_history.js';
export { compileCaseCount, compileCaseList, type CaseCursor } from '../queries/cases/case_list.js';
export { compileCaseMessages } from '../queries/cases/case_messages.js';
export { compilePartyJourney } from '../queries/cases/party_journey.js';
export { compileConfidence, compileLoadFindings, compileUsuallyEmpty, CONFIDENCE_BY, MEASURED_SHARES, type SourceRule } from '../queries/confidence.js';
export { compileToldFacts, TOLD_FACTS } from '../queries/cases/told_facts.js';
export { compileTrainingHours, compileTrainings } from '../queries/people/trainings.js';
export { TRAINING_KINDS, type TrainingKind } from './record/people/training-kinds.js';
export { compileCaseMix, compileFirstSeen, compileStrata } from '../queries/case_mix.js';
export { boardFacts, compileCasesBetween, compileCasesOfName, compileMovedCases, compileNamedCases, type BoardCasesAsked, type BoardCounting, type Between } from '../queries/board/board_cases.js';
export { compileAnsweredCases } from '../queries/board/answered.js';
export { compileTakenBack } from '../queries/board/board_loads.js';
export { compileAliases, compileMediatorNames } from '../queries/people/mediator_names.js';
export { compileControls, compileFindings, compileRecordControls } from '../queries/load_checks.js';
export { compileEffort } from '../queries/effort.js';
export { compileFilterValues } from '../queries/filter_values.js';
export { compileCoverage, compileDatasetMoved, compileDatasets, compileDataVersion, compileHistoryStart, compileSourceProfiles, NEEDED_COLUMNS } from '../queries/freshness.js';
export { compileAnnotations, compileBaselines, compileCalendarNotices, compileClosingsKnown, compileDefinitionBreaks, compileLimitRules, compilePosts, compileRecordCount, compileRecordKinds, compileRecords, compileTargets, type RecordsAsked, type RecordsOfKind } from '../queries/records.js';
export { compileMessageSteps, MESSAGE_STEPS } from '../queries/messages.js';
export { compileDeletedBefore } from '../queries/retention/deleted_before.js';
export { compileRejects } from '../queries/rejects.js';
export { compileTypeCounts, compileTypeMonths, compileTypeSizes, type TypedCases } from '../queries/issues/type_sizes.js';
export { compileTypeStocks, type AgedMetric } from '../queries/issues/type_stocks.js';
export { compileMembers } from '../queries/members.js';
export { compileMemberNames } from '../queries/names/member_names.js';
export { compileDueCases, compileDueCounts } from '../queries/outlook/due_cases.js';
export { compileAgeingBy } from '../queries/signals/ageing_by.js';
export { compileCountsBy } from '../queries/signals/counts_by.js';
export { compileNewTypes } from '../queries/signals/new_types.js';
export { compileLateEntry } from '../queries/signals/late_entry.js';
export {
  COMPARED_COLUMNS, compileLoadDataset, compileRestatementCounts, compileRestatementLoads, compileRestatementMonths, compileRestatements, type RestatementCursor, type Restated,
} from '../queries/restatements.js';
export { refuseHeldDir, SCRATCH_MARK } from './engine/data-dir.js';
export { isGone, PROCESS_ID } from './engine/process-id.js';
