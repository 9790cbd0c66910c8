import { join } from 'node:path';
import { explorePage } from '../bench/explore-page.js';
import { issuesPage } from '../bench/issues-page.js';
import { resolutionPage } from '../bench/resolution-page.js';
import { typePage } from '../bench/type-page.js';
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

// A variable that a page has and the bench does not pass would be measured as what is left out.
it.each([explorePage, issuesPage, resolutionPage, typePage])('is measured with every variable the page has: %p', async (page) => {
  const { document, variables } = page(0);
  const query = new Map(documents).get(document) ?? '';
  expect(Object.keys(variables).sort()).toEqual(Array.from(query.matchAll(/\$(\w+):/gu), ([, name]) => name).sort());
  // Of a dataset that is not there; what is asked is understood all the same.
  const { errors } = await api.ask(query, variables as Record<string, unknown>);
  expect([...new Set(errors?.map(({ extensions }) => extensions.code))]).toEqual(['BAD_INPUT']);
});
