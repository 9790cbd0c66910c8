import type { Reader, Statement } from '@concord/sql';

/** Statements that were sent together, before any of them was answered; then those that were sent after. */
export type Waves = readonly (readonly Statement[])[];

/** A reader that writes down what is asked of it. */
export class Recorder implements Reader {
  private waves: Statement[][] = [];
  private running = 0;

  constructor(private readonly inner: Reader) {}

  async ask(...asked: Parameters<Reader['ask']>): ReturnType<Reader['ask']> {
    if (this.running === 0) this.waves.push([]);
    this.waves.at(-1)?.push(asked[0]);
    this.running += 1;
    try {
      return await this.inner.ask(...asked);
    } finally {
      this.running -= 1;
    }
  }

  /** What was asked since the last time. */
  take(): Waves {
    const taken = this.waves;
    this.waves = [];
    return taken;
  }
}

/** Asks them again, of a reader that nothing stands before. */
export async function replay(reader: Reader, waves: Waves): Promise<void> {
  for (const wave of waves) await Promise.all(wave.map((statement) => reader.ask(statement)));
}
