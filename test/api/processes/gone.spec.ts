import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endless } from '../../store/contract/fixture.js';
import { startApi, type Api } from '../api.js';

let folder = '';
let narrow: Api;
// One question at a time is answered, and one may wait.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-gone-'));
  narrow = await startApi({ dataDir: join(folder, 'data'), limits: { readers: 1, queue: 1, readTimeoutMs: 600_000 } });
});
afterAll(async () => {
  await narrow.close();
  await rm(folder, { recursive: true, force: true });
});

// One statement, asked anew each time.
const REJECTS = '{ rejects(loadNo: 1) { n } }';
const post = (signal?: AbortSignal): Promise<Response> => fetch(`${narrow.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: REJECTS }), ...(signal === undefined ? {} : { signal }) });
const turn = (): Promise<'waits'> => new Promise((resolve) => { setImmediate(() => { resolve('waits'); }); });

it('tells programs to come back with 429, and makes room when whoever waited has gone', async () => {
  const busy = new AbortController();
  const running = narrow.engine.reader.ask({ sql: endless('occupied') }, { signal: busy.signal }).catch((error: unknown) => error);
  const pages = [new AbortController(), new AbortController()];
  const asked = pages.map(async (page, i) => ({ i, answer: await post(page.signal).catch((error: unknown) => error) }));
  // One of the two waits, the other finds no room.
  const { i, answer } = await Promise.race(asked);
  expect((answer as Response).status).toBe(429);
  expect((answer as Response).headers.get('retry-after')).toBe('1');
  expect(await (answer as Response).json()).toMatchObject({ errors: [{ extensions: { code: 'QUEUE_FULL' } }] });
  const waiting = 1 - i;
  expect((await post()).status).toBe(429);
  pages[waiting]?.abort();
  expect((await asked[waiting])?.answer).toMatchObject({ name: 'AbortError' });
  // As long as it was waited for, nobody else could wait: of two that come now one does, and the third is refused behind it.
  let next: Promise<Response>;
  do {
    const pair = [post(), post()] as const;
    const first = await Promise.race(pair.map(async (one, at) => ({ at, status: (await one).status })));
    expect(first.status).toBe(429);
    next = pair[1 - first.at] ?? pair[0];
    expect((await post()).status).toBe(429);
  } while ((await Promise.race([next.then(({ status }) => status), turn()])) === 429);
  busy.abort();
  expect(await running).toMatchObject({ code: 'QUERY_CANCELLED' });
  expect((await next).status).toBe(200);
});
