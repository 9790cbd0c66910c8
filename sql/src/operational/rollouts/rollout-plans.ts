import { randomUUID } from 'node:crypto';
import { storable, storeTime, type OperationalDb } from '../tables.js';

/** A roll-out whose order was drawn by chance. */
export interface RolloutPlan {
  readonly id: string;
  readonly dataset: string;
  readonly name: string;
  /** JSON, checked by who drew it. */
  readonly body: string;
  /** First day of the first step, `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly seed: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly drawnAt: string;
  /** A viewer's id. */
  readonly drawnBy: string;
}

const COLUMNS = ['id', 'dataset', 'name', 'body', 'starts_on as startsOn', 'seed', 'drawn_at as drawnAt', 'drawn_by as drawnBy'] as const;

/** Drawn roll-outs: added, never changed or removed, so that an order cannot be chosen afterwards. All methods throw `OperationalError`. */
export class RolloutPlans {
  constructor(private readonly db: OperationalDb) {}

  /** Those of a dataset, newest first. */
  async list(dataset: string): Promise<RolloutPlan[]> {
    return this.db.selectFrom('rollout_plan').select(COLUMNS).where('dataset', '=', dataset).orderBy('drawn_at', 'desc').orderBy('id').execute();
  }

  /** Writes a draw down. */
  async add({ dataset, name, body, startsOn, seed, drawnBy }: Omit<RolloutPlan, 'drawnAt' | 'id'>): Promise<RolloutPlan> {
    const plan: RolloutPlan = { id: randomUUID(), dataset, name: storable(name), body: storable(body), startsOn, seed, drawnAt: storeTime(), drawnBy };
    await this.db.insertInto('rollout_plan').values({ id: plan.id, dataset, name: plan.name, body: plan.body, starts_on: startsOn, seed, drawn_at: plan.drawnAt, drawn_by: drawnBy }).execute();
    return plan;
  }
}
