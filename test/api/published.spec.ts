import { becauseOf } from './api.js';
import type { ReadTable } from './attacker/attacker.js';
import { publishedCases } from './attacker/published-cases.js';
import { LIST, ONE, Publishing } from './attacker/publishing.js';
import { askedBy, ROOT_FIELDS, type RootField } from './contract.js';
import { codeOf, type Shown } from './people-questions.js';

/** What a reader may ask: what was published, and who they are. */
const READERS: ReadonlySet<string> = new Set(['actBy', 'profile', 'publication', 'publications', 'viewer']);

let at: Publishing;
let publisher: Shown;
let published: string;
const cases = publishedCases(7, ['2026-01', '2026-02'], 200);
const scoped = (dimension: string, ...values: readonly string[]): object => ({ role: 'reader', scope: [{ dimension, values }] });

beforeAll(async () => {
  at = await Publishing.start();
  await at.load('centre', cases);
  publisher = await at.somebody('publisher', { role: 'quality_manager' });
  published = (await at.publish(publisher, '2026-01')).data?.publishTables.id ?? '';
});
afterAll(() => at.close());

describe('a reader', () => {
  let reader: Shown;
  beforeAll(async () => { reader = await at.somebody('reader', { role: 'reader' }); });

  it.each(ROOT_FIELDS.filter(({ field }) => !READERS.has(field.name)))('is refused $field.name', async (field: RootField) => {
    const [query, variables] = askedBy(field);
    expect(codeOf(await at.as(reader, query, variables))).toBe('FORBIDDEN');
  });

  it('is refused every file', async () => {
    for (const path of ['audit.csv', 'rounds/x/arithmetic.xlsx', 'rounds/x/strata.csv', 'datasets/centre/board.xlsx', 'loads/1/restatements.csv', 'datasets/centre/restatements.csv', 'loads/1/rejects.csv', 'loads/1/unknown-values.csv']) {
      expect([path, (await fetch(`${at.api.url}/${becauseOf(path)}`, { headers: reader })).status]).toEqual([path, 403]);
    }
  });

  it('reads every table of what is published, and the log says so', async () => {
    expect((await at.as<{ viewer: unknown }>(reader, '{ viewer { rights } }')).data?.viewer).toEqual({ rights: ['read'] });
    expect((await at.as(reader, LIST)).data).toEqual({ publications: [{ id: published, month: '2026-01', isIntact: true }] });
    const tables = await at.read(reader, published);
    expect(typeof tables === 'string' ? tables : tables.map(({ over }) => over.join('×'))).toEqual(['', 'institution', 'business', 'cause', 'product', 'intake_channel', 'region', 'organisation', 'amount_band', 'institution×business']);
    expect(await at.api.stores.operational.auditLog.search({ action: 'saw', text: published, limit: 5 })).not.toEqual([]);
    const [event] = await at.api.stores.operational.auditLog.search({ action: 'tables_published', text: published, limit: 5 });
    expect(JSON.parse(event?.subject ?? '{}')).toMatchObject({ publication: published, dataset: 'centre', month: '2026-01', digest: (await at.as<{ publication: { digest: string } }>(reader, ONE, { id: published })).data?.publication.digest });
  });
});

describe('whose scope is narrower', () => {
  it('reads the rows of their own in the table over what they are told apart by, and nothing else', async () => {
    const all = await at.read(publisher, published);
    const region = (typeof all === 'string' ? [] : all).find(({ over }) => over.join() === 'region');
    const own = { over: ['region'], places: region?.places.filter(({ keys }) => keys[0] === 'R1') };
    expect(own.places).toHaveLength(1);
    expect(await at.read(await at.somebody('north', scoped('region', 'R1', 'nowhere')), published)).toEqual([own]);
    // Whoever sees figures of that region reads no more of it.
    expect(await at.read(await at.somebody('north-analyst', { role: 'analyst', scope: [{ dimension: 'region', values: ['R1'] }] }), published)).toEqual([own]);
  });

  it('reads nothing where that is published over nothing, lies nowhere, or is told by two', async () => {
    expect(await at.read(await at.somebody('of-a-team', scoped('team', 'T1')), published)).toEqual([]);
    expect(await at.read(await at.somebody('of-nowhere', scoped('region', 'R9')), published)).toEqual([]);
    expect(await at.read(await at.somebody('of-two', { role: 'reader', scope: [{ dimension: 'region', values: ['R1'] }, { dimension: 'institution', values: ['I1'] }] }), published)).toEqual([]);
  });

  it('is answered nothing at all without a role or a scope', async () => {
    expect(await at.read(await at.somebody('no-role'), published)).toBe('FORBIDDEN');
    at.api.viewer = { id: 'no scope' };
    expect(await at.read({}, published)).toBe('NO_SCOPE');
    at.api.viewer = { id: 'empty scope', scope: [] };
    expect(await at.read({}, published)).toBe('NO_SCOPE');
    expect(codeOf(await at.as({}, LIST))).toBe('NO_SCOPE');
    at.api.askBySession();
  });
});

describe('publishing', () => {
  it('is for who may publish and sees every case, of months that are complete, once', async () => {
    const part = await at.somebody('part', { role: 'quality_manager', scope: [{ dimension: 'region', values: ['R1'] }] });
    expect([codeOf(await at.publish(part, '2026-02')), codeOf(await at.publish(await at.somebody('analyst', { role: 'analyst' }), '2026-02')), codeOf(await at.withdraw(part, published))]).toEqual(['NO_SCOPE', 'FORBIDDEN', 'NO_SCOPE']);
    for (const month of ['2026-04', '2025-12', '2026-13', 'x', '']) expect([month, codeOf(await at.publish(publisher, month))]).toEqual([month, 'MONTH_NOT_COMPLETE']);
    expect([codeOf(await at.publish(publisher, '2026-01')), codeOf(await at.publish(publisher, '2026-02', 'nowhere'))]).toEqual(['ALREADY_PUBLISHED', 'BAD_INPUT']);
    const two = await Promise.all([at.publish(publisher, '2026-02'), at.publish(publisher, '2026-02')]);
    expect(two.map(codeOf).sort()).toEqual(['ALREADY_PUBLISHED', undefined]);
  });

  it('is shown before: what would be told, and how much is hidden', async () => {
    const { data } = await at.as<{ publicationPreview: { cells: number; small: number; withheld: number; isTooClose: boolean; tables: readonly ReadTable[] }; publishableMonths: readonly object[] }>(
      publisher, '{ publicationPreview(dataset: "centre", month: "2026-01") { cells small withheld isTooClose tables { over places { keys counts } } } publishableMonths(dataset: "centre") { month isPublished } }');
    expect(data?.publicationPreview.tables).toEqual(await at.read(publisher, published));
    const hidden = data?.publicationPreview.tables.flatMap(({ places }) => places.flatMap(({ counts }) => counts)).filter((count) => count === null).length;
    expect([data?.publicationPreview.isTooClose, (data?.publicationPreview.small ?? 0) + (data?.publicationPreview.withheld ?? 0)]).toEqual([false, hidden]);
    expect(data?.publishableMonths).toEqual([{ month: '2026-03', isPublished: false }, { month: '2026-02', isPublished: true }, { month: '2026-01', isPublished: true }]);
  });

  it('hides even the total of a month with too few cases', async () => {
    const [first] = cases;
    if (first === undefined) throw new Error('no cases');
    await at.load('tiny', Array.from({ length: 3 }, (_, i) => ({ ...first, case_id: `T${String(i)}`, received_on: '2026-01-01', closed_on: '2026-01-09', outcome: 'S2' })));
    const answer = await at.publish(publisher, '2026-01', 'tiny');
    if (codeOf(answer) !== undefined) throw new Error(JSON.stringify(answer.errors));
    const tables = await at.read(publisher, answer.data?.publishTables.id ?? '');
    for (const { places } of typeof tables === 'string' ? [] : tables) for (const { counts } of places) expect(counts).toEqual([null, null, null, 0]);
  });
});
