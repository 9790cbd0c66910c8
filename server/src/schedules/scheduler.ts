import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LoadRefused, refusalMessage } from '@concord/etl';
import { OperationalError, type Schedule, type ScheduleEnd, type Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { DeliveriesService, SERVER_LOG } from '../deliveries/deliveries.service.js';
import { DELIVERY_OPTIONS, type DeliveryOptions } from '../config/delivery-options.js';
import { STORES } from '../store/store.js';
import { settleBackups } from './nightly-backup.js';
import { settleRetention } from './nightly-retention.js';
import { runSchedule } from './run-schedule.js';
import { nextRunMs, retryMs } from './schedule-times.js';

/** Between two looks at what is due. */
const LOOK_MS = 10_000;
/** A process that runs a schedule says so four times as often as this; one that is silent for so long is dead. */
const HELD_MS = 120_000;
/** Another process loads: its load is waited for in steps of this. */
const BUSY_MS = 60_000;

const OURS = 'INTERNAL\n出错了，未改动任何数据；详情见服务端日志。\nSomething went wrong; nothing was changed. The server log says more.';

const codeOf = (error: unknown): string => (error instanceof LoadRefused ? error.code : '');

function messageOf(error: unknown): string {
  if (error instanceof LoadRefused) return refusalMessage(error);
  return error instanceof OperationalError ? `${error.code}\n${error.zh}\n${error.en}` : OURS;
}

/**
 * Runs what is due, one schedule at a time, in whichever process claims it first. A run that was missed while nobody was there is made up for once, since what
 * is due stays due. It stops with the process: a run under way is called off, publishes nothing and is due again.
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly holder = randomUUID();
  private readonly jobs = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private isLooking = false;
  private isAsked = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    @Inject(STORES) private readonly stores: Stores,
    private readonly deliveries: DeliveriesService,
    @Inject(DELIVERY_OPTIONS) private readonly options: DeliveryOptions,
    @Inject(SERVER_LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await settleBackups(this.stores, this.options.backups);
    await settleRetention(this.stores, this.options.retentionAt);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    for (const jobId of this.jobs.values()) this.deliveries.cancelHere(jobId);
    await this.work;
  }

  /** Which of the two learns first that the process is about to end is not said, and jobs are called off by the other one, too. */
  private get isEnding(): boolean {
    return this.isStopped || this.deliveries.isEnding;
  }

  /** The job that does what a schedule is running for, if this process runs it. */
  jobOf(id: string): string | undefined {
    return this.jobs.get(id);
  }

  /** Looks now at what is due, and not only at the next turn. */
  wake(): void {
    this.isAsked = true;
    if (this.isLooking || this.isEnding) return;
    this.isLooking = true;
    clearTimeout(this.timer);
    this.work = this.look().finally(() => {
      this.isLooking = false;
      if (this.isEnding) return;
      this.timer = setTimeout(() => { this.wake(); }, LOOK_MS);
      this.timer.unref();
    });
  }

  private async look(): Promise<void> {
    try {
      while (this.isAsked && !this.isEnding) {
        this.isAsked = false;
        for (let due = await this.claim(); due !== undefined; due = await this.claim()) await this.run(due);
      }
    } catch (error) {
      this.log.error({ err: error }, 'schedules could not be looked at');
    }
  }

  private async claim(): Promise<Schedule | undefined> {
    return this.isEnding ? undefined : this.stores.operational.schedules.claim(this.holder, HELD_MS);
  }

  private async run(schedule: Schedule): Promise<void> {
    const { schedules } = this.stores.operational;
    const alive = setInterval(() => { void this.renew(schedule.id); }, HELD_MS / 4);
    try {
      const end = await this.attempt(schedule);
      await schedules.finish(schedule.id, this.holder, end);
    } finally {
      clearInterval(alive);
      this.jobs.delete(schedule.id);
    }
  }

  /** Calls the run off when the schedule was removed, or is somebody else's after a long silence. */
  private async renew(id: string): Promise<void> {
    const isOurs = await this.stores.operational.schedules.renew(id, this.holder, HELD_MS).catch(() => true);
    const jobId = this.jobs.get(id);
    if (!isOurs && jobId !== undefined) this.deliveries.cancelHere(jobId);
  }

  private async attempt(schedule: Schedule): Promise<ScheduleEnd> {
    const { stores, deliveries, options } = this;
    try {
      const { wasFullAt, ...came } = await runSchedule(schedule, { stores, deliveries, options, begun: (jobId) => { this.begun(schedule.id, jobId); } });
      return { nextRunAtMs: await this.regular(schedule.id), came: { ...came, failures: 0 }, wasFullAt };
    } catch (error) {
      if (this.isEnding) return { nextRunAtMs: Date.now() };
      if (codeOf(error) === 'LOAD_RUNNING') return { nextRunAtMs: Date.now() + BUSY_MS };
      if (!(error instanceof LoadRefused)) this.log.error({ err: error, schedule: schedule.id }, 'a scheduled run failed');
      else this.log.warn({ code: error.code, err: error.cause, schedule: schedule.id }, 'a scheduled run was refused');
      const wasCalledOff = codeOf(error) === 'CANCELLED';
      const failures = schedule.failures + (wasCalledOff ? 0 : 1);
      const regular = await this.regular(schedule.id);
      return { nextRunAtMs: regular === undefined || wasCalledOff ? regular : retryMs(failures, Date.now()), came: { lastState: 'failed', lastResult: messageOf(error), failures } };
    }
  }

  /** A run that begins while the process is about to end is called off like those before. */
  private begun(id: string, jobId: string): void {
    this.jobs.set(id, jobId);
    if (this.isEnding) this.deliveries.cancelHere(jobId);
  }

  /** When the schedule, as it is set by now, runs next; undefined when it is off. */
  private async regular(id: string): Promise<number | undefined> {
    const now = await this.stores.operational.schedules.find(id);
    return now?.enabled === true ? nextRunMs(now.pattern, Date.now()) : undefined;
  }
}
