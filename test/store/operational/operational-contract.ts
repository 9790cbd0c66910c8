import { openOperational, removeOperational, type Operational, type OperationalConfig } from '@concord/sql';
import { actionsContract } from './actions/actions-contract.js';
import { alertsContract } from './alerts-contract.js';
import { causesContract } from './causes/causes-contract.js';
import { dumpContract } from './dump-contract.js';
import { loadsContract } from './loads-contract.js';
import type { Opened } from './opened.js';
import { excellentContract } from './excellent-contract.js';
import { meetingsContract } from './meetings/meetings-contract.js';
import { peopleContract } from './people/people-contract.js';
import { publicationsContract } from './published/publications-contract.js';
import { reportsContract } from './reports/reports-contract.js';
import { roundsContract } from './rounds-contract.js';
import { savedContract } from './saved-contract.js';
import { sendingContract } from './sending/sending-contract.js';
import { rolloutsContract } from './rollouts/rollouts-contract.js';
import { viewsContract } from './views-contract.js';

/** What the operational store must do on either database. */
export function operationalContract(configOf: () => OperationalConfig): void {
  let store: Operational | undefined;
  const close = async (): Promise<void> => {
    await store?.close();
    store = undefined;
  };
  const opened: Opened = {
    config: configOf,
    fresh: async () => {
      await close();
      await removeOperational(configOf());
      store = await openOperational(configOf());
      return store;
    },
    another: () => openOperational(configOf()),
  };
  afterAll(close);
  loadsContract(() => opened);
  savedContract(() => opened);
  roundsContract(() => opened);
  excellentContract(() => opened);
  meetingsContract(() => opened);
  publicationsContract(() => opened);
  reportsContract(() => opened);
  actionsContract(() => opened);
  causesContract(() => opened);
  alertsContract(() => opened);
  sendingContract(() => opened);
  viewsContract(() => opened);
  rolloutsContract(() => opened);
  peopleContract(() => opened);
  dumpContract(() => opened);
}
