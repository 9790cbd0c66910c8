import { DELIVERY_STATES, RUN_STATES, type DeliveryState, type RunState } from '@concord/sql';
import { enumOf } from '../graphql/enums.js';

/** On what kind of day a report is due. */
export const DueKindEnum = enumOf('DueKind', ['workday', 'day', 'weekly'], 'workday: the n-th working day of a month, or from its end. day: a day of the month. weekly: a day of the week.');
/** In which months. */
export const DueEveryEnum = enumOf('DueEvery', ['month', 'quarter', 'year'], 'quarter, year: in the first month of each, as the fiscal year counts them.');
/** What becomes of times that nobody ran. */
export const MissedRunsEnum = enumOf('MissedRuns', ['each', 'newest'], 'each: every one of them is made up for. newest: the newest only, and the others are noted.');
/** What is sent of a period without cases. */
export const EmptyPeriodEnum = enumOf('EmptyPeriod', ['note', 'skip'], 'note: a short note. skip: nothing, which the run says.');
/** Whether the report that people sealed of the period is sent. */
export const SealedReportEnum = enumOf('SealedReport', ['never', 'wait', 'else_made'], 'never: it is made anew, without what was written beside it. wait: the sealed report alone, once there is one. else_made: the sealed one if there is one by then, else made anew.');
/** How somebody gets a report. */
export const DeliveryWayEnum = enumOf('DeliveryWay', ['mail', 'folder']);
/** How far a run is. */
export const ReportRunStateEnum = enumOf<RunState>('ReportRunState', RUN_STATES, 'waiting: its files are not made yet. made: they are, and it is being sent. attention: it has ended, and not everybody got it. passed_over: missed, and a newer one was run in its place.');
/** What somebody got. */
export const ReportDeliveryStateEnum = enumOf<DeliveryState>('ReportDeliveryState', DELIVERY_STATES, 'refused: for good, by the mail server. failed: given up after many tries. no_scope: they may see nothing. skipped: there was nothing to report.');
