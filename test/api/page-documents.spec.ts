import { join } from 'node:path';
import { pageDocuments } from '../fixtures/page-documents.js';
import { startApi, type Api } from './api.js';

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const documents = [...pageDocuments(join(__dirname, '../../web/src'))];

it('finds what the pages ask', () => {
  expect(documents.length).toBeGreaterThanOrEqual(15);
});

// Without its variables a document is refused for them, after it was found short and shallow enough.
it.each(documents)('lets %s through the limits', async (_, query) => {
  const { errors } = await api.ask(query);
  expect((errors ?? []).filter(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED').map(({ message }) => message)).toEqual([]);
});
