import { join } from 'node:path';
import { openEngine } from '@concord/sql';
import { startApi, type Api, type Answer } from './api.js';

const RANGE = { from: '2026-01-01', to: '2026-03-31' };
const TOTAL = 'query($input: TotalInput!) { total(input: $input) { value { n } } }';
const input = (more: object = {}) => ({ input: { dataset: 'worked', metrics: ['intake'], range: RANGE, ...more } });
const codeOf = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions.code;

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

/** Nothing of the store, the code or this machine may be told. */
function expectOpaque(answer: Answer<unknown>): void {
  const told = JSON.stringify(answer.errors);
  expect(told).not.toMatch(/SELECT|concord\.|case_fact|node_modules|\.ts|\.js:|at \w+ \(|\/tmp|Exception|Code: \d/);
  for (const error of answer.errors ?? []) expect(error.extensions.id).toMatch(/^[0-9a-f-]{36}$/);
}

describe('documents', () => {
  const many = <Made>(n: number, make: (i: number) => Made): Made[] => Array.from({ length: n }, (_, i) => make(i));
  const nested = (depth: number) => `{ freshness { datasets { label { ${'... on LocalisedText { '.repeat(depth)} zh ${'} '.repeat(depth)} } } } }`;
  it.each([
    ['too deep', nested(50)],
    ['a fragment cycle', 'query { freshness { ...a } } fragment a on Freshness { ...b } fragment b on Freshness { ...a }'],
    ['thousands of aliases', `{ ${Array.from({ length: 5_000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['sixteen aliases of one question', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: freshness { dataVersion }`).join(' ')} }`],
    ['too many directives', `{ freshness { dataVersion ${'@include(if: true) '.repeat(60)} } }`],
    ['introspection', '{ __schema { types { name } } }'],
    ['an unknown field', '{ freshnes { dataVersion } }'],
    ['a mutation', 'mutation { drop }'],
    ['no document', '{'],
  ])('%s is refused before anything is asked', async (_, query) => {
    const answer = await api.ask(query);
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.data ?? null).toBeNull();
    expect(JSON.stringify(answer)).not.toMatch(/Did you mean/);
    expectOpaque(answer);
  });

  // Each just beyond one limit and far from all others, so that the one it is named by is what refuses it.
  it.each([
    ['depth', nested(6), /depth limit of 8 exceeded/iu],
    ['depth behind fragments', `{ freshness { datasets { label { ...f0 } } } } ${many(6, (i) => `fragment f${String(i)} on LocalisedText { ${i === 5 ? 'zh' : `...f${String(i + 1)}`} }`).join(' ')}`, /depth limit of 8 exceeded/iu],
    ['aliases', `{ ${many(16, (i) => `a${String(i)}: freshness { dataVersion }`).join(' ')} }`, /aliases limit of 15 exceeded/iu],
    ['directives', `{ freshness { ${many(11, (i) => `${i === 0 ? '' : `a${String(i)}: `}dataVersion @include(if: true)`).join(' ')} } }`, /directives limit of 10 exceeded/iu],
    ['tokens', `{ ${many(1_001, () => '__typename ').join('')} freshness { dataVersion } }`.replaceAll('__typename ', '__typename, # \n dataVersion '), /token limit of 2000 exceeded/iu],
    ['cost', `{ ${many(14, (i) => `a${String(i)}: catalogue(dataset: "worked") { metrics { ${many(40, () => 'id label { zh en } meaning { zh en } unit').join(' ')} } }`).join(' ')} }`, /cost limit of 5000 exceeded|token limit/iu],
  ])('is held to the limit of %s by that limit alone', async (_, query, message) => {
    const { errors, data } = await api.ask(query);
    expect(errors?.[0]?.message).toMatch(message);
    expect(data ?? null).toBeNull();
  });

  it('tells nobody what names there are by guessing at what was meant', async () => {
    const guesses: readonly (readonly [string, Answer<unknown>])[] = [
      ['freshness', await api.ask('{ freshnes { dataVersion } }')], ['total', await api.ask('query($input: TotalInput!) { totl(input: $input) { value { n } } }', input())], ['intake', await api.ask(TOTAL, input({ metrics: ['intak'] }))],
      ['TotalInput', await api.ask('query($input: TotalInputt!) { total(input: $input) { value { n } } }', input())], ['asOfLoad', await api.ask(TOTAL, input({ asOfLod: 1 }))],
      ['intake', await api.ask('{ total(input: { dataset: "worked", metrics: [intak], range: { from: "2026-01-01", to: "2026-03-31" } }) { value { n } } }')],
    ];
    for (const [name, { errors = [] }] of guesses) {
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message).not.toMatch(new RegExp(`did you mean|"${name}"`, 'iu'));
    }
  });

  it('takes values nested a thousand deep for bad input', async () => {
    const deep = `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`;
    const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"query":${JSON.stringify(TOTAL)},"variables":{"input":${deep}}}` });
    expect(((await response.json()) as Answer<unknown>).errors?.map(({ extensions }) => extensions.code)).toEqual(expect.arrayContaining(['BAD_INPUT']));
    expect(await api.ask('{ freshness { dataVersion } }')).toMatchObject({ data: { freshness: { dataVersion: 1 } } });
  });

  it('changes nothing that comes as an address, a plain text or a form', async () => {
    const mutation = '/graphql?query=' + encodeURIComponent('mutation { judgeSignals(dataset: "worked") { judged } }');
    const statuses = [
      await fetch(`${api.url}${mutation}`, { headers: { 'x-apollo-operation-name': 'a', 'apollo-require-preflight': 'true' } }),
      await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: '{ freshness { dataVersion } }' }) }),
      await fetch(`${api.url}/graphql`, { method: 'POST', body: Object.entries({ operations: '{"query":"{ freshness { dataVersion } }"}', map: '{}' }).reduce((form, [name, value]) => { form.append(name, value); return form; }, new FormData()) }),
    ].map(({ status }) => status);
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
  });

  it('refuses a megabyte, a batch and a form', async () => {
    const post = (body: string, type: string) => fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_000_000)}` }), 'application/json')).status).toBe(413);
    expect((await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]), 'application/json')).status).toBe(400);
    expect((await post('query={__typename}', 'application/x-www-form-urlencoded')).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${api.url}/graphql?query={__typename}`)).status).toBe(400);
  });

  it('lets no page elsewhere frame it, and runs no script but its own', async () => {
    const { headers } = await fetch(`${api.url}/health/live`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'"]) expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
    expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
  });

  it('answers to loopback names only', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request(`${api.url}/health/live`, { headers: { host: 'evil.example' } }, (res) => resolve(res.statusCode)).on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

describe('values', () => {
  const NASTY = ["' or 1=1 --", '`', '\\', "\\' OR 1=1", '{p0:String}', '/*', '--', 'a\u0000b', '𠮷', "x'; DROP TABLE concord.case_current; --", '__proto__', 'x'.repeat(10_000)];
  it.each(NASTY)('%j as dataset or filter is a value like any other', async (value) => {
    expect(codeOf(await api.ask(TOTAL, input({ dataset: value })))).toBe('BAD_INPUT');
    const filtered = await api.ask<{ total: { value: { n: number } }[] }>(TOTAL, input({ filters: [{ dimension: 'mediator', values: [value] }] }));
    expect(filtered.errors).toBeUndefined();
    expect(filtered.data?.total[0]?.value.n).toBe(0);
  });

  it.each([
    ['too many values', { filters: [{ dimension: 'mediator', values: Array.from({ length: 1_001 }, String) }] }],
    ['a day that is none', { range: { from: '2026-02-30', to: '2026-03-31' } }],
    ['year 0', { range: { from: '0000-00-00', to: '2026-03-31' } }],
    ['year 9999', { range: { from: '2026-01-01', to: '9999-12-31' } }],
    ['far years', { range: { from: '+275760-09-13', to: '2026-03-31' } }],
    ['an end before the beginning', { range: { from: '2026-03-31', to: '2026-01-01' } }],
    ['a metric nobody defined', { metrics: ['__proto__'] }],
    ['a filter nobody defined', { filters: [{ dimension: 'case_id) OR 1=1', values: ['x'] }] }],
    ['no metric', { metrics: [] }],
    ['a load that is none', { asOfLoad: -1 }],
  ])('%s is refused', async (_, more) => {
    const answer = await api.ask(TOTAL, input(more));
    expect(codeOf(answer)).toBe('BAD_INPUT');
    expectOpaque(answer);
  });

  it('takes null where nothing was given', async () => {
    const answers = await Promise.all([
      api.ask(TOTAL, input({ asOfLoad: null })),
      api.ask('query($input: SeriesInput!) { series(input: $input) { total { n } } }', input({ split: null, asOfLoad: null })),
      api.ask('query($input: CasesInput!) { cases(input: $input) { total } }', { input: { dataset: 'worked', metric: 'intake', range: RANGE, after: null } }),
      api.ask('{ filterValues(dataset: "worked", dimension: region, search: null) { total } }'),
      api.ask('{ loads(dataset: null) { loadNo } }'),
    ]);
    expect(answers.map((a) => a.errors)).toEqual(answers.map(() => undefined));
  });

  it('refuses pages that are none', async () => {
    const page = (more: object) => api.ask('query($input: CasesInput!) { cases(input: $input) { total } }', { input: { dataset: 'worked', metric: 'intake', range: RANGE, ...more } });
    for (const more of [{ first: 0 }, { first: 1e9 }, { first: -1 }, { after: 'x' }, { after: Buffer.from('["2026-01-01","a"]').toString('base64url') }]) {
      expect(codeOf(await page(more))).toBe('BAD_INPUT');
    }
  });
});

describe('who may see what', () => {
  afterEach(() => { api.viewer = { id: 'local', scope: 'all' }; });

  it.each([[{ id: 'nobody' }], [{ id: 'empty', scope: [] }]])('%j gets no answer', async (viewer) => {
    api.viewer = viewer;
    for (const query of ['{ freshness { dataVersion } }', '{ loads { loadNo } }', '{ rejects(loadNo: 1) { n } }']) expect(codeOf(await api.ask(query))).toBe('NO_SCOPE');
    expect(codeOf(await api.ask(TOTAL, input()))).toBe('NO_SCOPE');
  });

  it('a scope holds on every path, cache on', async () => {
    const everything = await api.ask<{ total: { value: { n: number } }[] }>(TOTAL, input());
    expect(everything.data?.total[0]?.value.n).toBe(16);
    api.viewer = { id: 'a', scope: [{ dimension: 'mediator', values: ['M-A'] }] };
    const own = await api.ask<{ total: { value: { n: number } }[] }>(TOTAL, input());
    expect(own.data?.total[0]?.value.n).toBe(7);
    const values = await api.ask<{ filterValues: { values: { key: string }[] } }>('{ filterValues(dataset: "worked", dimension: mediator) { values { key } } }');
    expect(values.data?.filterValues.values.map((v) => v.key)).toEqual(['M-A']);
    const fresh = await api.ask<{ freshness: { datasets: { cases: number }[] } }>('{ freshness { datasets { cases } } }');
    expect(fresh.data?.freshness.datasets[0]?.cases).toBe(8);
    const other = (id: string) => api.ask<{ case: object | null }>(`{ case(dataset: "worked", source: "canonical", caseId: "${id}") { caseId } }`);
    expect((await other('W01')).data?.case).not.toBeNull();
    expect((await other('W10')).data?.case).toBeNull();
    expect(codeOf(await api.ask('{ loads { loadNo } }'))).toBe('NO_SCOPE');
  });
});

it('a store that is down is an error, never an empty chart', async () => {
  await api.engine.close();
  const answer = await api.ask(TOTAL, input({ metrics: ['closings'] }));
  expect(codeOf(answer)).toBe('STORE_DOWN');
  expect(answer.data ?? null).toBeNull();
  expectOpaque(answer);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);
  await expect(openEngine({ url: 'http://127.0.0.1:9', username: 'x', password: 'y' })).rejects.toMatchObject({ code: 'STORE_DOWN' });
});
