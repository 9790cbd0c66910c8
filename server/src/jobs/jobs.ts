import { randomUUID } from 'node:crypto';
import { isAway, LoadRefused } from '@concord/etl';
import type { LocalisedText } from '@concord/sql';
import { QuestionError, Refused } from '../store/errors.js';

/** How work that outlives a request stands. */
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** How far work has come: which part of it, and how much of that. */
export interface JobProgress<Phase extends string = string> {
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
}

/** Work that outlives the request that began it. */
export interface JobStatus<Result, Phase extends string = string> {
  readonly id: string;
  readonly state: JobState;
  readonly progress: JobProgress<Phase>;
  /** Why it failed: a code and a sentence. */
  readonly failure: { readonly code: string; readonly message: LocalisedText } | null;
  readonly result: Result | null;
}

interface Job<Result, Phase extends string> {
  status: JobStatus<Result, Phase>;
  readonly stop: AbortController;
}

/** A job that has begun. */
export interface StartedJob<Result, Phase extends string> {
  readonly status: JobStatus<Result, Phase>;
  readonly ended: Promise<Result>;
}

/** What a job is given: how to tell where it is, and how it learns that it should end. */
export interface JobTools<Phase extends string> {
  readonly onProgress: (progress: JobProgress<Phase>) => void;
  readonly signal: AbortSignal;
}

const KEPT = 200;
const SOMETHING: LocalisedText = { zh: '出错了，未改动任何数据；详情见服务端日志。', en: 'Something went wrong; nothing was changed. The server log says more.' };
/** A store may be away with the work half done; when it is back that is cleared away, or recorded as done where it was. */
const AWAY: LocalisedText = {
  zh: '数据库中断了应答，工作没有做完。待它恢复后再做一次即可：已经做成的不会重复，没有做成的不留痕迹。',
  en: 'The store stopped answering before the work was done. Once it is back, do the same again: what had been done is not done twice, and what had not leaves no trace.',
};

/** What the person asking can mend: it has a sentence, and is no fault of ours. */
const isRefusal = (error: unknown): error is LoadRefused | Refused => error instanceof LoadRefused || error instanceof Refused;

function failureOf(error: unknown): JobStatus<never>['failure'] {
  if (isRefusal(error)) return { code: error.code, message: error instanceof Refused ? error.sentence : { zh: error.zh, en: error.en } };
  if (isAway(error)) return { code: 'STORE_DOWN', message: AWAY };
  return { code: 'INTERNAL', message: SOMETHING };
}

/** Jobs of this process, newest kept. They do not survive it: a load that was cut off is cleared away at the next start. */
export class Jobs<Result, Phase extends string> {
  private readonly jobs = new Map<string, Job<Result, Phase>>();

  /** `first` is the phase a job begins in. */
  constructor(private readonly first: Phase, private readonly onError: (error: unknown, id: string) => void) {}

  /** Begins `work`; returns at once. Who waits for `ended` gets what `work` returns or throws. */
  start(work: (tools: JobTools<Phase>) => Promise<Result>): StartedJob<Result, Phase> {
    const id = randomUUID();
    const job: Job<Result, Phase> = { stop: new AbortController(), status: { id, state: 'running', progress: { phase: this.first, done: 0, total: 1 }, failure: null, result: null } };
    this.jobs.set(id, job);
    const [oldest] = this.jobs.keys();
    if (this.jobs.size > KEPT && oldest !== undefined && this.jobs.get(oldest)?.status.state !== 'running') this.jobs.delete(oldest);
    const turn = (change: Partial<JobStatus<Result, Phase>>) => { job.status = { ...job.status, ...change }; };
    const ended = work({ signal: job.stop.signal, onProgress: (progress) => { turn({ progress }); } });
    ended.then((result) => { turn({ state: 'done', result }); })
      .catch((error: unknown) => {
        const isCalledOff = (error instanceof LoadRefused && error.code === 'CANCELLED') || (job.stop.signal.aborted && error === job.stop.signal.reason);
        if (!isRefusal(error) && !isCalledOff) this.onError(error, id);
        turn({ state: isCalledOff ? 'cancelled' : 'failed', failure: isCalledOff && !isRefusal(error) ? null : failureOf(error) });
      });
    return { status: job.status, ended };
  }

  /** Throws `QuestionError` BAD_INPUT for a job this process does not know. */
  status(id: string): JobStatus<Result, Phase> {
    return this.find(id).status;
  }

  /** Asks a job to end; what it had done is taken back by itself. */
  cancel(id: string): JobStatus<Result, Phase> {
    const job = this.find(id);
    job.stop.abort();
    return job.status;
  }

  /** Ends all of them, for a process that is about to. */
  cancelAll(): void {
    for (const { stop } of this.jobs.values()) stop.abort();
  }

  private find(id: string): Job<Result, Phase> {
    const job = this.jobs.get(id);
    if (job === undefined) throw new QuestionError('BAD_INPUT', 'no such job');
    return job;
  }
}
