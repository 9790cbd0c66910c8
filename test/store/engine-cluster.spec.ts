import { openEngine } from '@concord/sql';
import { CLUSTER, startCluster, type TestCluster } from './chserver/start-server.js';
import { engineContract } from './engine-contract.js';

describe('a cluster of three shards', () => {
  let cluster: TestCluster;
  beforeAll(async () => { cluster = await startCluster(); });
  afterAll(() => cluster.stop());

  const shards = () => cluster.shards.map(({ url }) => ({ url })) as [{ url: string }, ...{ url: string }[]];
  engineContract((limits = {}) => openEngine({ cluster: CLUSTER, shards: shards(), limits }));
});
