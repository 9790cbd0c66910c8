import { join } from 'node:path';
import { directly } from '../store/postgres/directly.js';
import { publishedCases, type RawCase } from './attacker/published-cases.js';
import { LIST, Publishing, WHY } from './attacker/publishing.js';
import { codeOf, type Shown } from './people-questions.js';

let at: Publishing;
let publisher: Shown;
const cases = publishedCases(7, ['2026-01', '2026-02'], 200);

beforeAll(async () => {
  at = await Publishing.start();
  publisher = await at.somebody('publisher', { role: 'quality_manager' });
});
afterAll(() => at.close());

describe('publishing anew', () => {
  /** Cases of which none stands alone, so that nothing is hidden. */
  const plain = (institution: string, count: number, from = 0): RawCase[] => Array.from({ length: count }, (_, i) => ({ ...(cases[0] as RawCase), case_id: `${institution}-${String(from + i)}`, institution, received_on: '2026-01-01', closed_on: '2026-01-09', outcome: 'S2' }));
  const month = '2026-01';

  it('is refused while a number differs by 1 to 4 from what was withdrawn, and not where it is the same or differs by more', async () => {
    await at.load('plain', [...plain('A', 20), ...plain('B', 30)]);
    const first = (await at.publish(publisher, month, 'plain')).data?.publishTables.id ?? '';
    expect([codeOf(await at.withdraw(publisher, first, 'short')), codeOf(await at.withdraw(publisher, 'x')), codeOf(await at.withdraw(publisher, first)), codeOf(await at.withdraw(publisher, first))]).toEqual(['NO_REASON', 'NO_SUCH_PUBLICATION', undefined, 'NOT_IN_FORCE']);
    await at.load('plain', [...plain('A', 22), ...plain('B', 30)]);
    const refused = await at.publish(publisher, month, 'plain');
    expect([codeOf(refused), JSON.stringify(refused.errors)]).toEqual(['REVISION_TOO_SMALL', expect.not.stringContaining('institution')]);
    await at.load('plain', [...plain('A', 30), ...plain('B', 30)]);
    const second = (await at.publish(publisher, month, 'plain')).data?.publishTables.id ?? '';
    expect(await at.withdraw(publisher, second)).toMatchObject({ data: { withdrawPublication: { withdrawnBecause: WHY } } });
    // The same once more tells nothing; but what is withdrawn first counts as well as what was withdrawn last.
    const third = await at.publish(publisher, month, 'plain');
    expect(codeOf(third)).toBeUndefined();
    await at.withdraw(publisher, third.data?.publishTables.id ?? '');
    await at.load('plain', [...plain('A', 33), ...plain('B', 30)]);
    expect(codeOf(await at.publish(publisher, month, 'plain'))).toBe('REVISION_TOO_SMALL');
  });

  it('keeps hidden what was hidden, and is refused where a number is hidden that was told', async () => {
    await at.load('turned', [...plain('A', 20), ...plain('B', 30), ...plain('C', 3)]);
    const first = (await at.publish(publisher, month, 'turned')).data?.publishTables.id ?? '';
    await at.withdraw(publisher, first);
    await at.load('turned', [...plain('A', 20), ...plain('B', 30), ...plain('C', 13)]);
    const second = (await at.publish(publisher, month, 'turned')).data?.publishTables.id ?? '';
    const told = async (id: string): Promise<unknown> => { const tables = await at.read(publisher, id); return (typeof tables === 'string' ? [] : tables).find(({ over }) => over.join() === 'institution')?.places.map(({ counts, keys }) => [keys[0], counts[0]]); };
    expect(await told(first)).toEqual([['A', null], ['B', 30], ['C', null]]);
    expect(await told(second)).toEqual([['A', null], ['B', 30], ['C', null]]);
    await at.withdraw(publisher, second);
    await at.load('turned', [...plain('A', 30), ...plain('B', 40), ...plain('C', 23), ...plain('D', 3)]);
    expect(codeOf(await at.publish(publisher, month, 'turned'))).toBe('REVISION_TOO_SMALL');
  });

  it('leaves what was withdrawn to publishers, who see why', async () => {
    const reader = await at.somebody('late', { role: 'reader' });
    const [withdrawn] = (await at.api.stores.operational.publications.list({ dataset: 'turned', month })).filter(({ withdrawnAt }) => withdrawnAt !== null);
    expect([await at.read(reader, withdrawn?.id ?? ''), typeof await at.read(publisher, withdrawn?.id ?? '')]).toEqual(['NO_SUCH_PUBLICATION', 'object']);
    expect(JSON.stringify((await at.as(reader, LIST)).data)).not.toContain(withdrawn?.id);
    expect(await at.api.stores.operational.auditLog.search({ action: 'tables_withdrawn', text: withdrawn?.id ?? '', limit: 5 })).toHaveLength(1);
  });
});

it('tells nothing any more of tables that somebody changed past the product', async () => {
  const reader = await at.somebody('last', { role: 'reader' });
  await at.load('centre', cases);
  await at.publish(publisher, '2026-01');
  const config = { path: join(at.api.dataDir, 'operational.sqlite') };
  const [kept] = (await at.api.stores.operational.publications.list({ dataset: 'centre', month: '2026-01' }));
  if (kept === undefined) throw new Error('nothing is published');
  for (const change of [`body = replace(body, '"counts":[', '"counts":[1')`, `month = '2026-03'`, `data_version = ${String(kept.dataVersion + 1)}`, `made_by = 'somebody'`, `definitions = '[]'`]) {
    await directly(config, `update publication_sealed set ${change} where id = '${kept.id}'`);
    expect([change, await at.read(reader, kept.id)]).toEqual([change, 'SEAL_BROKEN']);
    expect((await at.as<{ publications: readonly { id: string; isIntact: boolean }[] }>(reader, LIST)).data?.publications.find(({ id }) => id === kept.id)?.isIntact).toBe(false);
    await directly(config, `update publication_sealed set body = '${kept.body.replaceAll("'", "''")}', month = '${kept.month}', data_version = ${String(kept.dataVersion)}, made_by = '${kept.madeBy}', definitions = '${kept.definitions}' where id = '${kept.id}'`);
  }
  expect(typeof await at.read(reader, kept.id)).toBe('object');
});
