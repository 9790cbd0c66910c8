import type { EngineConfig } from '@concord/sql';
import { CLUSTER, startCluster, startServer } from './chserver/start-server.js';

/** The engines that every suite about cases can be run over: `CONCORD_TEST_ENGINE`. */
export const ENGINES = ['embedded', 'server', 'cluster'] as const;
export type EngineKind = (typeof ENGINES)[number];

/** An engine with nothing in it. */
export interface EmptyEngine {
  readonly config: EngineConfig;
  /** The folders under which it keeps its files. */
  readonly files: readonly string[];
  /** Ends what was started for it. */
  stop(): Promise<void>;
}

/** The engine that tests run over where they name none. */
export function engineKind(): EngineKind {
  const asked = process.env['CONCORD_TEST_ENGINE'] ?? 'embedded';
  const known = ENGINES.find((kind) => kind === asked);
  if (known === undefined) throw new Error(`CONCORD_TEST_ENGINE is one of ${ENGINES.join(', ')}`);
  return known;
}

/** One of its own, empty; what is kept on this machine lies in `folder`. */
export async function emptyEngine(folder: string, kind: EngineKind = engineKind()): Promise<EmptyEngine> {
  if (kind === 'embedded') return { config: { dataDir: folder }, files: [folder], stop: () => Promise.resolve() };
  if (kind === 'server') {
    const server = await startServer();
    return { config: { url: server.url, workDir: folder }, files: [server.dataDir], stop: () => server.stop() };
  }
  const { shards: [first, ...others], stop } = await startCluster();
  return { config: { cluster: CLUSTER, shards: [{ url: first.url, workDir: folder }, ...others.map(({ url }) => ({ url, workDir: folder }))] }, files: [first, ...others].map(({ dataDir }) => dataDir), stop };
}
