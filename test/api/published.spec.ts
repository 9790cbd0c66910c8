import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { becauseOf, startApi, type Answer, type Api } from './api.js';
import { fileOf, publishedCases, type RawCase } from './attacker/published-cases.js';
import { askedBy, ROOT_FIELDS, type RootField } from './contract.js';
import { bySession, codeOf, type Shown } from './people-questions.js';
import { directly } from '../store/postgres/directly.js';

const PASSWORD = 'a password of 2026';
const KNOWN = '2026-04-20';
/** What a reader may ask: what was published, and who they are. */
const READERS: ReadonlySet<string> = new Set(['actBy', 'profile', 'publication', 'publications', 'viewer']);
const PUBLISH = 'mutation ($dataset: String!, $month: String!) { publishTables(dataset: $dataset, month: $month) { id digest } }';
const WITHDRAW = 'mutation ($id: ID!, $reason: String!) { withdrawPublication(id: $id, reason: $reason) { withdrawnAt withdrawnBecause } }';
const ONE = 'query ($id: ID!) { publication(id: $id) { digest tables { over places { keys counts } } } }';
const LIST = '{ publications { id month isIntact } }';
const WHY = '数据有误，重新核对后再发布';

interface Table { readonly over: readonly string[]; readonly places: readonly { readonly keys: readonly string[]; readonly counts: readonly (number | null)[] }[] }

let api: Api;
let folder: string;
let root: Shown;
let publisher: Shown;
let published: string;
const cases = publishedCases(7, ['2026-01', '2026-02'], 200);

const { add, as, grant, signIn } = bySession(() => api);

async function load(dataset: string, some: readonly RawCase[]): Promise<void> {
  const path = join(folder, `${dataset}-${String(some.length)}.csv`);
  await writeFile(path, fileOf(some, KNOWN));
  await api.load('canonical', path, dataset, KNOWN);
}
async function somebody(login: string, ...grants: readonly object[]): Promise<Shown> {
  const { id, password } = await add(root, login);
  for (const one of grants) expect(codeOf(await grant(root, { person: id, ...one }))).toBeUndefined();
  return signIn(login, password);
}
const publish = (who: Shown, month: string, dataset = 'centre'): Promise<Answer<{ publishTables: { id: string; digest: string } }>> => as(who, PUBLISH, { dataset, month });
const withdraw = (who: Shown, id: string, reason = WHY): Promise<Answer<unknown>> => as(who, WITHDRAW, { id, reason });
const read = async (who: Shown, id = published): Promise<readonly Table[] | string> => { const answer = await as<{ publication: { tables: readonly Table[] } }>(who, ONE, { id }); return codeOf(answer) ?? answer.data?.publication.tables ?? []; };
const scoped = (dimension: string, ...values: readonly string[]): object => ({ role: 'reader', scope: [{ dimension, values }] });

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-published-'));
  await load('centre', cases);
  api.askBySession();
  await new FirstAdministrator(api.stores).add({ login: 'root', name: '总管理员', password: PASSWORD, by: 'test' });
  root = await signIn('root', PASSWORD);
  publisher = await somebody('publisher', { role: 'quality_manager' });
  published = (await publish(publisher, '2026-01')).data?.publishTables.id ?? '';
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a reader', () => {
  let reader: Shown;
  beforeAll(async () => { reader = await somebody('reader', { role: 'reader' }); });

  it.each(ROOT_FIELDS.filter(({ field }) => !READERS.has(field.name)))('is refused $field.name', async (field: RootField) => {
    const [query, variables] = askedBy(field);
    expect(codeOf(await as(reader, query, variables))).toBe('FORBIDDEN');
  });

  it('is refused every file', async () => {
    for (const path of ['audit.csv', 'rounds/x/arithmetic.xlsx', 'rounds/x/strata.csv', 'datasets/centre/board.xlsx', 'loads/1/restatements.csv', 'datasets/centre/restatements.csv', 'loads/1/rejects.csv', 'loads/1/unknown-values.csv']) {
      expect([path, (await fetch(`${api.url}/${becauseOf(path)}`, { headers: reader })).status]).toEqual([path, 403]);
    }
  });

  it('reads every table of what is published, and the log says so', async () => {
    expect((await as<{ viewer: unknown }>(reader, '{ viewer { rights } }')).data?.viewer).toEqual({ rights: ['read'] });
    expect((await as(reader, LIST)).data).toEqual({ publications: [{ id: published, month: '2026-01', isIntact: true }] });
    const tables = await read(reader);
    expect(typeof tables === 'string' ? tables : tables.map(({ over }) => over.join('×'))).toEqual(['', 'institution', 'business', 'cause', 'product', 'intake_channel', 'region', 'organisation', 'amount_band', 'institution×business']);
    expect(await api.stores.operational.auditLog.search({ action: 'saw', text: published, limit: 5 })).not.toEqual([]);
    const [event] = await api.stores.operational.auditLog.search({ action: 'tables_published', text: published, limit: 5 });
    expect(JSON.parse(event?.subject ?? '{}')).toMatchObject({ publication: published, dataset: 'centre', month: '2026-01', digest: (await as<{ publication: { digest: string } }>(reader, ONE, { id: published })).data?.publication.digest });
  });
});

describe('whose scope is narrower', () => {
  it('reads the rows of their own in the table over what they are told apart by, and nothing else', async () => {
    const all = await read(publisher);
    const region = (typeof all === 'string' ? [] : all).find(({ over }) => over.join() === 'region');
    const own = { over: ['region'], places: region?.places.filter(({ keys }) => keys[0] === 'R1') };
    expect(own.places).toHaveLength(1);
    expect(await read(await somebody('north', scoped('region', 'R1', 'nowhere')))).toEqual([own]);
    // Whoever sees figures of that region reads no more of it.
    expect(await read(await somebody('north-analyst', { role: 'analyst', scope: [{ dimension: 'region', values: ['R1'] }] }))).toEqual([own]);
  });

  it('reads nothing where that is published over nothing, lies nowhere, or is told by two', async () => {
    expect(await read(await somebody('of-a-team', scoped('team', 'T1')))).toEqual([]);
    expect(await read(await somebody('of-nowhere', scoped('region', 'R9')))).toEqual([]);
    expect(await read(await somebody('of-two', { role: 'reader', scope: [{ dimension: 'region', values: ['R1'] }, { dimension: 'institution', values: ['I1'] }] }))).toEqual([]);
  });

  it('is answered nothing at all without a role or a scope', async () => {
    expect(await read(await somebody('no-role'))).toBe('FORBIDDEN');
    api.viewer = { id: 'no scope' };
    expect(await read({})).toBe('NO_SCOPE');
    api.viewer = { id: 'empty scope', scope: [] };
    expect(await read({})).toBe('NO_SCOPE');
    expect(codeOf(await as({}, LIST))).toBe('NO_SCOPE');
    api.askBySession();
  });
});

describe('publishing', () => {
  it('is for who may publish and sees every case, of months that are complete, once', async () => {
    const part = await somebody('part', { role: 'quality_manager', scope: [{ dimension: 'region', values: ['R1'] }] });
    expect([codeOf(await publish(part, '2026-02')), codeOf(await publish(await somebody('analyst', { role: 'analyst' }), '2026-02')), codeOf(await withdraw(part, published))]).toEqual(['NO_SCOPE', 'FORBIDDEN', 'NO_SCOPE']);
    for (const month of ['2026-04', '2025-12', '2026-13', 'x', '']) expect([month, codeOf(await publish(publisher, month))]).toEqual([month, 'MONTH_NOT_COMPLETE']);
    expect([codeOf(await publish(publisher, '2026-01')), codeOf(await publish(publisher, '2026-02', 'nowhere'))]).toEqual(['ALREADY_PUBLISHED', 'BAD_INPUT']);
    const two = await Promise.all([publish(publisher, '2026-02'), publish(publisher, '2026-02')]);
    expect(two.map(codeOf).sort()).toEqual(['ALREADY_PUBLISHED', undefined]);
  });

  it('is shown before: what would be told, and how much is hidden', async () => {
    const { data } = await as<{ publicationPreview: { cells: number; small: number; withheld: number; isTooClose: boolean; tables: readonly Table[] }; publishableMonths: readonly object[] }>(
      publisher, '{ publicationPreview(dataset: "centre", month: "2026-01") { cells small withheld isTooClose tables { over places { keys counts } } } publishableMonths(dataset: "centre") { month isPublished } }');
    expect(data?.publicationPreview.tables).toEqual(await read(publisher));
    const hidden = data?.publicationPreview.tables.flatMap(({ places }) => places.flatMap(({ counts }) => counts)).filter((count) => count === null).length;
    expect([data?.publicationPreview.isTooClose, (data?.publicationPreview.small ?? 0) + (data?.publicationPreview.withheld ?? 0)]).toEqual([false, hidden]);
    expect(data?.publishableMonths).toEqual([{ month: '2026-03', isPublished: false }, { month: '2026-02', isPublished: true }, { month: '2026-01', isPublished: true }]);
  });

  it('hides even the total of a month with too few cases', async () => {
    const [first] = cases;
    if (first === undefined) throw new Error('no cases');
    await load('tiny', Array.from({ length: 3 }, (_, i) => ({ ...first, case_id: `T${String(i)}`, received_on: '2026-01-01', closed_on: '2026-01-09', outcome: 'S2' })));
    const answer = await publish(publisher, '2026-01', 'tiny');
    if (codeOf(answer) !== undefined) throw new Error(JSON.stringify(answer.errors));
    const tables = await read(publisher, answer.data?.publishTables.id);
    for (const { places } of typeof tables === 'string' ? [] : tables) for (const { counts } of places) expect(counts).toEqual([null, null, null, 0]);
  });
});

describe('publishing anew', () => {
  /** Cases of which none stands alone, so that nothing is hidden. */
  const plain = (institution: string, count: number, from = 0): RawCase[] => Array.from({ length: count }, (_, i) => ({ ...(cases[0] as RawCase), case_id: `${institution}-${String(from + i)}`, institution, received_on: '2026-01-01', closed_on: '2026-01-09', outcome: 'S2' }));
  const month = '2026-01';

  it('is refused while a number differs by 1 to 4 from what was withdrawn, and not where it is the same or differs by more', async () => {
    await load('plain', [...plain('A', 20), ...plain('B', 30)]);
    const first = (await publish(publisher, month, 'plain')).data?.publishTables.id ?? '';
    expect([codeOf(await withdraw(publisher, first, 'short')), codeOf(await withdraw(publisher, 'x')), codeOf(await withdraw(publisher, first)), codeOf(await withdraw(publisher, first))]).toEqual(['NO_REASON', 'NO_SUCH_PUBLICATION', undefined, 'NOT_IN_FORCE']);
    await load('plain', [...plain('A', 22), ...plain('B', 30)]);
    const refused = await publish(publisher, month, 'plain');
    expect([codeOf(refused), JSON.stringify(refused.errors)]).toEqual(['REVISION_TOO_SMALL', expect.not.stringContaining('institution')]);
    await load('plain', [...plain('A', 30), ...plain('B', 30)]);
    const second = (await publish(publisher, month, 'plain')).data?.publishTables.id ?? '';
    expect(await withdraw(publisher, second)).toMatchObject({ data: { withdrawPublication: { withdrawnBecause: WHY } } });
    // The same once more tells nothing; but what is withdrawn first counts as well as what was withdrawn last.
    const third = await publish(publisher, month, 'plain');
    expect(codeOf(third)).toBeUndefined();
    await withdraw(publisher, third.data?.publishTables.id ?? '');
    await load('plain', [...plain('A', 33), ...plain('B', 30)]);
    expect(codeOf(await publish(publisher, month, 'plain'))).toBe('REVISION_TOO_SMALL');
  });

  it('keeps hidden what was hidden, and is refused where a number is hidden that was told', async () => {
    await load('turned', [...plain('A', 20), ...plain('B', 30), ...plain('C', 3)]);
    const first = (await publish(publisher, month, 'turned')).data?.publishTables.id ?? '';
    await withdraw(publisher, first);
    await load('turned', [...plain('A', 20), ...plain('B', 30), ...plain('C', 13)]);
    const second = (await publish(publisher, month, 'turned')).data?.publishTables.id ?? '';
    const told = async (id: string): Promise<unknown> => { const tables = await read(publisher, id); return (typeof tables === 'string' ? [] : tables).find(({ over }) => over.join() === 'institution')?.places.map(({ counts, keys }) => [keys[0], counts[0]]); };
    expect(await told(first)).toEqual([['A', null], ['B', 30], ['C', null]]);
    expect(await told(second)).toEqual([['A', null], ['B', 30], ['C', null]]);
    await withdraw(publisher, second);
    await load('turned', [...plain('A', 30), ...plain('B', 40), ...plain('C', 23), ...plain('D', 3)]);
    expect(codeOf(await publish(publisher, month, 'turned'))).toBe('REVISION_TOO_SMALL');
  });

  it('leaves what was withdrawn to publishers, who see why', async () => {
    const reader = await somebody('late', { role: 'reader' });
    const [withdrawn] = (await api.stores.operational.publications.list({ dataset: 'turned', month })).filter(({ withdrawnAt }) => withdrawnAt !== null);
    expect([await read(reader, withdrawn?.id), typeof await read(publisher, withdrawn?.id)]).toEqual(['NO_SUCH_PUBLICATION', 'object']);
    expect(JSON.stringify((await as(reader, LIST)).data)).not.toContain(withdrawn?.id);
    expect(await api.stores.operational.auditLog.search({ action: 'tables_withdrawn', text: withdrawn?.id ?? '', limit: 5 })).toHaveLength(1);
  });
});

it('tells nothing any more of tables that somebody changed past the product', async () => {
  const reader = await somebody('last', { role: 'reader' });
  const config = { path: join(api.dataDir, 'operational.sqlite') };
  const [kept] = (await api.stores.operational.publications.list({ dataset: 'centre', month: '2026-01' }));
  if (kept === undefined) throw new Error('nothing is published');
  for (const change of [`body = replace(body, '"counts":[', '"counts":[1')`, `month = '2026-03'`, `data_version = ${String(kept.dataVersion + 1)}`, `made_by = 'somebody'`, `definitions = '[]'`]) {
    await directly(config, `update publication_sealed set ${change} where id = '${kept.id}'`);
    expect([change, await read(reader)]).toEqual([change, 'SEAL_BROKEN']);
    expect((await as<{ publications: readonly { id: string; isIntact: boolean }[] }>(reader, LIST)).data?.publications.find(({ id }) => id === kept.id)?.isIntact).toBe(false);
    await directly(config, `update publication_sealed set body = '${kept.body.replaceAll("'", "''")}', month = '${kept.month}', data_version = ${String(kept.dataVersion)}, made_by = '${kept.madeBy}', definitions = '${kept.definitions}' where id = '${kept.id}'`);
  }
  expect(typeof await read(reader)).toBe('object');
});
