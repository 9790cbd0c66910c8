import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { addCalendarDays, type ActionHead, type ActionVerdict, type Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { SERVER_LOG } from '../../deliveries/deliveries.service.js';
import { FollowUpService } from '../../follow-up/follow-up.service.js';
import { Store, STORES } from '../../store/store.js';
import { productAtLeisure } from '../../store/viewer.js';
import { bodyOf } from '../action-answer.js';
import { requestOf } from './request.js';

/** Between two looks whether data have come up to a review. */
const LOOK_MS = 15_000;
/** Later data are asked once these many days after the review are known: three more months. */
const LATER_DAYS = 92;
/** Judged of all cases, whoever will see it: a group chosen among others is held against all of them. */
const JUDGE = productAtLeisure('follow-up');

/** Judges each action once when the data have come up to its review, and once more three months later, and keeps what is said with the data it is said of. */
@Injectable()
export class VerdictWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private work: Promise<void> = Promise.resolve();

  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly followUps: FollowUpService, @Inject(SERVER_LOG) private readonly log: Logger) {}

  onApplicationBootstrap(): void {
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.work.catch(() => undefined);
  }

  /** Judges what the data have come up to; returns when it is done. Throws `QuestionError`, `EngineError`, `OperationalError`. */
  judgeNow(): Promise<void> {
    const next = this.work.catch(() => undefined).then(() => this.judgeAll());
    this.work = next;
    return next;
  }

  private look(): void {
    this.judgeNow()
      .catch((error: unknown) => { if (!this.isStopped) this.log.error({ err: error }, 'actions could not be judged'); })
      .finally(() => {
        if (this.isStopped) return;
        this.timer = setTimeout(() => { this.look(); }, LOOK_MS);
        this.timer.unref();
      });
  }

  private async judgeAll(): Promise<void> {
    for (const stage of ['review', 'later'] as const) {
      const waiting = await this.stores.operational.actions.unjudged(stage);
      if (waiting.length === 0) continue;
      const datasets = await this.store.consistently(JUDGE, (snapshot) => snapshot.datasets());
      for (const head of waiting) if (!this.isStopped) await this.judge(head, stage, datasets.get(head.dataset)?.asOf);
    }
  }

  private async judge(head: ActionHead, stage: ActionVerdict['stage'], asOf: string | undefined): Promise<void> {
    const asked = requestOf(bodyOf(head));
    if (asked === null || asOf === undefined || head.state === 'cancelled') return;
    const reviewOn = stage === 'review' ? asked.effect.reviewOn : addCalendarDays(asked.effect.reviewOn, LATER_DAYS);
    if (asOf < reviewOn) return;
    const { asOf: known, dataVersion, reason, rule, verdict } = await this.followUps.judge(JUDGE, { ...asked.request, reviewOn });
    await this.stores.operational.actions.keepVerdict({ actionId: head.id, stage, asOf: known, dataVersion, verdict, reason: reason ?? '', rule: `${rule.id} ${String(rule.version)}` });
  }
}
