import { open, rm } from 'node:fs/promises';
import { serverFile, type ServerAddress } from '@concord/etl';

/** That this process answers for a data directory, as long as it is not withdrawn. */
export interface Announcement {
  readonly withdraw: () => Promise<void>;
}

/** Leaves address and token in the data directory, for this user's eyes only, so that the command line finds who holds the store. */
export async function announce(dataDir: string, address: ServerAddress): Promise<Announcement> {
  const path = serverFile(dataDir);
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(address));
  } finally {
    await file.close();
  }
  return { withdraw: () => rm(path, { force: true }) };
}
