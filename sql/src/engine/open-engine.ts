import type { Engine } from './engine.js';
import type { ClusterAddress } from './cluster/open-cluster.js';
import type { HttpAddress } from './http.js';
import { DEFAULT_LIMITS, type EngineLimits } from './limits.js';

/** Where the data is: a directory of this machine, a server, or a cluster. Limits left out are `DEFAULT_LIMITS`. */
export type EngineConfig = ({ readonly dataDir: string } | HttpAddress | ClusterAddress) & { readonly limits?: Partial<EngineLimits> };

/**
 * Opens the store and checks that it answers. Only the engine that is asked for is loaded.
 * Throws `EngineError`: `STORE_LOCKED`, `STORE_DENIED`, `STORE_DOWN`, `SHARD_DOWN`, `STORE_UNFIT`.
 */
export async function openEngine(config: EngineConfig): Promise<Engine> {
  const limits = { ...DEFAULT_LIMITS, ...config.limits };
  if ('dataDir' in config) {
    const { openEmbedded } = await import('./embedded.js');
    return openEmbedded(config.dataDir, limits);
  }
  if ('shards' in config) {
    const { openCluster } = await import('./cluster/open-cluster.js');
    return openCluster(config, limits);
  }
  const { openHttp } = await import('./http.js');
  return openHttp(config, limits);
}
