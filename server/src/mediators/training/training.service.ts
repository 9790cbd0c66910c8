import { Injectable } from '@nestjs/common';
import { compileTrainingHours, compileTrainings, dimensionById, isDate, memberLabel, type Cases, type RatioMetric, TRAINING_KINDS } from '@concord/sql';
import { ratioById } from '../../comparisons/ratio-cells.js';
import { mayLoad } from '../../deliveries/may-load.js';
import { QuestionError } from '../../store/errors.js';
import { Store, type Snapshot } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { DECLARED, familyOf, pOf, type Family } from './evidence.js';
import { lookAt, shifted } from './look.js';
import { trainingFindings } from './training-findings.js';
import type { Training, TrainingEffect, TrainingEffectInput, Trainings } from './training.model.js';

/** Spans that may be asked for. */
const SPANS: readonly number[] = [3, 6, 12];
/** Newest trainings that are looked at together: older ones have had their day, and each costs some ten questions. */
const LOOKED_AT_MOST = 30;

const member = (key: string) => ({ key, label: memberLabel(dimensionById('mediator'), key), isOther: false });

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
      return { on: asOf, declared: DECLARED, trainings, hours: hours.map((row) => ({ mediator: member(row.text('mediator')), team: row.text('team'), hours: row.numOrNull('hours'), ofRecords: row.num('of_records'), ofDrills: row.num('of_drills') })) };
    });
  }

  /** Before and after one training: what is declared beforehand is looked at beside all others, anything else is described. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async effect(viewer: Viewer, input: TrainingEffectInput): Promise<TrainingEffect> {
    mayLoad(viewer);
    const { dataset, training, heldOn, months } = input;
    if (!SPANS.includes(months)) throw new QuestionError('BAD_INPUT', `months are ${SPANS.join(', ')}`);
    if (!isDate(heldOn)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
    const metric = ratioById(input.metric);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const all = await trainingsOf(snapshot, dataset, Math.min(input.asOfLoad ?? snapshot.version.number, snapshot.version.number));
      const found = all.find((one) => one.training === training && one.heldOn === heldOn);
      if (found === undefined) throw new QuestionError('BAD_INPUT', 'there is no such training');
      const looked = await lookAt(snapshot, cases, metric, found, months);
      const { told, unmet, before, ...look } = looked;
      const { difference } = told;
      const family = unmet.length > 0 || difference === null ? null : await familyAmong(snapshot, cases, metric, found, all, pOf(difference));
      return {
        ...look, unmet, evidence: family === null ? 'A' : 'B', attended: told.attended, others: told.others, expectedAfter: told.expectedAfter, before,
        difference: family === null || difference === null ? null : { ...difference, adjustedP: family.adjustedP }, family, sentences: trainingFindings(told, unmet, look, family),
      };
    });
  }
}

/** One training among the newest that can be looked at in the same way, each by its own p. */
async function familyAmong(snapshot: Snapshot, cases: Cases, metric: RatioMetric, own: Training, all: readonly Training[], p: number): Promise<Family> {
  const rest = all.filter((one) => one !== own && shifted(one.heldOn, DECLARED.months) <= cases.asOf).slice(0, LOOKED_AT_MOST - 1);
  const others: number[] = [];
  // One after the other: together they would take the engine from everybody else.
  for (const one of rest) {
    const { told: { difference }, unmet } = await lookAt(snapshot, cases, metric, one, DECLARED.months);
    if (unmet.length === 0 && difference !== null) others.push(pOf(difference));
  }
  return familyOf(p, others, rest.length + 1);
}
