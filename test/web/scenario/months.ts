import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBuilt, type Built } from '../../browser/start-built.js';

const CLOCK = fileURLToPath(new URL('clock.cjs', import.meta.url));

/** One data folder through months: a server over it that lives at a given moment, stopped and started anew at the next. */
export class Months {
  private server: Built | undefined;

  private constructor(private readonly dataDir: string) {}

  static async begin(): Promise<Months> {
    return new Months(await mkdtemp(join(tmpdir(), 'concord-scenario-')));
  }

  /** Goes on to a moment (ISO 8601 with its zone); returns where the server listens then. */
  async reach(moment: string): Promise<string> {
    await this.server?.stop();
    this.server = await startBuilt({ CONCORD_DATA_DIR: join(this.dataDir, 'data'), CONCORD_DEMO: 'off', CONCORD_SIGN_IN: 'off', CONCORD_TEST_NOW: moment, NODE_OPTIONS: `--require ${CLOCK}` });
    return this.server.url;
  }

  /** Ends the server and forgets all of it. */
  async end(): Promise<void> {
    await this.server?.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
