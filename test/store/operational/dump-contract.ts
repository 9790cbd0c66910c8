import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOperational, restoreOperational, type Operational, type OperationalConfig } from '@concord/sql';
import { delivery } from './deliveries.js';
import type { Opened } from './opened.js';

const ROUND = { id: 'one', dataset: 'centre', title: '2026年第三季度', cutOff: '2026-08-31', method: 'gold', methodVersion: 1, seats: 10, rankingMode: 'tiers', publicWorkdays: 5, phase: 'draft', createdBy: 'local' } as const;

async function dumpOf(config: OperationalConfig): Promise<string[]> {
  const store = await openOperational(config);
  return store.dump().finally(() => store.close());
}

/** All of the store as lines, which either database gives and takes. */
export function dumpContract(opened: () => Opened): void {
  describe('a dump', () => {
    let store: Operational;
    let folder: string;
    let lines: string[];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'concord-dump-'));
      store = await opened().fresh();
      await store.loads.begin(delivery(), 0);
      await store.profiles.save({ id: 'register', hash: 'h1', yaml: 'id: register # “甲”, it\'s\n' });
      await store.boardRounds.begin(ROUND);
      await store.boardRounds.add('one', 0, { by: 'local', kind: 'computed', body: JSON.stringify({ reason: '理由\0' }) }, 'computed');
      await store.boardMethods.decide(1, { dataset: 'centre', body: '{}', reason: '经委员会讨论', decidedBy: 'local' });
      await store.publications.add({ id: 'one', dataset: 'centre', month: '2026-08', dataVersion: 1, definitions: '[]', madeAt: '2026-09-02 03:04:05.678', madeBy: 'local', body: '{"甲": [1, null]}', digest: 'd'.repeat(64) }, 0);
      lines = await store.dump();
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('is brought back by SQLite and by this database, row for row', async () => {
      expect(lines.length).toBe(7);
      const file = { path: join(folder, 'copy.sqlite') };
      await restoreOperational(file, lines);
      expect(await dumpOf(file)).toEqual(lines);
      store = await opened().fresh();
      await restoreOperational(opened().config(), await dumpOf(file));
      expect(await store.dump()).toEqual(lines);
    });

    it('is brought back into an empty store only, and all of it or nothing', async () => {
      store = await opened().fresh();
      await restoreOperational(opened().config(), lines);
      const older = [JSON.stringify({ level: '0001_loads_profiles_schedules' })];
      for (const given of [lines, older]) await expect(restoreOperational(opened().config(), given)).rejects.toMatchObject({ code: 'OPERATIONAL_NOT_EMPTY' });
      expect(await store.dump()).toEqual(lines);
      store = await opened().fresh();
      const broken = [...lines, JSON.stringify({ table: 'profile', row: { id: 'no version' } })];
      await expect(restoreOperational(opened().config(), broken)).rejects.toMatchObject({ name: 'OperationalError' });
      expect(await store.dump()).toHaveLength(1);
    });

    it('of an earlier version is brought to this one; of a later one, or none at all, it is refused', async () => {
      store = await opened().fresh();
      const kept = lines.filter((line) => /"table":"(?:load|profile)"/u.test(line));
      // Who brought a load was not kept then.
      const asThen = (by?: string) => kept.map((line) => {
        const { table, row } = JSON.parse(line) as { table: string; row: Record<string, unknown> };
        const kept = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'by'));
        return JSON.stringify({ table, row: table === 'load' && by !== undefined ? { ...kept, by } : kept });
      });
      await restoreOperational(opened().config(), [JSON.stringify({ level: '0001_loads_profiles_schedules' }), ...asThen()]);
      expect(await store.dump()).toEqual([lines[0], ...asThen('')]);
      store = await opened().fresh();
      const refused = (given: readonly string[]) => restoreOperational(opened().config(), given).then(() => 'taken', (error: unknown) => (error as { code?: string }).code);
      expect(await refused([JSON.stringify({ level: '9999_to_come' })])).toBe('OPERATIONAL_NEWER');
      expect(await refused(['no JSON'])).toBe('OPERATIONAL_DAMAGED');
      expect(await refused([...lines.slice(0, 1), JSON.stringify({ table: 'no_such_table', row: { a: 1 } })])).toBe('OPERATIONAL_DAMAGED');
    });
  });
}
