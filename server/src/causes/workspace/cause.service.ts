import { Injectable } from '@nestjs/common';
import { memberLabel, metricById, type CountMetric, type DimensionId, type MetricId } from '@concord/sql';
import { ActionsService } from '../../actions/actions.service.js';
import { annotationsIn } from '../../annotations/annotations.service.js';
import type { ActionState } from '../../actions/action.js';
import type { Action } from '../../actions/actions.model.js';
import { findingAnswer } from '../../narrative/finding.model.js';
import { QuestionError } from '../../store/errors.js';
import { assertKept } from '../../store/history.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { betterOf } from './better/better.js';
import { Judge } from './better/judge.service.js';
import type { CauseAsked } from './cause-asked.js';
import { causeFindings } from './cause-findings.js';
import type { CauseInput } from './cause.input.js';
import type { Cause } from './cause.model.js';
import { featuresOf } from './features.js';
import { measuresOf } from './measures.js';
import { partsOf } from './parts.js';
import { waitingOf } from './waiting.js';

/** So many metrics or dimensions of a kind are asked for at once. */
const MOST = 12;
/** Actions that are told as done. */
const OVER: readonly ActionState[] = ['closed', 'done'];

function countMetric(id: MetricId): CountMetric {
  const metric = metricById(id);
  if (metric.kind !== 'count') throw new QuestionError('BAD_INPUT', `${id} is no count of cases`);
  return metric;
}

/** Refuses what the page of a type could never ask for: lists without an end, durations that are none, and dimensions of one moment or of people. */
function mustBeAsked({ dimension, features, headline, improves, parts, steps }: CauseInput, dimensionOf: (id: DimensionId) => { readonly snapshotOnly?: true; readonly namesPeople?: true }): void {
  if ([features, headline, improves, parts, steps].some(({ length }) => length > MOST)) throw new QuestionError('BAD_INPUT', `at most ${String(MOST)} of each are asked for`);
  if (steps.some((id) => metricById(id).kind !== 'duration')) throw new QuestionError('BAD_INPUT', 'steps are durations');
  if (improves.some((id) => !['duration', 'ratio'].includes(metricById(id).kind))) throw new QuestionError('BAD_INPUT', 'what got better is told by shares and durations');
  for (const id of [dimension, ...features, ...parts]) {
    const { namesPeople, snapshotOnly } = dimensionOf(id);
    if (namesPeople === true || snapshotOnly === true) throw new QuestionError('BAD_INPUT', `${id} is of people or of one moment: it is not asked for here`);
  }
}

/** Why a type stays unresolved, as far as the cases tell: one question, one data version. */
@Injectable()
export class CauseService {
  constructor(private readonly store: Store, private readonly actions: ActionsService, private readonly judge: Judge) {}

  /** Throws `QuestionError` BAD_INPUT, NO_SCOPE, FORBIDDEN, `PeriodDeletedError`. */
  async cause(viewer: Viewer, input: CauseInput): Promise<Cause> {
    const actions = await this.actions.list(viewer, { dataset: input.dataset, states: OVER });
    const told: Pick<Cause, keyof Cause> = await this.told(viewer, input, actions);
    return told.better === null ? told : { ...told, better: await this.judge.better(viewer, input, told.better) };
  }

  private told(viewer: Viewer, input: CauseInput, actions: readonly Action[]): Promise<Cause> {
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const [names] = await Promise.all([snapshot.dimensions(input), assertKept(snapshot, cases, input.range)]);
      mustBeAsked(input, names);
      const metric = countMetric(input.metric);
      const own = { dimension: input.dimension, values: [input.member] };
      const asked: CauseAsked = { snapshot, cases, names, range: input.range, own, others: { ...own, exclude: true }, stamp: { asOf: cases.asOf, dataVersion: snapshot.version.number } };
      const [headline, steps, waiting, parts, features, better] = await Promise.all([
        measuresOf(asked, input.headline),
        measuresOf(asked, input.steps),
        typeof input.stock === 'string' ? waitingOf(asked, input.stock) : [],
        partsOf(asked, metric, input.parts.filter((id) => id !== input.dimension)),
        typeof input.settled === 'string' ? featuresOf(asked, input.settled, input.features.filter((id) => id !== input.dimension)) : null,
        annotationsIn(snapshot, { dataset: input.dataset, asOfLoad: input.asOfLoad ?? null }).then((annotations) => betterOf(asked, metric, input.improves, { annotations, actions })),
      ]);
      const told = { member: { key: input.member, label: memberLabel(names(input.dimension), input.member), isOther: false }, headline, steps, waiting, parts, features, better };
      return { ...told, asOf: cases.asOf, dataVersion: snapshot.version.number, findings: causeFindings(told).map(findingAnswer) };
    });
  }
}
