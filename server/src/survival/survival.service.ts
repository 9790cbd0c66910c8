import { Injectable } from '@nestjs/common';
import { compileDuration, dimensionById, metricById, MIN_N_PERCENT, type Dimension, type DurationMetric, type Ending, type LocalisedText, type Metric, type MetricId, type Question } from '@concord/sql';
import { isOf, largestMembers, membersOf, type OfMember } from '../metrics/members.js';
import type { Member } from '../metrics/metrics.model.js';
import { readEntries } from '../metrics/tally.js';
import { valueOf, type Stamp } from '../metrics/value.js';
import { fewDurations } from './few-durations.js';
import { findingAnswer } from '../narrative/finding.model.js';
import { closingsKnown } from '../records/closings-known.js';
import { aalenJohansen, incidenceAt, type CompetingDuration } from '../stats/survival/aalen-johansen.js';
import { kaplanMeier, survivalAt } from '../stats/survival/kaplan-meier.js';
import { QuestionError } from '../store/errors.js';
import { assertKept } from '../store/history.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import { survivalFindings } from './survival-findings.js';
import type { SurvivalInput } from './survival.input.js';
import type { EndingCurve, ShareByDay, Survival, SurvivalOf } from './survival.model.js';

const MAX_TOP = 20;
const MAX_DAYS = 12;
const NOT_RECORDED: LocalisedText = { zh: '结果未记录', en: 'Outcome not recorded' };

/** What one member's cases did, day by day; the last of `events` is ended without a known way. */
interface Cell extends OfMember {
  readonly durations: readonly CompetingDuration[];
}

function readCell(row: Row, { endings }: DurationMetric): Cell {
  const [events, censored] = [row.numbers('events'), row.numbers('censored')];
  const entryOf = readEntries(row);
  const ways = endings.map((_, i) => row.numbers(`ending_${String(i)}`));
  const durations = row.numbers('days').map((day, at) => {
    const told = ways.map((way) => way[at] ?? 0);
    const unknown = (events[at] ?? 0) - told.reduce((sum, n) => sum + n, 0);
    return { day: day ?? 0, events: [...told, unknown], censored: censored[at] ?? 0, ...entryOf(at) };
  });
  return { member: row.text('member'), isOther: row.num('is_other') === 1, durations };
}

const endingsOf = ({ endings }: DurationMetric): Member[] => [
  ...endings.map(({ id, label }: Ending) => ({ key: id, label, isOther: false })), { key: '', label: NOT_RECORDED, isOther: true },
];

/** Steps this small cannot be told apart on any drawing. */
const SMALLEST_STEP = 1 / 400;

/** Steps that can be seen: each that is at least so far from the one kept before it, and the first and the last. Each kept is as it was worked out. */
function drawn<Step>(steps: readonly Step[], height: (step: Step) => number): Step[] {
  const [first] = steps;
  let kept = first === undefined ? 0 : height(first);
  return steps.filter((step, i) => {
    const isSeen = i === 0 || i === steps.length - 1 || Math.abs(height(step) - kept) >= SMALLEST_STEP;
    if (isSeen) kept = height(step);
    return isSeen;
  });
}

/** Curves of some cases. Shares beyond the longest time anybody was watched are not known. */
function survivalOf(metric: DurationMetric, member: Member | null, durations: readonly CompetingDuration[], days: readonly number[], stamp: Stamp): SurvivalOf {
  const ended = ({ events }: CompetingDuration) => events.reduce((sum, n) => sum + n, 0);
  const all = durations.map((d) => ({ ...d, events: ended(d) }));
  const value = valueOf(metric, { kind: 'duration', durations: all }, stamp);
  const enough = value.n >= MIN_N_PERCENT;
  const curve = enough ? kaplanMeier(all) : [];
  const longest = Math.max(...all.map(({ day }) => day));
  const sharesBy = (at: (day: number) => number): ShareByDay[] => days.map((day) => ({ day, share: enough && day <= longest ? at(day) : null }));
  return {
    member, value, few: fewDurations(all), curve: drawn(curve, ({ survival }) => survival), shares: sharesBy((day) => survivalAt(curve, day)),
    // A page that asks for a member's curve alone does not pay for its endings.
    get endings() {
      const incidences = enough ? aalenJohansen(durations) : [];
      const endings = endingsOf(metric).map((ending, i): EndingCurve => ({
        ending, cases: durations.reduce((sum, { events }) => sum + (events[i] ?? 0), 0), points: drawn(incidences[i] ?? [], ({ incidence }) => incidence), shares: sharesBy((day) => incidenceAt(incidences[i] ?? [], day)),
      }));
      return endings.filter(({ cases, ending }) => cases > 0 || !ending.isOther);
    },
  };
}

const told = (metric: DurationMetric, dimension: Dimension | undefined, total: SurvivalOf, parts: readonly SurvivalOf[]): Survival =>
  ({ metric: metric.id as MetricId, total, parts, get findings() { return survivalFindings(metric, dimension, total, parts).map(findingAnswer); } });

function durationOf(metric: Metric): DurationMetric {
  if (metric.kind !== 'duration') throw new QuestionError('BAD_INPUT', `${metric.id} is no duration`);
  return metric;
}

/** How cohorts of cases end: any duration of the catalogue, by any dimension. */
@Injectable()
export class SurvivalService {
  constructor(private readonly store: Store) {}

  /** All cases of the range and, with a split, its largest members and 其他. Throws `QuestionError` BAD_INPUT. */
  survival(viewer: Viewer, { metric: id, split, top, days, range, ...selection }: SurvivalInput): Promise<Survival> {
    const metric = durationOf(metricById(id));
    if (top < 1 || top > MAX_TOP) throw new QuestionError('BAD_INPUT', `top must be between 1 and ${String(MAX_TOP)}`);
    if (days.length > MAX_DAYS || days.some((day) => day < 0)) throw new QuestionError('BAD_INPUT', `days must be at most ${String(MAX_DAYS)}, none negative`);
    const dimension = split === undefined || split === null ? undefined : dimensionById(split);
    if (dimension?.snapshotOnly === true) throw new QuestionError('BAD_INPUT', `${dimension.id} splits a stock only`);
    return this.store.consistently(viewer, async (snapshot) => {
      const question: Question = { ...(await snapshot.cases(selection)), metrics: [id], range, bucket: 'all' };
      await assertKept(snapshot, question, range);
      const known = await closingsKnown(snapshot, question);
      const ask = async (asked: Question) => (await snapshot.ask(compileDuration(metric, asked, { endings: true, known }))).map((row) => readCell(row, metric));
      const stamp = { asOf: question.asOf, dataVersion: snapshot.version.number };
      const of = (member: Member | null, cells: readonly Cell[]) => survivalOf(metric, member, cells.filter((cell) => isOf(member, cell)).flatMap(({ durations }) => durations), days, stamp);
      if (split === undefined || split === null || dimension === undefined) return told(metric, dimension, of(null, await ask(question)), []);
      const [{ named }, dimensionOf] = await Promise.all([largestMembers(snapshot, question, split, top), snapshot.dimensions(selection)]);
      const cells = await ask({ ...question, split: { dimension: split, named } });
      return told(metric, dimension, of(null, cells), membersOf(dimensionOf(split), named, cells).map((member) => of(member, cells)));
    });
  }
}
