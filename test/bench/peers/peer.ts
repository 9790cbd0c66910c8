import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from './answer.js';
import type { QuestionId } from './questions.js';

/** What took how long, in ms, and what came back. */
export interface Told {
  readonly ms: number;
  readonly answer: Answer;
}

interface Request {
  readonly subject: string;
  readonly question: QuestionId;
  readonly round: number;
}

type Reply = { readonly told: Told } | { readonly failed: string };

/** One way to ask: `ask` is timed, what it brings is made an answer of afterwards; `before` is not timed either. */
export interface Subject<Brought> {
  before?(): Promise<void>;
  ask(question: QuestionId, round: number): Promise<Brought>;
  answer(question: QuestionId, brought: Brought): Answer;
}

/** Binds what a subject brings to how it is read. */
export function subject<Brought>(one: Subject<Brought>): (question: QuestionId, round: number) => Promise<Told> {
  return async (question, round) => {
    await one.before?.();
    const start = performance.now();
    const brought = await one.ask(question, round);
    const ms = performance.now() - start;
    return { ms, answer: one.answer(question, brought) };
  };
}

/** In a peer's own process: tells that it is ready, with the versions of what it is, and answers until it is let go. */
export function serve(subjects: Readonly<Record<string, ReturnType<typeof subject>>>, versions: Readonly<Record<string, string>>, close: () => Promise<void>): void {
  const reply = (message: Reply | { readonly versions: typeof versions }): void => void process.send?.(message);
  process.on('message', ({ subject: name, question, round }: Request) => {
    const ask = subjects[name];
    (ask === undefined ? Promise.reject(new Error(`nobody here is called ${name}`)) : ask(question, round))
      .then((told) => reply({ told }), (error: unknown) => reply({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  });
  process.on('disconnect', () => void close().then(() => process.exit(0)));
  reply({ versions });
}

/** A peer in a process of its own: what it takes of memory and threads is its own, and none of them waits behind another's. */
export class Peer {
  private constructor(private readonly child: ChildProcess, readonly versions: Readonly<Record<string, string>>) {}

  /** Starts it and waits until it is ready. UTC, so that dates are cut alike by those who cut them in the zone of the machine. */
  static async start(script: string, args: readonly string[]): Promise<Peer> {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, { env: { ...process.env, TZ: 'UTC', CUBEJS_EXTERNAL_DEFAULT: 'false' } });
    const { versions } = await Peer.next<{ versions: Record<string, string> }>(child);
    return new Peer(child, versions);
  }

  private static next<Message>(child: ChildProcess): Promise<Message> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`a peer ended with ${String(code)}`));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message as Message);
      });
    });
  }

  /** One question at a time. Throws what the peer failed with. */
  async ask(request: Request): Promise<Told> {
    const reply = Peer.next<Reply>(this.child);
    this.child.send(request);
    const told = await reply;
    if ('failed' in told) throw new Error(`${request.subject} failed: ${told.failed}`);
    return told.told;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => { this.child.once('exit', resolve); });
    this.child.disconnect();
    await ended;
  }
}
