import { join } from 'node:path';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { postgresIn } from '../store/both-databases.js';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

/** Longer than another process over one server may be silent before it counts as dead. */
const SILENCE_MS = 31 * 60_000;

/** What a suite is given. */
export interface Under {
  readonly kind: 'embedded' | 'http';
  /** A store of its own; call it once in a suite. */
  readonly open: () => Promise<ScratchStore>;
  /** The folder under which the engine of an opened store keeps its files. */
  readonly filesOf: (store: ScratchStore) => string;
  /** Lets so much time pass that a load which died counts as dead: at once where one process has the store, by the clock where others may share it. */
  readonly waitOut: () => void;
}

/** Runs one suite as one machine has it, over the embedded engine and SQLite, and as several share it: over a ClickHouse server that speaks HTTP, and PostgreSQL. */
export function onBothEngines(suite: (under: Under) => void): void {
  describe('over the embedded engine', () => { suite({ kind: 'embedded', open: () => openScratchStore(), filesOf: ({ folder }) => join(folder, 'data'), waitOut: () => undefined }); });
  describe('over a server', () => {
    let server: TestServer;
    const database = postgresIn();
    const now = Date.now.bind(Date);
    beforeAll(async () => { server = await startServer(); });
    afterEach(() => { jest.restoreAllMocks(); });
    afterAll(() => server.stop());
    suite({
      kind: 'http',
      open: () => openScratchStore({ url: server.url }, database),
      filesOf: () => server.dataDir,
      waitOut: () => { jest.spyOn(Date, 'now').mockImplementation(() => now() + SILENCE_MS); },
    });
  });
}
