import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const FOLDER = join(__dirname, '../../web/src');

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

/** What the pages ask, as they write it. */
const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith(join('graphql', 'gen')))
  .flatMap((name) => Array.from(readFileSync(join(FOLDER, name), 'utf8').matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]+)`/gu), ([, text = '']) => text.trim()));
const fragments = new Map(texts.flatMap((text) => { const [, name] = /^fragment (\w+)/u.exec(text) ?? []; return name === undefined ? [] : [[name, text] as const]; }));
const operations = texts.flatMap((text): [string, string][] => {
  const [, name] = /^(?:query|mutation) (\w+)/u.exec(text) ?? [];
  const used = Array.from(text.matchAll(/\.\.\.(\w+)/gu), ([, fragment = '']) => fragments.get(fragment) ?? '');
  return name === undefined ? [] : [[name, [...new Set([text, ...used])].join('\n')]];
});

it('finds what the pages ask', () => {
  expect(operations.length).toBeGreaterThanOrEqual(15);
});

// Without its variables a document is refused for them, after it was found short and shallow enough.
it.each(operations)('lets %s through the limits', async (_, query) => {
  const { errors } = await api.ask(query);
  expect((errors ?? []).filter(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED').map(({ message }) => message)).toEqual([]);
});
