import { openEngine } from '@concord/sql';
import { freePort, startServer, type TestServer } from './chserver/start-server.js';
import { engineContract } from './engine-contract.js';

describe('a server over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  engineContract((limits = {}) => openEngine({ url: server.url, limits }));

  it('says when nobody answers, and when the password is refused', async () => {
    await expect(openEngine({ url: `http://127.0.0.1:${await freePort()}` })).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store does not answer.' });
    const refused = openEngine({ url: server.url, username: 'nobody', password: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'STORE_DOWN', message: 'The store refuses the user name or password.' });
  });

  it('says when the server goes away in the middle', async () => {
    const other = await startServer();
    const engine = await openEngine({ url: other.url });
    const asked = engine.reader.ask({ sql: 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)' });
    const outcome = expect(asked).rejects.toMatchObject({ code: 'STORE_DOWN' });
    await engine.reader.ask({ sql: 'SELECT 1' });
    await other.stop();
    await outcome;
    await engine.close();
  });
});
