import { EngineError } from '@concord/sql';

/**
 * Answers of one data version. It lives exactly as long as that version: no timers, no stale numbers. Errors are never kept,
 * and the same question asked twice at once is asked of the engine once.
 */
export class AnswerCache<Answer> {
  private version = -1;
  private readonly answers = new Map<string, Promise<Answer>>();

  constructor(private readonly maxAnswers: number) {}

  /** The answer kept under `key` for `version`, else the one `ask` brings. A question about an older version is not kept. Where somebody else asked, and called it off, it is asked again as long as `isWanted`. */
  get(version: number, key: string, ask: () => Promise<Answer>, isWanted: () => boolean = () => true): Promise<Answer> {
    if (version > this.version) {
      this.answers.clear();
      this.version = version;
    }
    if (version < this.version) return ask();
    const kept = this.answers.get(key);
    if (kept) {
      this.answers.delete(key);
      this.answers.set(key, kept);
      return kept.catch((error: unknown) => {
        if (error instanceof EngineError && error.code === 'QUERY_CANCELLED' && isWanted()) return this.get(version, key, ask, isWanted);
        throw error;
      });
    }
    const asked = ask();
    this.answers.set(key, asked);
    asked.catch(() => this.answers.get(key) === asked && this.answers.delete(key));
    if (this.answers.size > this.maxAnswers) this.answers.delete(this.answers.keys().next().value as string);
    return asked;
  }
}
