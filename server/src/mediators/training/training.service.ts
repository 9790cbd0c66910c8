import { Injectable } from '@nestjs/common';
import { addCalendarDays, compileTrainingHours, compileTrainings, dateOf, dayNumber, dimensionById, isDate, memberLabel, type Cases, type DateRange, type MetricId, type RatioMetric, TRAINING_KINDS } from '@concord/sql';
import { askRatioCells, peersOf, ratioById, type RatioCell } from '../../comparisons/ratio-cells.js';
import { mayLoad } from '../../deliveries/may-load.js';
import { QuestionError } from '../../store/errors.js';
import { Store, type Snapshot } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { beforeAfter, type Person, type Share } from './before-after.js';
import { trainingFindings } from './training-findings.js';
import type { Training, TrainingEffect, TrainingEffectInput, Trainings } from './training.model.js';

/** Spans that may be asked for. */
const SPANS: readonly number[] = [3, 6, 12];
/** How far back the spread of true rates is looked for: more cases than the months before, so that fewer differences are taken for chance or the other way round. */
const SPREAD_MONTHS = 12;

const member = (key: string) => ({ key, label: memberLabel(dimensionById('mediator'), key), isOther: false });

/** The same day so many months later, at the latest the last of its month. */
export function shifted(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = (of: number): string => `${String(Math.floor(of / 12)).padStart(4, '0')}-${String((of % 12) + 1).padStart(2, '0')}-01`;
  const last = dateOf(dayNumber(first(month + 1)) - 1);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

const NOTHING: Share = { successes: 0, trials: 0 };
const shareOf = ({ tally }: RatioCell): Share => ({ successes: tally.numerator, trials: tally.n });
const sharesBy = (cells: readonly RatioCell[]): ReadonlyMap<string, Share> => new Map(cells.map((cell) => [cell.keys[0] ?? '', shareOf(cell)]));

async function trainingsOf(snapshot: Snapshot, dataset: string, asOfLoad: number): Promise<Training[]> {
  return (await snapshot.ask(compileTrainings({ dataset, asOfLoad }))).map((row) => {
    const [zh, training] = [row.text('topic'), row.text('training')];
    const topic = { zh: zh === '' ? training : zh, en: row.text('topic_en') === '' ? (zh === '' ? training : zh) : row.text('topic_en') };
    return { training, topic, kind: TRAINING_KINDS.find((one) => one === row.text('kind')) ?? 'course', heldOn: row.text('held_on'), hours: row.numOrNull('hours'), people: row.list('mediators').map((one) => member(String(one))) };
  });
}

/** Trainings, hours, and what a dashboard may honestly show before and after one. */
@Injectable()
export class TrainingService {
  constructor(private readonly store: Store) {}

  /** Trainings and hours of those in post on the last day known. Throws `QuestionError` NO_SCOPE. */
  async trainings(viewer: Viewer, dataset: string): Promise<Trainings> {
    mayLoad(viewer);
    return this.store.consistently(viewer, async (snapshot) => {
      const { asOf } = await snapshot.cases({ dataset, filters: [] });
      const [trainings, hours] = await Promise.all([trainingsOf(snapshot, dataset, snapshot.version.number), snapshot.ask(compileTrainingHours({ dataset, asOfLoad: snapshot.version.number }, asOf))]);
      return { on: asOf, trainings, hours: hours.map((row) => ({ mediator: member(row.text('mediator')), team: row.text('team'), hours: row.numOrNull('hours'), ofRecords: row.num('of_records'), ofDrills: row.num('of_drills') })) };
    });
  }

  /** Before and after one training. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async effect(viewer: Viewer, input: TrainingEffectInput): Promise<TrainingEffect> {
    mayLoad(viewer);
    const { dataset, training, heldOn, months } = input;
    if (!SPANS.includes(months)) throw new QuestionError('BAD_INPUT', `months are ${SPANS.join(', ')}`);
    if (!isDate(heldOn)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
    const metric = ratioById(input.metric);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const found = (await trainingsOf(snapshot, dataset, Math.min(input.asOfLoad ?? snapshot.version.number, snapshot.version.number))).find((one) => one.training === training && one.heldOn === heldOn);
      if (found === undefined) throw new QuestionError('BAD_INPUT', 'there is no such training');
      return this.judged(snapshot, cases, metric, found, months);
    });
  }

  private async judged(snapshot: Snapshot, cases: Cases, metric: RatioMetric, { heldOn, people: took }: Training, months: number): Promise<TrainingEffect> {
    const [beforeFrom, beforeTo, end] = [shifted(heldOn, -months), addCalendarDays(heldOn, -1), shifted(heldOn, months)];
    const afterTo = end < cases.asOf ? end : cases.asOf;
    const ask = (range: DateRange) => (range.from > range.to ? Promise.resolve([]) : askRatioCells(snapshot, metric, ['mediator'], { ...cases, range, bucket: 'all', metrics: [metric.id as MetricId] }));
    const [before, after, spread, ...monthly] = await Promise.all([
      ask({ from: beforeFrom, to: beforeTo }), ask({ from: addCalendarDays(heldOn, 1), to: afterTo }), ask({ from: shifted(heldOn, -SPREAD_MONTHS), to: beforeTo }),
      ...Array.from({ length: months }, (_, i) => ask({ from: shifted(heldOn, i - months), to: addCalendarDays(shifted(heldOn, i + 1 - months), -1) })),
    ]);
    const inside = new Set(took.map(({ key }) => key));
    const [old, now] = [sharesBy(before), sharesBy(after)];
    const people = [...new Set([...old.keys(), ...now.keys()])].filter((key) => key !== '').sort().map((key): Person => ({ tookPart: inside.has(key), before: old.get(key) ?? NOTHING, after: now.get(key) ?? NOTHING }));
    const rateOf = (cells: readonly RatioCell[], tookPart: boolean): number | null => {
      const own = cells.filter(({ keys: [key = ''] }) => key !== '' && inside.has(key) === tookPart).map(shareOf);
      const trials = own.reduce((sum, one) => sum + one.trials, 0);
      return trials === 0 ? null : own.reduce((sum, one) => sum + one.successes, 0) / trials;
    };
    const rates = monthly.map((cells): readonly [number, number] | null => { const [own, rest] = [rateOf(cells, true), rateOf(cells, false)]; return own === null || rest === null ? null : [own, rest]; });
    const told = beforeAfter(people, peersOf(spread.filter(({ keys: [key] }) => key !== '')).tau2, rates);
    return {
      metric: metric.id as MetricId, heldOn, beforeFrom, afterTo, isRunning: end > cases.asOf, attended: told.attended, others: told.others, expectedAfter: told.expectedAfter, isApart: told.isApart, difference: told.difference,
      sentences: trainingFindings(told),
    };
  }
}
