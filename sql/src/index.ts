/** The door of the room: what other rooms may use. */
export { BUCKETS, bucketsOf, DateRangeError, daysBetween, institutionTime, isDate, type Bucket, type BucketSpan, type DateRange } from './time/bucket.js';
export { readWorkCalendar } from './time/calendar-files.js';
export { addCalendarDays, addWorkdays, dateOf, dayNumber, isWorkday, rollToWorkday, workdaysBetween, YearNotAnnouncedError, type WorkCalendar } from './time/calendar.js';
export { CANONICAL_COLUMNS, OUTCOMES, type CanonicalColumn, type CanonicalColumnName, type ColumnKind } from './canonical.js';
export { FilterError, MAX_FILTER_VALUES } from './question/cases.js';
export { allDimensions, allMetrics, dimensionById, memberLabel, metricById, UnknownIdError, type DimensionId, type MetricId } from './catalogue.js';
export { compileDuration, compileLevel } from './question/compile-open.js';
export { compileTally, isTally, sharedScans, type TallyMetric } from './question/compile-tally.js';
export { type Dimension } from './dimension.js';
export { openEngine, type EngineConfig } from './engine/open-engine.js';
export { goldenSql } from './question/golden.js';
export {
  EngineError, type AskOptions, type Engine, type EngineErrorCode, type InsertFileOptions, type ParamValue, type Reader, type Rows, type Statement, type Writer,
} from './engine/engine.js';
export {
  MIN_N_FULL, MIN_N_PERCENT, toldByClosedCases, type AmountMetric, type BasisColumn, type CountMetric, type Direction, type DurationMetric, type LevelMetric, type Metric, type MetricKind,
  type RatioMetric, type Unit,
} from './metric.js';
export { migrate, MigrationError } from './migrate.js';
export { type Cases, type Filter, type Question, type Scope, type Split } from './question/question.js';
export { wordFor, type LocalisedText, type Words } from './words.js';
export { compileAbsences, compileCaseWithdrawn } from '../queries/absences.js';
export { compileCaseHistory, SHOWN_COLUMNS } from '../queries/case_history.js';
export { compileCaseCount, compileCaseList, type CaseCursor, type Part } from '../queries/case_list.js';
export { compileFilterValues } from '../queries/filter_values.js';
export { compileCoverage, compileDatasets, compileDataVersion, NEEDED_COLUMNS } from '../queries/freshness.js';
export { compileLoads, compileRejects, LOAD_COLUMNS } from '../queries/loads.js';
export { compileMembers } from '../queries/members.js';
export {
  COMPARED_COLUMNS, compileLoadDataset, compileRestatementCounts, compileRestatements, type RestatementCursor, type Restated,
} from '../queries/restatements.js';
