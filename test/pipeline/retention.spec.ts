import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deleteForAge, loadFiles, parseProfile, planRetention, planWithdrawal, recover, withdrawLoad, type Profile } from '@concord/etl';
import { overTheEngine, type Under } from './engine-suite.js';
import { KEY, type ScratchStore } from './scratch-store.js';

const profile = (id: string, fold = ''): Profile => parseProfile(`
id: ${id}
dataset: mine
label: {zh: 台账, en: Register}
grain: ${fold === '' ? 'row' : 'fold'}
checks: {closed_without_outcome: allow}
columns:
  case_id: {from: 编号}
  received_on: {from: 收案${fold}}
  closed_on: {from: 办结${fold}}
  reopened_on: {from: 重开${fold}}
  cause: {from: 事由${fold}}
  party: {from: 当事人${fold}}
`);
const messages = parseProfile('id: sent\ndataset: mine\ninto: message\nlabel: {zh: 短信, en: Messages}\ngrain: row\ndates: [YYYY-MM-DD HH:mm:ss]\ncolumns:\n  message_id: {from: 编号}\n  case_no: {from: 案件}\n  sent_at: {from: 发送}\n');
const HEAD = '编号,收案,办结,重开,事由,当事人\n';
/** Found nowhere but in cases that are to go: in an id, in a text, and in a row that was rejected. */
const CANARIES = ['ZQ7KX-CANARY-1', 'JW4PV-CANARY-2', 'MB9RT-CANARY-3'] as const;
const OLD = `${CANARIES[0]},2019-03-01,2019-05-01,,${CANARIES[1]},张三\n`;
const KEPT = 'K-1,2019-04-01,,,open still,李四\nK-2,2019-04-02,2019-06-01,2025-01-01,open again,王五\nK-3,2025-04-02,2025-06-01,,new,王五\n';
const TODAY = '2026-06-30';

const files = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
const holdingIn = (folders: readonly string[]): readonly string[] => folders.flatMap(files).filter((path) => { const bytes = readFileSync(path); return CANARIES.some((one) => bytes.includes(one)); });
const ruleOf = (store: ScratchStore, years: number | null): Promise<void> => store.stores.operational.retentionRules.set({ dataset: 'mine', years, reason: '规定', setBy: 'somebody' });
const heldIn = (store: ScratchStore): Promise<unknown> => store.ask("SELECT case_id FROM concord.case_current WHERE dataset = 'mine' ORDER BY case_id");

/** One suite over either engine: what is deleted is gone from the files of both. */
function casesTooOld({ open }: Under): void {
  let store: ScratchStore;
  beforeAll(async () => { store = await open(); });
  afterAll(async () => { await store.close(); });
  const holding = (): readonly string[] => holdingIn(store.files);
  const rule = (years: number | null): Promise<void> => ruleOf(store, years);
  const held = (): Promise<unknown> => heldIn(store);

  it('are told before anything is done, and nothing is done without a rule', async () => {
    await store.load(profile('a'), `${HEAD}${OLD}${KEPT}`);
    await store.load(profile('a'), `${HEAD}${OLD.replace('张三', '赵六')}${KEPT}B-1,2019-03-01,2019-02-01,,${CANARIES[2]},张三\n`);
    await store.load(profile('b'), `${HEAD}C-1,2018-01-01,2019-01-31,,${CANARIES[1]},\n`);
    await store.load(messages, `编号,案件,发送\nS-1,${CANARIES[0]},2019-03-02 10:00:00\nS-2,K-1,2019-04-02 10:00:00\n`);
    await expect(planRetention(store.stores, 'mine', TODAY)).rejects.toMatchObject({ code: 'NO_RETENTION_RULE' });
    await rule(5);
    expect(await planRetention(store.stores, 'mine', TODAY)).toMatchObject({
      years: 5, closedBefore: '2021-06-30', dataVersion: 4, cases: 2, versions: 3, rounds: [], excellent: 0,
      sources: [{ source: 'a', cases: 1, versions: 2 }, { source: 'b', cases: 1, versions: 1 }],
      months: [{ month: '2019-01', deleted: 1, left: 0 }, { month: '2019-05', deleted: 1, left: 0 }],
    });
    expect(holding().length).toBeGreaterThan(0);
    await expect(deleteForAge(store.stores, 'mine', { today: TODAY, plannedAt: 3 })).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    expect(await held()).toEqual([['C-1'], ['K-1'], ['K-2'], ['K-3'], [CANARIES[0]]]);
  });

  it('go, down to the disk, in acts with data versions of their own', async () => {
    // The row that was rejected is of a case that stays: its own canary stands with it, and goes with the case it belongs to.
    await store.load(profile('a'), `${HEAD}B-1,2019-01-01,2019-02-01,,x,张三\n`);
    const done = await deleteForAge(store.stores, 'mine', { today: TODAY, by: 'somebody' });
    expect(done).toMatchObject({ cases: 3, versions: 4, closedBefore: '2021-06-30', acts: [6, 7] });
    expect(await held()).toEqual([['K-1'], ['K-2'], ['K-3']]);
    expect(holding()).toEqual([]);
    expect(await store.ask('SELECT max(data_version) FROM concord.publication')).toEqual([[7]]);
    expect(await store.ask("SELECT fields['case_no'] FROM concord.record_version WHERE kind = 'message'")).toEqual([['K-1']]);
    expect(await store.ask("SELECT uniqExact(case_id), count() FROM concord.case_version WHERE dataset = 'mine'")).toEqual([['3', '3']]);
    expect(await store.stores.operational.loads.find(6)).toMatchObject({ state: 'published', by: 'somebody', message: expect.stringMatching(/^RETENTION\n按保存期限删除 2021-06-30 之前办结的案件 2 件/u) as string });
    expect((await store.stores.operational.auditLog.search({ action: 'deleted', limit: 5 })).map(({ subject }) => JSON.parse(subject) as unknown)).toEqual([
      { act: 7, dataset: 'mine', source: 'b', closedBefore: '2021-06-30', cases: 1, versions: 1 }, { act: 6, dataset: 'mine', source: 'a', closedBefore: '2021-06-30', cases: 2, versions: 3 },
    ]);
    expect(await recover(store.stores)).toEqual({ published: [], failed: [] });
  });

  it('again finds nothing', async () => {
    expect(await deleteForAge(store.stores, 'mine', { today: TODAY })).toMatchObject({ cases: 0, acts: [] });
  });

  it.each(['', ', fold: last'])('do not come back with the next delivery, of which nothing is kept (rows%s)', async (fold) => {
    const load = await loadFiles(store.stores, { profile: profile('a', fold), files: [await store.file(`again-${fold.slice(-4)}.csv`, `${HEAD}${OLD}K-1,2019-04-01,2026-01-01,,closed,李四\n`)], pseudonymKey: KEY });
    expect(load).toMatchObject({ delivered: 2, rejected: 1, rejects: [{ reason: 'PAST_RETENTION', rows: 1 }] });
    expect(load.findings.filter(({ rule: id }) => id === 'rejected_rows')).toEqual([]);
    expect(await store.ask(`SELECT value, raw, case_id FROM concord.reject WHERE load_no = ${String(load.loadNo)}`)).toEqual([['', '', '']]);
    expect(holding().filter((path) => !path.endsWith('.csv'))).toEqual([]);
  });

  it('are taken in again once the rule is relaxed', async () => {
    await rule(null);
    const load = await loadFiles(store.stores, { profile: profile('a'), files: [await store.file('anew.csv', `${HEAD}${OLD}`)], pseudonymKey: KEY });
    expect(load).toMatchObject({ delivered: 1, loaded: 1, rejected: 0 });
  });

  it('are not brought back by taking a load back, nor is the act itself taken back', async () => {
    await expect(planWithdrawal(store.stores, 6)).rejects.toMatchObject({ code: 'NOT_PUBLISHED' });
    await withdrawLoad(store.stores, 2);
    expect(await store.ask("SELECT count() FROM concord.case_current WHERE source = 'b'")).toEqual([['0']]);
  });
}

describe('cases too old to be kept', () => { overTheEngine(casesTooOld); });
