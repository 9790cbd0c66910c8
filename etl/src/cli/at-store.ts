import { EngineError, openStores, type Stores } from '@concord/sql';
import { readLoadConfig, type LoadConfig } from '../config.js';
import { recover } from '../recover/recover.js';
import { holderOf, type ServerAddress } from './hand-over.js';

/** Opens the configured stores, up to date and in order, runs `work` and closes them. */
async function withStore<T>(config: LoadConfig, work: (stores: Stores, config: LoadConfig) => Promise<T>): Promise<T> {
  const stores = await openStores(config);
  try {
    await recover(stores);
    return await work(stores, config);
  } finally {
    await stores.close();
  }
}

/** Runs `here` over the configured stores; where another process of ours holds them, `there` asks that process instead. */
export async function atStore<T>(here: (stores: Stores, config: LoadConfig) => Promise<T>, there: (holder: ServerAddress) => Promise<T>, config = readLoadConfig()): Promise<T> {
  try {
    return await withStore(config, here);
  } catch (error) {
    const { engine } = config;
    const holder = error instanceof EngineError && error.code === 'STORE_LOCKED' && 'dataDir' in engine ? await holderOf(engine.dataDir) : undefined;
    if (holder === undefined) throw error;
    return there(holder);
  }
}
