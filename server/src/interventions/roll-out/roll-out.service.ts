import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, institutionTime, isDate, memberLabel, monthFrom, storeTime, type RolloutPlan, type Stores } from '@concord/sql';
import { askRatioCells, mustSplit, ratioById } from '../../comparisons/ratio-cells.js';
import { membersTold } from '../../records/subjects-told.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES, type Snapshot } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { drawn, type Draw } from './draw.js';
import { planEffect, planSentences, type PlanBody } from './plan-effect.js';
import type { RollOutDraw, RollOutInput, RollOutPlan } from './roll-out.model.js';
import { rowsOf } from './rows.js';
import { RollOutRefused, type Design, type Unit } from './terms.js';

/** Figures before the draw are of so many months. */
const MONTHS = 12;
const MOST_SEEDS = 2 ** 31 - 1;

const designOf = ({ dimension, effect, metric, seed, startsOn, stepMonths, steps }: RollOutInput): Design => ({ dimension, effect, metric, startsOn, stepMonths, steps, seed: seed ?? randomInt(1, MOST_SEEDS) });
const nameOf = (name: string): string => {
  const told = name.trim();
  if (told.length < 2 || told.length > 80) throw new QuestionError('BAD_INPUT', 'a name has 2 to 80 signs');
  return told;
};

/** Stepped roll-outs: drawn by chance, written down before they begin, and what they showed. */
@Injectable()
export class RollOutService {
  constructor(private readonly store: Store, @Inject(STORES) private readonly stores: Stores) {}

  /** Draws a roll-out without writing it down. Throws `RollOutRefused`, `QuestionError` BAD_INPUT, FORBIDDEN, NO_SCOPE. */
  async draw(viewer: Viewer, input: RollOutInput): Promise<RollOutDraw> {
    const design = designOf(input);
    const { draw, labels } = await this.drawFor(viewer, input, design);
    return answerOf(draw, design, labels);
  }

  /** Draws one and writes it down; never after it began. Throws as `draw`. */
  async write(viewer: Viewer, input: RollOutInput, given: string): Promise<RollOutPlan> {
    const [name, design] = [nameOf(given), designOf(input)];
    if (input.startsOn <= institutionTime(storeTime()).slice(0, 10)) throw new RollOutRefused('ROLL_OUT_BEGUN', { zh: '抽签必须在第一步开始之前写定。', en: 'A draw is written down before its first step begins.' });
    const { draw } = await this.drawFor(viewer, input, design);
    const { dataset } = input;
    const units = draw.steps.flatMap((step) => step.units).map(({ key, cases }) => ({ key, cases })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const { dimension, metric, startsOn, steps, stepMonths, seed, effect } = design;
    const body: PlanBody = { dimension, metric, startsOn, steps, stepMonths, seed, effect, units, order: draw.steps.map((step) => step.units.map(({ key }) => key)) };
    const plan = await this.stores.operational.rolloutPlans.add({ dataset, name, body: JSON.stringify(body), startsOn, seed, drawnBy: viewer.id });
    return this.planOf(plan, body, null);
  }

  /** Plans of whose units the viewer may be told, newest first, with what they showed of the cases they may see. Throws `QuestionError` NO_SCOPE. */
  async plans(viewer: Viewer, dataset: string): Promise<RollOutPlan[]> {
    const kept = (await this.stores.operational.rolloutPlans.list(dataset)).map((plan) => ({ plan, body: JSON.parse(plan.body) as PlanBody }));
    return this.store.consistently(viewer, async (snapshot) => {
      const answers: RollOutPlan[] = [];
      for (const { plan, body } of kept) {
        if (!(await isTold(snapshot, dataset, body))) continue;
        answers.push(this.planOf(plan, body, await planEffect(snapshot, await snapshot.cases({ dataset, filters: [] }), body)));
      }
      return answers;
    });
  }

  private planOf({ id, name, seed, drawnAt }: RolloutPlan, body: PlanBody, effect: RollOutPlan['effect']): RollOutPlan {
    const { dimension, metric, order, startsOn, steps, stepMonths } = body;
    return {
      id, name, seed, dimension, metric, startsOn, stepMonths, effect, drawnAt: institutionTime(drawnAt), endsOn: addCalendarDays(monthFrom(startsOn, steps * stepMonths), -1), steps: order,
      rows: rowsOf(id, name, body), sentences: planSentences(effect),
    };
  }

  private drawFor(viewer: Viewer, { dataset, dimension, members, metric: id, startsOn }: RollOutInput, design: Design): Promise<{ readonly draw: Draw; readonly labels: (key: string) => { zh: string; en: string } }> {
    if (!isDate(startsOn)) throw new QuestionError('BAD_INPUT', 'a day is written YYYY-MM-DD');
    const metric = ratioById(id);
    mustSplit(dimension);
    return this.store.consistently(viewer, async (snapshot) => {
      const named = (await snapshot.dimensions({ dataset }))(dimension);
      const cases = await snapshot.cases({ dataset, filters: [] });
      const range = { from: monthFrom(cases.asOf, -MONTHS), to: addCalendarDays(monthFrom(cases.asOf, 0), -1) };
      const cells = new Map((await askRatioCells(snapshot, metric, [dimension], { ...cases, range, bucket: 'all', metrics: [id] })).map(({ keys: [key = ''], tally }) => [key, tally]));
      const units = members.map((key): Unit => {
        const tally = cells.get(key);
        return { key, name: memberLabel(named, key).zh, cases: tally?.n ?? 0, rate: tally === undefined || tally.n === 0 ? null : tally.numerator / tally.n };
      });
      return { draw: drawn(units, design, MONTHS), labels: (key) => memberLabel(named, key) };
    });
  }
}

function answerOf({ steps, endsOn, power }: Draw, design: Design, labels: (key: string) => { zh: string; en: string }): RollOutDraw {
  const unitOf = ({ key, cases, rate }: Unit) => ({ cases, rate, member: { key, label: labels(key), isOther: false } });
  return {
    endsOn, power, seed: design.seed, steps: steps.map((step) => ({ startsOn: step.startsOn, cases: step.cases, rate: step.rate, units: step.units.map(unitOf) })),
  };
}

/** Whether somebody may be told of all units of a plan: a part of it is none. */
async function isTold(snapshot: Snapshot, dataset: string, { dimension, units }: PlanBody): Promise<boolean> {
  if (!(await snapshot.dimensions({ dataset })).isTold(dimension)) return false;
  return (await membersTold(snapshot, { dataset }, units.map(({ key }) => [dimension, key] as const))).length === units.length;
}
