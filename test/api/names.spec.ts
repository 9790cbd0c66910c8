import { join } from 'node:path';
import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { startApi, type Answer, type Api } from './api.js';
import { askedBy, ROOT_FIELDS, type Given, type RootField } from './contract.js';

/** Whoever sees all cases, but not who mediates them. */
const BLIND: Viewer = { id: 'analyst', scope: 'all', rights: new Set([...EVERY_RIGHT].filter((right) => right !== 'names')) };
const SEEING: Viewer = { id: 'quality', scope: 'all', rights: EVERY_RIGHT };
const NAMES = /M-[AB]/u;

const WHOLE: Given = { dataset: 'worked', RangeInput: { from: '2026-01-01', to: '2026-03-31' }, from: '2026-01-01', to: '2026-03-31', source: 'canonical', caseId: 'W01', MetricId: 'settlement_rate', limit: 50, top: 5, first: 50, days: 60, bucket: 'month', grain: 'month', window: { from: '2026-01-01', to: '2026-03-31' } };
const BY_PERSON: Given = { ...WHOLE, DimensionId: 'mediator', by: 'mediator', dimension: 'mediator', split: 'mediator', a: 'M-A', b: 'M-B', member: 'M-A', key: 'M-A' };
const OF_PERSON: Given = { ...WHOLE, filters: [{ dimension: 'mediator', values: ['M-A'], exclude: false }] };

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

/** The deepest answer that the limits of a question allow. */
async function answer(root: RootField, given: Given, viewer: Viewer): Promise<Answer<unknown>> {
  api.viewer = viewer;
  for (let depth = 6; ; depth -= 1) {
    const told = await api.ask(...askedBy(root, given, depth));
    if (depth === 0 || !(told.errors ?? []).some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')) return told;
  }
}

const QUERIES = ROOT_FIELDS.filter(({ kind }) => kind === 'query');

it.each(QUERIES)('tells nobody who mediates by $field.name unless they may see names', async (root) => {
  for (const given of [WHOLE, BY_PERSON, OF_PERSON]) expect(JSON.stringify((await answer(root, given, BLIND)).data ?? null)).not.toMatch(NAMES);
});

it('would tell of whoever may: names stand in what these answer', async () => {
  const telling: string[] = [];
  for (const root of QUERIES) if (NAMES.test(JSON.stringify(await Promise.all([WHOLE, BY_PERSON, OF_PERSON].map(async (given) => (await answer(root, given, SEEING)).data ?? null))))) telling.push(root.field.name);
  expect(telling).toEqual(expect.arrayContaining(['board', 'breakdown', 'case', 'cases', 'deadlines', 'filterValues', 'series']));
});

it('says that a name is not shown where a row would have it, and keeps everything else', async () => {
  const rows = async (viewer: Viewer): Promise<{ mediator: { key: string; label: { zh: string } }; outcome: { key: string } }[]> => {
    api.viewer = viewer;
    const { data } = await api.ask<{ cases: { rows: { mediator: { key: string; label: { zh: string } }; outcome: { key: string } }[] } }>('{ cases(input: { dataset: "worked", metric: intake, part: denominator, range: { from: "2026-01-01", to: "2026-03-31" }, first: 50 }) { rows { outcome { key } mediator { key label { zh } } } } }');
    return data?.cases.rows ?? [];
  };
  const [seen, blind] = [await rows(SEEING), await rows(BLIND)];
  expect(blind.map(({ outcome }) => outcome)).toEqual(seen.map(({ outcome }) => outcome));
  expect(new Set(blind.map(({ mediator }) => JSON.stringify(mediator)))).toEqual(new Set(['{"key":"","label":{"zh":"（姓名不显示）"}}']));
  // Whoever sees the cases of one mediator only knows whose they are.
  const own = await rows({ id: 'M-A', scope: [{ dimension: 'mediator', values: ['M-A'] }], rights: new Set(['view', 'drill']) });
  expect(new Set(own.map(({ mediator }) => mediator.key))).toEqual(new Set(['M-A']));
});

it('refuses who mediates in the same way where there is nobody at all', async () => {
  api.viewer = { ...BLIND, scope: [{ dimension: 'region', values: ['nowhere'] }] };
  for (const dimension of ['mediator', 'team_lead']) expect((await api.ask(`{ filterValues(dataset: "worked", dimension: ${dimension}) { total } }`)).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});
