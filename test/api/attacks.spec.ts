import { join } from 'node:path';
import { logOf } from '@concord/server';
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

describe('the log', () => {
  const [PHONE, IDENTITY] = ['13812345678', '110101199003078515'];

  it('is one object a line, whatever was asked, and tells nobody who a party is', async () => {
    const before = api.logged.length;
    const nasty = `客户李明${PHONE}\r\n{"level":60,"msg":"forged"}\u2028证件${IDENTITY}`;
    const failed = [
      await api.ask(TOTAL, input({ dataset: nasty })),
      await api.ask(TOTAL, input({ range: { from: nasty, to: nasty } })),
      await api.ask(TOTAL, input({ metrics: [nasty] })),
      await api.ask(TOTAL, input({ filters: [{ dimension: nasty, values: [PHONE] }] })),
      await api.ask(`query { total(input: ${JSON.stringify(nasty)}) { value { n } } }`),
    ];
    const ids = failed.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.id));
    const lines = api.logged.slice(before);
    expect(ids.length).toBeGreaterThanOrEqual(failed.length);
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
    for (const line of lines) {
      // Nobody can begin a line of the log.
      expect(line.indexOf('\n')).toBe(line.length - 1);
      for (const secret of [PHONE, IDENTITY, '李明', 'forged']) expect(line).not.toContain(secret);
    }
  });

  it('says of what is thrown what and where it was, masked, and nothing that hangs on it', () => {
    const lines: string[] = [];
    const log = logOf('info', { write: (line) => { lines.push(line); } });
    const inner = new Error(`cannot read '${IDENTITY}'`);
    log.error({ err: Object.assign(new TypeError(`no such phone ${PHONE}`, { cause: inner }), { document: 'a whole document', code: 'E_PHONE' }), detail: `value ${PHONE}` }, 'failed');
    log.error({ err: `thrown as a text: ${PHONE}` }, 'failed');
    const [first, second] = lines.map((line) => JSON.parse(line) as { err: { type: string; message: string; stack: string[]; code: string; cause: { message: string } }; detail: string });
    expect(first).toMatchObject({ err: { type: 'TypeError', message: 'no such phone 〔电话〕', code: 'E_PHONE', cause: { message: "cannot read '〔证件号〕'" } }, detail: 'value 〔电话〕' });
    expect(first?.err.stack[0]).toContain('attacks.spec');
    expect(Object.keys(first?.err ?? {}).sort()).toEqual(['cause', 'code', 'message', 'stack', 'type']);
    expect(second?.err).toEqual({ message: 'thrown as a text: 〔电话〕' });
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
