import { join } from 'node:path';
import { startApi, type Api } from './api.js';
import { pageDocuments } from './page-documents.js';

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const operations = [...pageDocuments(join(__dirname, '../../web/src'))];

it('finds what the pages ask', () => {
  expect(operations.length).toBeGreaterThanOrEqual(15);
});

// Without its variables a document is refused for them, after it was found short and shallow enough.
it.each(operations)('lets %s through the limits', async (_, query) => {
  const { errors } = await api.ask(query);
  expect((errors ?? []).filter(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED').map(({ message }) => message)).toEqual([]);
});
