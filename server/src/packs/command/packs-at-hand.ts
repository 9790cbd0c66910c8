import { NestFactory } from '@nestjs/core';
import { askThere, atStore } from '@concord/etl';
import type { Stores } from '@concord/sql';
import { AppModule } from '../../app.module.js';
import type { Config } from '../../config/config.js';
import { AT_COMMAND_LINE } from '../../deliveries/hand-over/same-user.js';
import { logOf } from '../../health/log.js';
import { LOCAL_VIEWER } from '../../store/viewer.js';
import { PacksService } from '../packs.service.js';
import { VerifyService } from '../verify.service.js';
import { allPacks, type CheckTold, type PackTold } from './all-packs.js';

/** The archive, wherever the process runs that holds it. */
export interface PacksAtHand {
  list(): Promise<readonly PackTold[]>;
  verify(id: string): Promise<CheckTold>;
}

/** Runs `work` over the archive in this process. The application is put together, but begins nothing by itself, since it never listens. */
async function here<T>(stores: Stores, config: Config, work: (packs: PacksAtHand) => Promise<T>): Promise<T> {
  const { inbox, logLevel, maxUploadBytes, sending, signingFile, store } = config;
  const module = AppModule.over(stores, { log: logOf(logLevel), viewer: () => LOCAL_VIEWER, signingFile, sending, deliveries: { inbox, maxUploadBytes, places: store.places, pseudonymKey: store.pseudonymKey } });
  const app = await NestFactory.create(module, { logger: false, abortOnError: false });
  try {
    const [packs, verifying] = [app.get(PacksService, { strict: false }), app.get(VerifyService, { strict: false })];
    return await work({ list: () => allPacks(packs, AT_COMMAND_LINE), verify: (id) => verifying.verify(AT_COMMAND_LINE, id) });
  } finally {
    await app.close();
  }
}

/** Runs `work` over the archive: in this process, or by the server that holds the embedded store. Throws what opening the stores throws, `PackRefused`, and `LoadRefused` with what that server says. */
export const withPacks = <T>(config: Config, work: (packs: PacksAtHand) => Promise<T>): Promise<T> => atStore(
  (stores) => here(stores, config, work),
  (holder) => work({ list: () => askThere(holder, '/hand-over/packs'), verify: (id) => askThere(holder, `/hand-over/packs/${encodeURIComponent(id)}`) }),
  config.store,
);
