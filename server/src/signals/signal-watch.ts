import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { SERVER_LOG } from '../deliveries/deliveries.service.js';
import { Store, STORES } from '../store/store.js';
import { productAtLeisure } from '../store/viewer.js';
import { judgeDataset } from './judge/judge.js';

/** Between two looks whether data were published: by this process, or by another one. */
const LOOK_MS = 5_000;
/** Every series is judged, whoever will see it; what each viewer may see is decided when they ask. */
const JUDGE = productAtLeisure('judge');

/** Judges every dataset once for each data version, soon after it was published, wherever it came from: uploads, schedules, a command line. */
@Injectable()
export class SignalWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private judgedVersion = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, @Inject(SERVER_LOG) private readonly log: Logger) {}

  onApplicationBootstrap(): void {
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.work.catch(() => undefined);
  }

  /** Judges what has not been judged yet of the newest data; returns when it is done. Throws `QuestionError`, `EngineError`, `OperationalError`. */
  judgeNow(): Promise<void> {
    const next = this.work.catch(() => undefined).then(() => this.judgeAll());
    this.work = next;
    return next;
  }

  private look(): void {
    this.judgeNow()
      .catch((error: unknown) => { if (!this.isStopped) this.log.error({ err: error }, 'new data could not be judged'); })
      .finally(() => {
        if (this.isStopped) return;
        this.timer = setTimeout(() => { this.look(); }, LOOK_MS);
        this.timer.unref();
      });
  }

  private async judgeAll(): Promise<void> {
    const version = (await this.store.currentVersion()).number;
    if (version === this.judgedVersion || version === 0) return;
    const datasets = await this.store.consistently(JUDGE, async (snapshot) => [...(await snapshot.datasets()).keys()]);
    for (const dataset of datasets) {
      if (this.isStopped) return;
      await this.judge(dataset, version);
    }
    this.judgedVersion = version;
  }

  private async judge(dataset: string, version: number): Promise<void> {
    const { alerts } = this.stores.operational;
    if (((await alerts.newest(dataset))?.dataVersion ?? 0) >= version) return;
    const start = performance.now();
    const { dataVersion, asOf, found, budget, kinds } = await this.store.consistently(JUDGE, (snapshot) => judgeDataset(snapshot, dataset));
    await alerts.judge({ dataset, dataVersion, asOf, tookMs: Math.round(performance.now() - start), budget: JSON.stringify(budget) }, kinds, found);
  }
}
