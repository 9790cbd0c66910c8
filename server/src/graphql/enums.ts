import { registerEnumType } from '@nestjs/graphql';
import { FOLD_RULES, type FoldRule } from '@concord/etl';
import { allDimensions, allMetrics, allRecords, BUCKETS, CAMPAIGN_KINDS, FISCAL_YEARS, GRADES, LIMIT_ENDS, LIMIT_STARTS, SUBJECT_IDS, TRAINING_KINDS, type Aspect, type Bucket, type DimensionId, type Grade, type LimitStep, type MetricId, type Severity, type SubjectId, type TrainingKind } from '@concord/sql';
import type { ReasonCode } from '../board/eligibility.js';
import { RANKING_MODES, type RankingMode } from '../board/method.js';
import type { Watched } from '../board/watch/watched.js';
import { BOARD_PHASES, CORRECTIONS, COUNTED_AS, DISQUALIFIERS, EVENT_KINDS, GROUNDS, MISMATCHES, MOVE_KINDS, MOVED_BY, PHASES, type BoardPhase, type Correction, type CountedAs, type Disqualifier, type Ground, type Mismatch, type MovedBy, type MoveKind, type Phase } from '../board/round/terms.js';
import { CASE_EVENT_KINDS, LIMIT_STATES } from '../cases/timeline.js';
import { EVIDENCE, UNMET, type Evidence, type Unmet } from '../mediators/training/evidence.js';
import { RIGHTS, ROLES, type Right, type Role } from '../identity/rights.js';
import { TOGETHER_FORMS, TONES, type TogetherForm, type Tone } from '../narrative/finding.js';

/** A GraphQL enum whose values are spelled as in the code. */
export function enumOf<Value extends string>(name: string, values: readonly Value[], description?: string): Readonly<Record<Value, Value>> {
  const ref = Object.fromEntries(values.map((v) => [v, v])) as Record<Value, Value>;
  registerEnumType(ref, description === undefined ? { name } : { name, description });
  return ref;
}

/** One value a metric of the catalogue. */
export const MetricIdEnum = enumOf('MetricId', allMetrics.map((m) => m.id as MetricId));
/** One value a dimension of the catalogue. */
export const DimensionIdEnum = enumOf('DimensionId', allDimensions.map((d) => d.id as DimensionId));
/** One value a kind of reference data. */
export const RecordIdEnum = enumOf('RecordId', allRecords.map((r) => r.id));
/** What the rows of a delivery are about: cases, or a kind of reference data. */
export const SubjectIdEnum = enumOf<SubjectId>('SubjectId', SUBJECT_IDS);
/** Whether records hold for a span of time. */
export const RecordValidityEnum = enumOf('RecordValidity', ['none', 'span']);
/** What a series may show besides its figures. */
export const AnnotationKindEnum = enumOf('AnnotationKind', [...CAMPAIGN_KINDS, 'definition_break', 'training']);
/** How days of a limit are counted. */
export const DayKindEnum = enumOf('DayKind', ['calendar', 'working']);
/** Steps of a case between which a limit runs. */
export const LimitStepEnum = enumOf<LimitStep>('LimitStep', [...LIMIT_STARTS, ...(Object.keys(LIMIT_ENDS) as (keyof typeof LIMIT_ENDS)[])]);
/** Cuts of time. */
export const BucketEnum = enumOf<Bucket>('Bucket', [...BUCKETS, ...FISCAL_YEARS], 'merged_month: January and February as one. fiscal_year_from_4: years that begin in April.');
/** What decides how a metric totals and is drawn. */
export const MetricKindEnum = enumOf('MetricKind', ['amount', 'balance', 'count', 'duration', 'level', 'quotient', 'rate', 'ratio', 'stock_ratio', 'turnover']);
/** Kinds of events in the course of a case. */
export const CaseEventKindEnum = enumOf('CaseEventKind', CASE_EVENT_KINDS);
/** How a limit of a case stands. */
export const LimitStateEnum = enumOf('LimitState', LIMIT_STATES, 'missed: also while what the limit is for has not come.');
/** Units of values; percent is a share (1 is 100 %), point a score from −100 to 100, times a plain factor. */
export const UnitEnum = enumOf('Unit', ['case', 'cny', 'day', 'percent', 'point', 'times']);
/** Which direction is better. */
export const DirectionEnum = enumOf('Direction', ['higher', 'lower', 'none']);
/** Parts of a number that a list can show. */
export const PartEnum = enumOf('Part', ['denominator', 'numerator', 'rest'], 'rest: counted by the denominator of a share and not by its numerator.');
/** How far a value may be read, by its n. */
export const ReliabilityEnum = enumOf(
  'Reliability', ['counts', 'full', 'indicative', 'none'],
  'none: n = 0, no value. counts: n < 10, show x/n only. indicative: n < 30, grey, never ordered. full: n >= 30.',
);
/** What a value lacks, so that there is none. */
export const LackEnum = enumOf(
  'Lack', ['coverage', 'deleted', 'exposure', 'split'],
  'deleted: closed cases of the time were deleted for their age, so that nothing of it is complete, of any kind of metric. exposure: the denominator is zero. coverage: of too many events it is not on record. split: it does not know a dimension that is filtered by, or that limits what the viewer may see.',
);
/** How a load ended, or that it has not. */
export const LoadStateEnum = enumOf('LoadState', ['failed', 'published', 'running', 'unchanged', 'withdrawn']);
/** Kinds of file that can be read. */
export const DeliveryFormatEnum = enumOf('DeliveryFormat', ['csv', 'jsonl', 'parquet', 'xes', 'xlsx']);
/** Encodings of text files. GraphQL names take no dash. */
export const EncodingEnum = enumOf('Encoding', ['gb18030', 'utf_16be', 'utf_16le', 'utf_8']);
/** How the rows of a case become one value. */
export const FoldRuleEnum = enumOf<FoldRule>('FoldRule', FOLD_RULES, 'All but must_agree leave empty cells out; sum_distinct adds each value once, distinct lists them all.');
/** How work in the background stands. */
export const JobStateEnum = enumOf('JobState', ['cancelled', 'done', 'failed', 'running']);
/** Where a load is. */
export const LoadPhaseEnum = enumOf('LoadPhase', ['check', 'delete', 'done', 'fold', 'map', 'publish', 'read', 'withdraw']);
/** How far figures can be trusted. */
export const GradeEnum = enumOf<Grade>('Grade', GRADES);
/** Sides of how far figures can be trusted. */
export const AspectEnum = enumOf<Aspect>('Aspect', ['completeness', 'consistency', 'timeliness']);
/** What a finding does to its load. */
export const SeverityEnum = enumOf<Severity>('Severity', ['block', 'note', 'warn'], 'block: the load was refused. warn: the grade is lowered. note: only told.');
/** How often a table is read whole. */
export const FullReadEnum = enumOf('FullRead', ['never', 'weekly', 'monthly'], "weekly, monthly: the first run of each week (from Monday) or month, in the institution's zone, reads the whole table and not only what is new by its watermark.");
/** What is done by itself. */
export const ScheduleKindEnum = enumOf('ScheduleKind', ['backup', 'folder', 'retention', 'source'], 'backup: all data, sealed, into a folder. retention: rules of how long is kept, applied. The operator sets both, and they cannot be saved.');
/** How a schedule stands. */
export const ScheduleStateEnum = enumOf('ScheduleState', ['attention', 'done', 'failed', 'none', 'running'], 'none: it has not run yet. attention: it ran, and a person should look at what came of it.');
/** What the latest month says of the process, by the rules of the chart. */
export const VariationEnum = enumOf('Variation', ['common_cause', 'concern_high', 'concern_low', 'improvement_high', 'improvement_low', 'neutral_high', 'neutral_low']);
/** Whether the process, as it is, will meet its target: always (pass), never (fail), or by chance (inconsistent). */
export const AssuranceEnum = enumOf('Assurance', ['fail', 'inconsistent', 'pass']);
/** Patterns that count as a signal. */
export const ControlRuleEnum = enumOf('ControlRule', ['astronomical', 'shift', 'trend', 'twoOfThree'], 'astronomical: outside the limits. shift: seven on one side of the centre. trend: seven rising or falling. twoOfThree: two of three in the outer third.');
/** How limits are made: by the moving range (xmr), or by the size of each month's sample (p, with Laney's correction). */
export const ControlChartKindEnum = enumOf('ControlChartKind', ['p', 'rare', 'u', 'xmr'], 'p, u: limits go with the size of each month. rare: less than one event a month, which no monthly chart can judge.');
/** Why a phase of a control chart begins. */
export const PhaseStartEnum = enumOf('PhaseStart', ['definition_break', 'first', 'rebase'], 'rebase: somebody set a new baseline, with a written reason.');
/** How far limits can be read: none below 12 months, provisional below 20. */
export const LimitTrustEnum = enumOf('LimitTrust', ['full', 'provisional', 'too_few']);
/** Where a member lies in a funnel plot. */
export const FunnelPositionEnum = enumOf(
  'FunnelPosition', ['above_95', 'above_998', 'below_95', 'below_998', 'not_judged', 'within'],
  '95, 998: strictly outside the 95 % or the 99.8 % limits. not_judged: fewer than 30 cases, or too few peers with cases of the same kind.',
);
/** On which scale members of a funnel plot are drawn and judged. */
export const FunnelScaleEnum = enumOf('FunnelScale', ['ratio', 'share'], 'ratio: O/E of rare events against the number expected. share: a share, adjusted where asked, against the number of cases.');
/** What the size of a type of dispute is told by. */
export const IssueMeasureEnum = enumOf('IssueMeasure', ['amount', 'cases', 'days'], 'cases: how many. days: how long they have been active. amount: what is claimed in them.');
/** Places on the board of mediators. */
export const TierEnum = enumOf('Tier', ['candidate', 'gold']);
/** How far what is shown before and after a training may go. */
export const EvidenceEnum = enumOf<Evidence>('Evidence', EVIDENCE, 'A: description. B: association, with its assumptions.');
/** What keeps it from going further. */
export const EvidenceUnmetEnum = enumOf<Unmet>('EvidenceUnmet', UNMET);
/** What a training is. */
export const TrainingKindEnum = enumOf<TrainingKind>('TrainingKind', TRAINING_KINDS);
/** On which side of the others somebody is to be asked why. */
export const WatchSideEnum = enumOf<Watched['side']>('WatchSide', ['above', 'below']);
/** How a board is shown. */
export const RankingModeEnum = enumOf<RankingMode>('RankingMode', RANKING_MODES);
/** Where the making of a board is. */
export const BoardPhaseEnum = enumOf<BoardPhase>('BoardPhase', BOARD_PHASES);
/** Why somebody cannot be placed on the board. */
export const ReasonCodeEnum = enumOf<ReasonCode>('ReasonCode', ['ABOVE_GATE', 'BELOW_GATE', 'BEYOND_CHANCE', 'NO_PEERS', 'TOO_FEW_CASES', 'TOO_FEW_HOURS', 'TOO_SHORT_IN_POST']);
/** Cuts of time a table can have. */
export const GrainEnum = enumOf('Grain', ['all', 'month', 'merged_month', 'quarter', 'year', ...FISCAL_YEARS], 'all: the whole range as one. The others as in Bucket.');
/** What values are held against. */
export const AgainstEnum = enumOf('Against', ['none', 'period', 'target', 'year'], 'period: as many months before. year: the same months a year before.');
/** How a finding is coloured: grey (normal) unless a rule fired. */
export const ToneEnum = enumOf<Tone>('Tone', TONES);
/** As what several metrics are told together. */
export const TogetherFormEnum = enumOf<TogetherForm>(
  'TogetherForm', TOGETHER_FORMS, 'ages: a stock (first) and parts of it. bases: one rate on several bases. facts: side by side. steps: each counts within the one before.',
);
/** How far a round of the board is. */
export const RoundPhaseEnum = enumOf<Phase>('RoundPhase', PHASES);
/** What was done in a round of the board. */
export const RoundEventKindEnum = enumOf('RoundEventKind', EVENT_KINDS);
/** How a case counts for a measure of the board. */
export const CountedAsEnum = enumOf<CountedAs>('CountedAs', COUNTED_AS, 'credited: it counts, and to the credit of who answers for it.');
/** Why a board made again is not the one a round keeps. */
export const RoundMismatchEnum = enumOf<Mismatch>('RoundMismatch', MISMATCHES, 'definition_changed, rule_changed: it is not made again, since other figures would stand under the same names. method_unknown: the round is of a time when methods were not kept with rounds.');
/** Why somebody stands elsewhere than on another board, besides points. */
export const MovedByEnum = enumOf<MovedBy>('MovedBy', MOVED_BY, 'method: the boards are made by different rules. others: they themselves are as they were, those they are held against are not.');
/** What is different about a case between two boards. */
export const MoveKindEnum = enumOf<MoveKind>('MoveKind', MOVE_KINDS, 'entered, left: it came to count for a measure, or ceased to.');
/** Why somebody is left out of the board whatever they scored (一票否决). */
export const DisqualifierEnum = enumOf<Disqualifier>('Disqualifier', DISQUALIFIERS);
/** How it is known that what an appeal was upheld for was corrected. */
export const AppealCorrectionEnum = enumOf<Correction>('AppealCorrection', CORRECTIONS, 'data: its cases changed since. said: the committee says so, with a reason.');
/** What an appeal may say: whose case, its outcome or dates, its stratum, or who or what is left out or counts. */
export const AppealGroundEnum = enumOf<Ground>('AppealGround', GROUNDS);
/** What somebody may do: see figures, see cases one by one, see who mediators are, take data out, bring data in, decide targets and methods, publish, say who may do what, read what was done. */
export const RightEnum = enumOf<Right>('Right', RIGHTS);
/** Roles of people. */
export const RoleEnum = enumOf<Role>('Role', Object.keys(ROLES) as Role[]);
