import { Inject, Injectable } from '@nestjs/common';
import { LoadRefused, planRetention, type RetentionPlan } from '@concord/etl';
import { compileDeletedBefore, institutionTime, type Stores } from '@concord/sql';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../../config/delivery-options.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { mayLoad } from '../may-load.js';
import type { Retention } from './retention.model.js';
import { ruleReason } from './rule-reason.js';

/** The store's days begin in 1970. */
const YEARS = { least: 1, most: 50 } as const;

/** How long closed cases are kept. All methods throw `QuestionError` FORBIDDEN for whoever may not see all, `OperationalError`, `EngineError`. */
@Injectable()
export class RetentionService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions) {}

  /** The rules that were set, and since when nothing is missing. */
  async retention(viewer: Viewer, dataset: string): Promise<Retention> {
    mayLoad(viewer);
    const { accounts, retentionRules } = this.stores.operational;
    const names = new Map((await accounts.list()).map(({ id, name }) => [id, name]));
    const rules = (await retentionRules.list(dataset)).map(({ years, reason, setAt, setBy }) => ({ years, reason, setAt: institutionTime(setAt), setBy: names.get(setBy) ?? setBy }));
    const [row] = await this.store.consistently(viewer, (snapshot) => snapshot.ask(compileDeletedBefore(dataset)));
    return { rules, nightlyAt: this.options.retentionAt ?? null, deletedBefore: row?.text('closed_before') || null };
  }

  /** What deleting by the rule that holds would do today; null without a rule. */
  async plan(viewer: Viewer, dataset: string): Promise<RetentionPlan | null> {
    mayLoad(viewer);
    try {
      return await planRetention(this.stores, dataset);
    } catch (error) {
      if (error instanceof LoadRefused && error.code === 'NO_RETENTION_RULE') return null;
      throw error;
    }
  }

  /** Sets a rule, or ends it (null). Throws `QuestionError` BAD_INPUT. */
  async set(viewer: Viewer, dataset: string, years: number | null, reason: string): Promise<Retention> {
    mayLoad(viewer);
    const said = ruleReason(reason);
    if (years !== null && (years < YEARS.least || years > YEARS.most)) throw new QuestionError('BAD_INPUT', `cases are kept for ${String(YEARS.least)} to ${String(YEARS.most)} years`);
    await this.stores.operational.retentionRules.set({ dataset, years, reason: said, setBy: viewer.id });
    return this.retention(viewer, dataset);
  }
}
