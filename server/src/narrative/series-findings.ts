import { daysBetween, type Bucket, type Metric } from '@concord/sql';
import type { ControlChart } from '../metrics/control.model.js';
import type { Point } from '../metrics/metrics.model.js';
import { controlFinding } from './control-sentence.js';
import type { Finding } from './finding.js';
import { comparisonFinding, sizeFinding } from './sentences.js';
import { spanText } from './text.js';
import { rebaseFinding, targetFinding } from './target-sentence.js';
import { MATURE, shownValue } from './value-words.js';

type Told = Omit<Point, 'control' | 'rolling'> & Partial<Pick<Point, 'control'>>;

/** Cuts whose periods have the same one a year before; weeks and days fall differently. */
const YEARLY: ReadonlySet<Bucket> = new Set<Bucket>(['month', 'merged_month', 'quarter']);

/** The Spring Festival moves between January and February: neither is held against itself a year before. */
const isHeldAgainstYear = ({ from }: Told, bucket: Bucket): boolean => YEARLY.has(bucket) && !(bucket === 'month' && ['01', '02'].includes(from.slice(5, 7)));

const yearBefore = (from: string): string => `${String(Number(from.slice(0, 4)) - 1).padStart(4, '0')}${from.slice(4)}`;

/** A median that was last reached so many days before the end of the newest complete period tells nothing of how things are. */
const STALE_DAYS = 366;

/**
 * The period told: the latest that is complete, has a value and a known outcome; else the last complete one. A median that half of the newer cases never reach would be
 * one of long ago: the last complete period is told, as not reached.
 */
function latestOf(metric: Metric, points: readonly Told[]): number {
  const last = points.findLastIndex(({ complete }) => complete);
  const firm = points.findLastIndex(({ complete, value }) => complete && shownValue(metric, value) !== null && value.maturity >= MATURE);
  const [told, newest] = [points[firm], points[last]];
  if (told === undefined || newest === undefined) return last;
  return metric.kind === 'duration' && daysBetween(told.to, newest.to) > STALE_DAYS ? last : firm;
}

/**
 * What may be said of a series (oldest first, its history before the shown range included): its latest known period, that against the one before and a year
 * before where the data know all of these, what the control chart finds, whether the target is met, and where somebody set a new baseline. Nothing where no period is complete.
 */
export function seriesFindings(metric: Metric, points: readonly Told[], bucket: Bucket, chart: ControlChart | null): Finding[] {
  const at = latestOf(metric, points);
  const latest = points[at];
  if (latest === undefined) return [];
  const normal = chart === null || chart.latest !== latest.from || chart.variation === null ? undefined : chart.variation === 'common_cause';
  // Half entered, a month would seem to have fallen.
  const isEntered = chart === null || chart.heldBack === null || latest.from < chart.heldBack;
  const known = isEntered ? points.filter(({ complete }) => complete) : [];
  const before = known.find(({ from }) => from === points[at - 1]?.from);
  const earlier = isHeldAgainstYear(latest, bucket) ? known.find(({ from }) => from === yearBefore(latest.from)) : undefined;
  return [
    sizeFinding(metric, latest.value, spanText(latest)),
    before === undefined ? null : comparisonFinding(metric, latest.value, before.value, 'period', normal, [latest.perWorkday ?? null, before.perWorkday ?? null]),
    earlier === undefined ? null : comparisonFinding(metric, latest.value, earlier.value, 'year'),
    chart === null || normal === true ? null : controlFinding(metric, chart, points.find(({ from }) => from === chart.latest)?.control ?? null),
    chart === null ? null : targetFinding(metric, chart),
    ...(chart?.phases ?? []).map(rebaseFinding),
  ].filter((finding) => finding !== null);
}
