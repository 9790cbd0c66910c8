import type { Engine } from './engine.js';
import type { HttpAddress } from './http.js';
import { DEFAULT_LIMITS, type EngineLimits } from './limits.js';

/** Where the data is: a directory of this machine, or a server. Limits left out are `DEFAULT_LIMITS`. */
export type EngineConfig = ({ readonly dataDir: string } | HttpAddress) & { readonly limits?: Partial<EngineLimits> };

/**
 * Opens the store and checks that it answers. Only the engine that is asked for is loaded.
 * Throws `EngineError`: `STORE_LOCKED`, `STORE_DENIED`, `STORE_DOWN`.
 */
export async function openEngine(config: EngineConfig): Promise<Engine> {
  const limits = { ...DEFAULT_LIMITS, ...config.limits };
  if ('dataDir' in config) {
    const { openEmbedded } = await import('./embedded.js');
    return openEmbedded(config.dataDir, limits);
  }
  const { openHttp } = await import('./http.js');
  return openHttp(config, limits);
}
