import { postgresIn } from '../store/both-databases.js';
import { engineKind, type EngineKind } from '../store/engine-under-test.js';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

/** Longer than another process over one server may be silent before it counts as dead. */
const SILENCE_MS = 31 * 60_000;

/** What a suite is given. */
export interface Under {
  readonly kind: EngineKind;
  /** A store of its own; call it once in a suite. */
  readonly open: () => Promise<ScratchStore>;
  /** Lets so much time pass that a load which died counts as dead: at once where one process has the store, by the clock where others may share it. */
  readonly waitOut: () => void;
}

/** Runs a suite as one machine has it, over the embedded engine and SQLite, or as several share it: over a ClickHouse server or cluster, and PostgreSQL. */
export function overTheEngine(suite: (under: Under) => void): void {
  const kind = engineKind();
  describe(`over the engine (${kind})`, () => {
    if (kind === 'embedded') {
      suite({ kind, open: () => openScratchStore(), waitOut: () => undefined });
      return;
    }
    const database = postgresIn();
    const now = Date.now.bind(Date);
    afterEach(() => { jest.restoreAllMocks(); });
    suite({ kind, open: () => openScratchStore(undefined, database), waitOut: () => { jest.spyOn(Date, 'now').mockImplementation(() => now() + SILENCE_MS); } });
  });
}
