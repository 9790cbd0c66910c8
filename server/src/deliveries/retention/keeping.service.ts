import { Inject, Injectable } from '@nestjs/common';
import { forget, LOG_LEAST_MONTHS, LoadRefused, planKeeping, setKeepingRule } from '@concord/etl';
import { institutionTime, type KeptOf, type Stores } from '@concord/sql';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../../config/delivery-options.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { mayLoad } from '../may-load.js';
import type { Forgotten, Keeping, KeepingPlan } from './keeping.model.js';
import { ruleReason } from './rule-reason.js';

/** How long the log and rejected rows are kept. All methods throw `QuestionError` NO_SCOPE for whoever may not see all, `OperationalError`, `EngineError`. */
@Injectable()
export class KeepingService {
  constructor(@Inject(STORES) private readonly stores: Stores, @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions) {}

  /** The rules that were set. */
  async keeping(viewer: Viewer, of: KeptOf): Promise<Keeping> {
    mayLoad(viewer);
    const rules = (await this.stores.operational.keepingRules.list(of)).map(({ months, reason, setAt, setBy }) => ({ months, reason, setAt: institutionTime(setAt), setBy }));
    return { rules, least: of.what === 'log' ? LOG_LEAST_MONTHS : 1, nightlyAt: this.options.retentionAt ?? null };
  }

  /** What applying the rule that holds would do today; null without a rule. */
  async plan(viewer: Viewer, of: KeptOf): Promise<KeepingPlan | null> {
    mayLoad(viewer);
    try {
      const { months, before, items, loads, from, to } = await planKeeping(this.stores, of);
      return { months, before, items, loads: loads.length, from: from || null, to: to || null };
    } catch (error) {
      if (error instanceof LoadRefused && error.code === 'NO_RETENTION_RULE') return null;
      throw error;
    }
  }

  /** Sets a rule, or ends it (null). Throws `QuestionError` BAD_INPUT, `LoadRefused` LOG_TOO_SHORT, BAD_RULE. */
  async set(viewer: Viewer, of: KeptOf, months: number | null, reason: string): Promise<Keeping> {
    mayLoad(viewer);
    await setKeepingRule(this.stores, { ...of, months, reason: ruleReason(reason), setBy: viewer.id });
    return this.keeping(viewer, of);
  }

  /** Deletes what the rule no longer lets be kept, if it is the `items` that were shown. Throws `LoadRefused`. */
  async forget(viewer: Viewer, of: KeptOf, items: number): Promise<Forgotten> {
    mayLoad(viewer);
    return forget(this.stores, of, { by: viewer.id, seen: items });
  }
}
