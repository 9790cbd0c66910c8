import type { Engine } from './engine/engine.js';
import { openEngine, type EngineConfig } from './engine/open-engine.js';
import { migrate } from './migrate.js';
import { openOperational, type Operational, type OperationalConfig } from './operational/open-operational.js';

/** Where the two stores are. */
export interface StoresConfig {
  readonly engine: EngineConfig;
  readonly operational: OperationalConfig;
}

/**
 * The two stores of the product: cases in the engine, everything that changes row by row in the operational store. No transaction spans both:
 * whoever writes to both does it in steps that may be repeated, and recovery decides by what the engine holds.
 */
export interface Stores {
  readonly engine: Engine;
  readonly operational: Operational;
  /** Closes both. */
  close(): Promise<void>;
}

/** Opens both stores and brings both to this version. Throws `EngineError`, `MigrationError`, `OperationalError`. */
export async function openStores(config: StoresConfig): Promise<Stores> {
  const engine = await openEngine(config.engine);
  try {
    const operational = await openOperational(config.operational);
    try {
      // Processes that start at once over one server take turns; over the embedded engine there is one.
      const bring = () => migrate(engine, { loads: operational.loads });
      await (engine.kind === 'embedded' ? bring() : operational.leases.alone('migrate', bring));
    } catch (error) {
      await operational.close();
      throw error;
    }
    return {
      engine,
      operational,
      close: async () => {
        await engine.close();
        await operational.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
