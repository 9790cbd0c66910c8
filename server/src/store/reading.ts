import { QuestionError } from './errors.js';

/** Which load is in force. */
export interface DataVersion {
  /** 0: nothing loaded yet. */
  readonly number: number;
  readonly publishedAt: string | null;
}

/** Where a reading learns which data version is in force. */
export interface Versions {
  /** The version last known, without asking. */
  readonly known: DataVersion | undefined;
  /** The version in force now. */
  current(): Promise<DataVersion>;
}

/** How often questions are asked again because a load was published under them. */
const TRIES = 3;

/** The next turn of the event loop: all that is asked together has been asked by then. */
const nextTurn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Questions asked together of one data version, and whether it was still in force when the last of them was answered. */
class Round {
  private open = 0;
  private verdict: Promise<DataVersion> | undefined;
  private tell: (now: Promise<DataVersion>) => void = () => undefined;
  private readonly told = new Promise<DataVersion>((resolve) => { this.tell = resolve; });

  constructor(readonly version: DataVersion, private readonly versions: Versions) {}

  /** Whether the version was looked up behind it: whoever comes now is late. */
  get isOver(): boolean {
    return this.verdict !== undefined;
  }

  /** The answer, or why there is none, and the version in force once all others of the round are answered as well. */
  async take<Answer>(question: (version: DataVersion) => Promise<Answer>): Promise<{ readonly answer: PromiseSettledResult<Answer>; readonly now: DataVersion }> {
    this.open += 1;
    const [answer] = await Promise.allSettled([question(this.version)]);
    this.open -= 1;
    await this.close();
    return { answer, now: await this.told };
  }

  private async close(): Promise<void> {
    // What is kept is answered at once, before a question beside it has begun.
    await nextTurn();
    if (this.open > 0 || this.verdict !== undefined) return;
    this.verdict = this.versions.current();
    this.tell(this.verdict);
  }
}

/**
 * All that one request asks, from one data version. Its questions are answered from the version last known, and only when the last of them is answered is the
 * version looked up: when a load was published meanwhile, all of them are asked again, so that numbers of two versions never stand side by side and none
 * is stale. A question that comes after the others were given away, when the data have moved, fails.
 */
export class Reading {
  private round: Round | undefined;
  private given: DataVersion | undefined;
  private readonly asked = new Map<string, Promise<unknown>>();

  constructor(private readonly versions: Versions) {}

  /** The version of what was given away; undefined as long as nothing was. */
  get version(): DataVersion | undefined {
    return this.given;
  }

  /** What several fields of the request rest on, worked out once; `key` names the question with all it depends on but the viewer. */
  once<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.asked.get(key) as Promise<Answer> | undefined;
    const answer = known ?? ask();
    if (known === undefined) this.asked.set(key, answer);
    return answer;
  }

  /** The same of several things that are worked out together, an answer each: only those of them that were not yet. `ids` as often as they are named. */
  each<Id extends string, Answer>(key: string, ids: readonly Id[], ask: (ids: readonly Id[]) => Promise<readonly Answer[]>): Promise<Answer[]> {
    const keyOf = (id: Id) => `${key} ${id}`;
    const fresh = [...new Set(ids)].filter((id) => !this.asked.has(keyOf(id)));
    if (fresh.length > 0) {
      const answers = ask(fresh);
      fresh.forEach((id, i) => this.asked.set(keyOf(id), answers.then((all) => all[i])));
    }
    return Promise.all(ids.map((id) => this.asked.get(keyOf(id)) as Promise<Answer>));
  }

  /** Must not be asked within a question of the same reading: each waits for the other. Throws `QuestionError` DATA_MOVED, and what `question` throws. */
  async ask<Answer>(question: (version: DataVersion) => Promise<Answer>): Promise<Answer> {
    let version = this.given ?? this.versions.known ?? (await this.versions.current());
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { answer, now } = await this.roundOf(version).take(question);
      if (now.number === version.number && (this.given ?? version).number === version.number) {
        this.given = version;
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      }
      if (this.given !== undefined) break;
      version = now;
    }
    throw new QuestionError('DATA_MOVED', 'loads were published faster than the question could be answered');
  }

  private roundOf(version: DataVersion): Round {
    if (this.round === undefined || this.round.isOver || this.round.version.number !== version.number) this.round = new Round(version, this.versions);
    return this.round;
  }
}
