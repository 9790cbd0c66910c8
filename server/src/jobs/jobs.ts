import { randomUUID } from 'node:crypto';
import { isAway, LoadRefused } from '@concord/etl';
import { PROCESS_ID, type JobBook, type LocalisedText } from '@concord/sql';
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
  /** What it tells all processes, one after another. */
  telling: Promise<void>;
}

/** A job that has begun. */
export interface StartedJob<Result, Phase extends string> {
  /** Where it is as soon as every process knows of it. */
  readonly told: Promise<JobStatus<Result, Phase>>;
  readonly id: string;
  readonly ended: Promise<Result>;
}

/** What a job is given: how to tell where it is, and how it learns that it should end. */
export interface JobTools<Phase extends string> {
  readonly onProgress: (progress: JobProgress<Phase>) => void;
  readonly signal: AbortSignal;
}

const KEPT = 200;
/** How often a job tells all processes where it is. */
const TELL_MS = 1_000;
/** A job that has told nothing for so long was done by a process that is no more. */
const LOST_MS = 60_000;
/** How long what became of a job is known. */
const KNOWN_MS = 24 * 3_600_000;
const LOST: LocalisedText = {
  zh: '做这项工作的进程中断了。没有做完的不留痕迹；中断的载入会自动接着做。',
  en: 'The process that did this is gone. What was not done leaves no trace; a load that was cut off goes on by itself.',
};
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

/**
 * Jobs that this process does, and what is known of those of other processes over the same stores: each tells the operational store where it is, once a second, and learns there that it should end. They do not survive
 * their process: a load that was cut off is cleared away, or goes on, at the next start.
 */
export class Jobs<Result, Phase extends string> {
  private readonly jobs = new Map<string, Job<Result, Phase>>();

  /** `first` is the phase a job begins in; `kind` tells its jobs from others in the store. */
  constructor(private readonly kind: string, private readonly first: Phase, private readonly book: JobBook, private readonly onError: (error: unknown, id: string) => void) {}

  /** Begins `work`; returns at once. Who waits for `ended` gets what `work` returns or throws. */
  start(work: (tools: JobTools<Phase>) => Promise<Result>): StartedJob<Result, Phase> {
    const id = randomUUID();
    const job: Job<Result, Phase> = { stop: new AbortController(), telling: Promise.resolve(), status: { id, state: 'running', progress: { phase: this.first, done: 0, total: 1 }, failure: null, result: null } };
    this.jobs.set(id, job);
    const [oldest] = this.jobs.keys();
    if (this.jobs.size > KEPT && oldest !== undefined && this.jobs.get(oldest)?.status.state !== 'running') this.jobs.delete(oldest);
    const turn = (change: Partial<JobStatus<Result, Phase>>) => { job.status = { ...job.status, ...change }; };
    const told = this.tell(job).then(() => job.status);
    const beat = setInterval(() => { void this.tell(job); }, TELL_MS).unref();
    const ended = work({ signal: job.stop.signal, onProgress: (progress) => { turn({ progress }); } });
    ended.then((result) => { turn({ state: 'done', result }); })
      .catch((error: unknown) => {
        const isCalledOff = (error instanceof LoadRefused && error.code === 'CANCELLED') || (job.stop.signal.aborted && error === job.stop.signal.reason);
        if (!isRefusal(error) && !isCalledOff) this.onError(error, id);
        turn({ state: isCalledOff ? 'cancelled' : 'failed', failure: isCalledOff && !isRefusal(error) ? null : failureOf(error) });
      })
      .finally(() => { clearInterval(beat); void this.tell(job); });
    return { id, told, ended };
  }

  /** Where a job is, whichever process does it. Throws `QuestionError` BAD_INPUT for one that nobody knows, `OperationalError`. */
  async status(id: string): Promise<JobStatus<Result, Phase>> {
    const mine = this.jobs.get(id);
    if (mine !== undefined) return mine.status;
    const known = await this.book.find(this.kind, id);
    if (known === undefined) throw new QuestionError('BAD_INPUT', 'no such job');
    const status = { ...JSON.parse(known.body) as Omit<JobStatus<Result, Phase>, 'id' | 'state'>, id, state: known.state as JobState };
    return known.state === 'running' && known.silentMs > LOST_MS ? { ...status, state: 'failed', failure: { code: 'INTERRUPTED', message: LOST } } : status;
  }

  /** Asks a job to end, whichever process does it; what it had done is taken back by itself. Throws like `status`. */
  async cancel(id: string): Promise<JobStatus<Result, Phase>> {
    if (!this.cancelHere(id)) await this.book.callOff(this.kind, id);
    return this.status(id);
  }

  /** The same of a job of this process; false for one that is not. */
  cancelHere(id: string): boolean {
    const job = this.jobs.get(id);
    job?.stop.abort();
    return job !== undefined;
  }

  /** Ends all of them, for a process that is about to. */
  cancelAll(): void {
    for (const { stop } of this.jobs.values()) stop.abort();
  }

  /** Who cannot tell for a while goes on; who never can again is taken for gone. */
  private tell(job: Job<Result, Phase>): Promise<void> {
    job.telling = job.telling.then(async () => {
      const { id, state, ...body } = job.status;
      if (await this.book.tell({ id, kind: this.kind, holder: PROCESS_ID, state, body: JSON.stringify(body) })) job.stop.abort();
      if (state !== 'running') await this.book.forget(KNOWN_MS);
    }).catch(() => undefined);
    return job.telling;
  }
}
