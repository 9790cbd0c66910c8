import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyRules, forget, planKeeping, readingText, setKeepingRule, type Reading } from '@concord/etl';
import type { KeptOf } from '@concord/sql';
import { overTheEngine, type Under } from './engine-suite.js';
import { rowProfile, type ScratchStore } from './scratch-store.js';

const CANARY = 'QD8WN-CANARY';
const HEAD = '编号,收案,办结,结果,金额,地区,当事人,次数,回访,评分';
const OF: KeptOf = { what: 'rejects', dataset: 'register' };
const LOG: KeptOf = { what: 'log', dataset: '' };
const RULE = { months: 6, reason: '数据管理办法，保存六个月', setBy: 'somebody' } as const;
/** Longer ahead than any rule here looks back. */
const YEAR = new Date().getFullYear();
const LATER = `${String(YEAR + 2)}-06-30`;

const holding = (folders: readonly string[]): readonly string[] => folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))).filter((path) => readFileSync(path).includes(CANARY));

function textsOfRejectedRows({ open }: Under): void {
  let store: ScratchStore;
  beforeAll(async () => { store = await open(); });
  afterAll(async () => { await store.close(); });
  const read = async (reading: Reading): Promise<string> => { let text = ''; for await (const piece of readingText(store.stores, reading, 'en')) text += piece; return text; };
  const counts = (): Promise<unknown> => store.ask('SELECT load_no, row_no, column, reason, case_id, month FROM concord.reject ORDER BY load_no, row_no, column, reason');
  const controls = (): Promise<string> => read({ what: 'checks', loadNo: 1 });

  it('are kept without a rule, and a rule says what would go', async () => {
    await store.load(rowProfile(), [HEAD, 'A-1,2024-01-02,,,5,北京,张三,,,', `A-2,2024-02-30,,,5,${CANARY},张三,,,`, `A-3,2024-01-02,,,${CANARY},北京,张三,,,`, ''].join('\n'));
    await store.load(rowProfile(), [HEAD, 'A-4,2024-01-02,,,5,北京,张三,,,', 'A-5,2024-01-02,,,no amount,北京,李四,,,', ''].join('\n'));
    await expect(planKeeping(store.stores, OF)).rejects.toMatchObject({ code: 'NO_RETENTION_RULE' });
    for (const months of [0, 601, 1.5]) await expect(setKeepingRule(store.stores, { ...OF, ...RULE, months })).rejects.toMatchObject({ code: 'BAD_RULE' });
    await setKeepingRule(store.stores, { ...OF, ...RULE });
    expect(await planKeeping(store.stores, OF)).toMatchObject({ months: 6, items: 0, loads: [], from: '', to: '' });
    expect(await planKeeping(store.stores, OF, LATER)).toMatchObject({ before: `${String(YEAR + 1)}-12-30`, items: 3, loads: [1, 2] });
    expect(holding(store.files).length).toBeGreaterThan(0);
    await expect(forget(store.stores, OF, { by: 'somebody', today: LATER, seen: 2 })).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    expect(await read({ what: 'rejects', loadNo: 1, limit: 10 })).toContain(CANARY);
  });

  it('go down to the disk, and how many rows were rejected and why is what it was', async () => {
    const before = [await counts(), await controls()];
    expect(await forget(store.stores, OF, { by: 'somebody', today: LATER, seen: 3 })).toMatchObject({ items: 3, what: 'rejects', dataset: 'register' });
    expect([await counts(), await controls()]).toEqual(before);
    expect(await store.ask('SELECT DISTINCT value, raw, is_emptied FROM concord.reject')).toEqual([['', '', true]]);
    expect(holding(store.files)).toEqual([]);
    expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
    expect((await store.stores.operational.auditLog.search({ limit: 2 })).map(({ action, subject }) => [action, (JSON.parse(subject) as { rows: number }).rows])).toEqual([['deleted', 3], ['deletion_begun', 3]]);
    await expect(read({ what: 'rejects-csv', loadNo: 1 })).rejects.toMatchObject({ code: 'REJECTS_DELETED' });
    expect(await read({ what: 'rejects', loadNo: 1, limit: 10 })).toMatch(/BAD_/u);
    expect(await forget(store.stores, OF, { by: 'somebody', today: LATER })).toMatchObject({ items: 0 });
  });

  it('are not brought back by a file of rejects that was downloaded before: a party left out is nowhere', async () => {
    const csv = ['reject_load,reject_file,reject_row,reject_column,reject_value,reject_code,reject_reason_zh,reject_reason_en,reject_raw,编号,收案,金额,地区,当事人', '2,1,3,amount_claimed,x,BAD_AMOUNT,x,x,,A-5,2024-01-02,7,北京,', '1,1,3,amount_claimed,x,BAD_AMOUNT,x,x,,A-3,2024-01-02,7,北京,张三', ''].join('\n');
    expect(await store.load(rowProfile(), csv)).toMatchObject({ loaded: 1, rejected: 1, rejects: [{ reason: 'PARTY_NOT_KEPT', rows: 1 }] });
  });

  it('count as come in when their case does', async () => {
    const load = await store.load(rowProfile(), [HEAD, 'A-5,2024-01-02,,,7,北京,李四,,,', ''].join('\n'));
    expect(await store.ask(`SELECT of_load, of_row FROM concord.reject_return WHERE load_no = ${String(load.loadNo)} AND of_load = 2`)).toEqual([[2, '3']]);
  });

  it('go by themselves a week after the rule was set, and what no rule is of stays', async () => {
    const week = 7 * 86_400_000;
    await store.load(rowProfile(), [HEAD, 'A-6,2024-01-02,,,5,北京,张三,,,', `A-7,2024-01-02,,,${CANARY},北京,张三,,,`, `A-8,2010-01-02,2010-03-04,达成协议,5,北京,张三,,,`, ''].join('\n'));
    await store.stores.operational.retentionRules.set({ dataset: 'register', years: 10, reason: RULE.reason, setBy: 'somebody' });
    expect(await applyRules(store.stores, { by: 'schedule retention' })).toEqual({ cases: 0, rows: 0, events: 0, held: [], young: 2 });
    expect(await applyRules(store.stores, { by: 'schedule retention', nowMs: Date.now() + week })).toEqual({ cases: 1, rows: 0, events: 0, held: [], young: 0 });
    expect(await read({ what: 'retention' })).toMatch(new RegExp(`^register\\t10 years\\t.*\nregister: texts of rejected rows\t6 months\t\\d{4}-\\d{2}-\\d{2}\tsomebody\t${RULE.reason}\n$`, 'u'));
  });

  it('and the log, which nobody keeps for less than six months', async () => {
    await expect(setKeepingRule(store.stores, { ...LOG, ...RULE, months: 5 })).rejects.toMatchObject({ code: 'LOG_TOO_SHORT' });
    // A rule that came into the store by another way is not followed either.
    await store.stores.operational.keepingRules.set({ ...LOG, ...RULE, months: 5 });
    await expect(forget(store.stores, LOG, { by: 'somebody', today: LATER })).rejects.toMatchObject({ code: 'LOG_TOO_SHORT' });
    await setKeepingRule(store.stores, { ...LOG, ...RULE });
    const head = (await store.stores.operational.auditLog.verify()).head;
    const { items } = await planKeeping(store.stores, LOG, LATER);
    expect(await read({ what: 'keeping', of: LOG })).toContain('there is nothing of before');
    expect(await forget(store.stores, LOG, { by: 'somebody', today: LATER, seen: items })).toMatchObject({ what: 'log', items });
    const told = await read({ what: 'audit', head });
    expect(told).toMatch(/^Events before \d{4}-\d{2}-\d{2} \(1 to \d+\) were deleted under the rule “kept for 6 months”.*somebody.*\nThe one event is as it was written; digest of the newest:\n[\da-f]{64}\n$/u);
    await expect(read({ what: 'audit', head: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'LOG_BROKEN', en: expect.stringContaining('it was deleted for its age') as string });
  });
}

describe('what stood in rejected rows', () => { overTheEngine(textsOfRejectedRows); });
