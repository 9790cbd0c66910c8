import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkFiles, loadFiles, LoadRefused, readProfile, type CheckReport, type LoadRequest, type LoadResult, type Profile } from '@concord/etl';
import { foldProfile, KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

const SHARED = process.env['SHARED_DIR'] ?? resolve(__dirname, '../../../shared');
const AAA = ['q3', 'q4'].map((quarter) => join(SHARED, `data/aaa-2018-${quarter}.pseudonymised.csv.gz`));

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

let files = 0;
async function request(profile: Profile, content: string, more: Partial<LoadRequest> = {}): Promise<LoadRequest> {
  files += 1;
  return { profile, files: [await store.file(`check-${String(files)}.csv`, content)], pseudonymKey: KEY, ...more };
}

/** Everything that stays: tables by uuid, their rows by partition (the engine merges parts when it likes), the registry, publications, marks. */
const state = async (): Promise<unknown> => ({
  tables: await store.ask("SELECT name, uuid FROM system.tables WHERE database = 'concord' ORDER BY name"),
  rows: await store.ask("SELECT table, partition, sum(rows) FROM system.parts WHERE database = 'concord' AND active AND table != 'migration' GROUP BY table, partition ORDER BY ALL"),
  loads: await store.stores.operational.loads.newest(100),
  marks: await store.ask('SELECT * FROM concord.case_mark ORDER BY ALL'),
  publications: await store.ask('SELECT * FROM concord.publication ORDER BY ALL'),
  rejects: await store.ask('SELECT * FROM concord.reject ORDER BY ALL'),
  cases: await store.ask('SELECT case_id, content_hash, load_no FROM concord.case_current ORDER BY ALL'),
});

const counts = ({ dataset, source, asOf, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged }: CheckReport | LoadResult): unknown =>
  ({ dataset, source, asOf, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged });

/** Checks and loads the same delivery: equal counts, and the check leaves the store as it was. */
async function checkThenLoad(delivery: LoadRequest): Promise<{ readonly check: CheckReport; readonly load: LoadResult }> {
  const before = await state();
  const check = await checkFiles(store.stores, delivery);
  expect(await state()).toEqual(before);
  const load = await loadFiles(store.stores, delivery);
  expect(counts(check)).toEqual(counts(load));
  expect({ controls: check.controls, findings: check.findings }).toEqual({ controls: load.controls, findings: load.findings });
  expect(check.rejects.map(({ reason, column, rows }) => ({ reason, column, rows }))).toEqual(load.rejects);
  return { check, load };
}

const HEAD = '编号,当事人,收案,办结,结果,金额,地区\n';
const FIRST = `${HEAD}A-1,张三,2024-01-31,2024-02-29,达成协议,"¥1,000.10",北京\nA-2,李四,2024-01-05,,,0.20,广州\nA-3,,2024-02-30,,,,\nA-4,,2024-03-01,2024-03-02,不了了之,,\nA-2,李四,2024-01-05,,,0.20,广州\n`;
// Beside the first: A-1 as it was, A-2 closed and with another amount, A-5 new.
const LATER = `${HEAD}A-1,张三,2024-01-31,2024-02-29,达成协议,"¥1,000.10",北京\nA-2,李四,2024-01-05,2024-03-09,分歧过大,0.25,广州\nA-5,,2024-03-01,,,,\n`;

it('lists the most frequent values outside a vocabulary, and says how many there are', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => `V-${String(i)},2024-01-01,甲${String(i % 60)}`);
  const { unknownValues } = await checkFiles(store.stores, { profile: rowProfile(), files: [await store.file('many-words.csv', ['编号,收案,地区', ...rows, ''].join('\n'))], dataset: 'words', pseudonymKey: KEY });
  expect(unknownValues).toHaveLength(50);
  expect(unknownValues[0]).toEqual({ column: 'region', value: '甲0', rows: 2, of: 60, kept: true });
});

it('tells of a first delivery what the load then does', async () => {
  const { check } = await checkThenLoad(await request(rowProfile(), FIRST));
  // 5 rows: loaded, the second A-2 folded, A-3 (no such day) and A-4 (no such outcome) rejected.
  expect(check).toMatchObject({ delivered: 5, loaded: 2, folded: 1, unchanged: 0, rejected: 2, casesNew: 2, casesChanged: 0, asOf: '2024-02-29', changes: [], examples: [] });
  expect(check.rejects).toEqual([
    { reason: 'BAD_DATE', column: 'received_on', rows: 1, samples: [{ rowNo: 4, value: '2024-02-30' }] },
    { reason: 'UNKNOWN_OUTCOME', column: 'outcome', rows: 1, samples: [{ rowNo: 5, value: '不了了之' }] },
  ]);
  expect(check.unknownValues).toEqual([
    { column: 'outcome', value: '不了了之', rows: 1, of: 1, kept: false },
    { column: 'region', value: '广州', rows: 2, of: 1, kept: true },
  ]);
  expect(check.cases.map(({ case_id: id, received_on: day, outcome, amount_claimed: amount, closed_on: closed }) => [id, day, outcome, amount, closed])).toEqual([
    ['A-1', '2024-01-31', 'S2', '1000.1', '2024-02-29'], ['A-2', '2024-01-05', '', '0.2', ''],
  ]);
  expect(check.months).toEqual([{ month: '2024-01', cases: 2, amountClaimed: '1000.30', amountAgreed: '0.00', amountPerformed: '0.00' }]);
});

it('tells of a later delivery what it would change, old and new', async () => {
  const { check } = await checkThenLoad(await request(rowProfile(), LATER));
  expect(check).toMatchObject({ delivered: 3, loaded: 2, unchanged: 1, rejected: 0, casesNew: 1, casesChanged: 1 });
  expect(check.changes).toEqual(['closed_on', 'outcome', 'outcome_raw', 'amount_claimed'].map((column) => ({ column, cases: 1 })));
  expect(check.examples).toEqual([
    { caseId: 'A-2', column: 'closed_on', old: '', new: '2024-03-09' },
    { caseId: 'A-2', column: 'outcome', old: '', new: 'U1' },
    { caseId: 'A-2', column: 'outcome_raw', old: '', new: '分歧过大' },
    { caseId: 'A-2', column: 'amount_claimed', old: '0.2', new: '0.25' },
  ]);
  // The unchanged case counts too: these are totals of the file.
  expect(check.cases.map((one) => one['case_id'])).toEqual(['A-1', 'A-2', 'A-5']);
  expect(check.months.map(({ month, cases, amountClaimed }) => [month, cases, amountClaimed])).toEqual([['2024-01', 2, '1000.35'], ['2024-03', 1, '0.00']]);
});

it('knows a delivery the store already has', async () => {
  const delivery = await request(rowProfile(), LATER);
  const repeated = await checkFiles(store.stores, delivery);
  expect(repeated).toMatchObject({ delivered: 3, loaded: 0, unchanged: 3, sameAs: 2 });
  expect(await loadFiles(store.stores, delivery)).toMatchObject({ state: 'unchanged', sameAs: 2 });
});

it('folds rows as the load does', async () => {
  const rows = 'id,day,closed,b,p,c,m,s\nF-1,2024-02-01,,b,p,c,10,1\nF-1,2024-02-01,,b,p,d,10,1\nF-2,2024-02-01,,b,p,c,1,1\nF-2,2024-02-02,,b,p,c,1,1\n';
  const { check } = await checkThenLoad(await request(foldProfile(), rows));
  expect(check).toMatchObject({ delivered: 4, loaded: 1, folded: 1, rejected: 2 });
  expect(check.months).toEqual([{ month: '2024-02', cases: 1, amountClaimed: '20.00', amountAgreed: '10.00', amountPerformed: '10.00' }]);
});

it('reports a refusal for its rows with all that is wrong, and leaves nothing either', async () => {
  const delivery = await request(rowProfile('checks: {max_reject_share: 0.1}'), FIRST, { dataset: 'strict' });
  const before = await state();
  const check = await checkFiles(store.stores, delivery);
  expect(await state()).toEqual(before);
  expect(check).toMatchObject({ delivered: 5, loaded: 2, rejected: 2 });
  expect(check.refusal?.code).toBe('TOO_MANY_REJECTS');
  await expect(loadFiles(store.stores, delivery)).rejects.toMatchObject({ code: 'TOO_MANY_REJECTS' });
  expect((await checkFiles(store.stores, await request(rowProfile(), HEAD))).refusal?.code).toBe('NO_ROWS');
});

it('tells of a snapshot which cases it does not bring, and refuses one that lacks too many', async () => {
  const rows = (...lines: readonly string[]): string => [HEAD.trim(), ...lines, ''].join('\n');
  const snapshot = rowProfile('delivery: snapshot\nmissing: withdrawn');
  const whole = rows('Z-1,,2024-01-01,,,1,', 'Z-2,,2024-01-02,,,2,', 'Z-3,,2024-01-03,,,3,');
  await checkThenLoad(await request(snapshot, whole, { dataset: 'snapshots' }));
  const later = await checkThenLoad(await request(snapshot, rows('Z-1,,2024-01-01,,,1,', 'Z-2,,2024-01-02,,,5,'), { dataset: 'snapshots' }));
  // By hand: Z-1 as it was, Z-2 with another amount, Z-3 of three is gone.
  expect(later.check).toMatchObject({ unchanged: 1, casesChanged: 1, absences: { missing: 0, withdrawn: 1 } });
  expect(later.load.absences).toEqual(later.check.absences);
  const before = await state();
  const torn = await checkFiles(store.stores, await request(snapshot, rows('Z-9,,2024-01-01,,,1,'), { dataset: 'snapshots' }));
  expect(torn.refusal?.code).toBe('TOO_MANY_MISSING');
  expect(torn.absences).toEqual({ missing: 0, withdrawn: 3 });
  expect(await state()).toEqual(before);
});

it.each(['read', 'map', 'fold'] as const)('leaves nothing when it is cancelled at %s', async (at) => {
  const before = await state();
  const stop = new AbortController();
  const delivery = await request(rowProfile(), LATER, { signal: stop.signal, onProgress: ({ phase }) => { if (phase === at) stop.abort(); }, dataset: 'cancelled' });
  await expect(checkFiles(store.stores, delivery)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await state()).toEqual(before);
});

it('leaves nothing of a file that cannot be read to its end', async () => {
  const before = await state();
  const refused = await checkFiles(store.stores, await request(rowProfile(), `${HEAD}A-1,"张三,2024-01-31,,,,\n`)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LoadRefused);
  expect(refused).toMatchObject({ code: 'UNCLOSED_QUOTE' });
  expect(await state()).toEqual(before);
});

(AAA.every(existsSync) ? it : it.skip)('counts two real snapshots as their loads do', async () => {
  const profile = await readProfile('aaa-arbitration');
  const first = await checkThenLoad({ profile, files: AAA.slice(0, 1) });
  expect(first.check.months.reduce((sum, { cases }) => sum + cases, 0)).toBe(18_327);
  const awarded = await store.ask("SELECT substring(toString(received_on), 1, 7), toString(sum(amount_agreed)) FROM concord.case_current WHERE dataset = 'aaa-arbitration' GROUP BY 1 ORDER BY 1");
  expect(first.check.months.map(({ month, amountAgreed }) => [month, Number(amountAgreed)])).toEqual(awarded.map(([month, sum]) => [month, Number(sum ?? 0)]));
  const second = await checkThenLoad({ profile, files: AAA.slice(1) });
  expect(second.check.casesChanged).toBeGreaterThan(0);
  // Every changed case changes in some column, and the examples are what both versions hold.
  expect(Math.max(...second.check.changes.map(({ cases }) => cases))).toBeLessThanOrEqual(second.check.casesChanged);
  for (const { caseId, column, old, new: now } of second.check.examples) {
    const held = await store.ask(`SELECT ifNull(toString(${column}), '') FROM concord.case_version WHERE case_id = '${caseId}' AND dataset = 'aaa-arbitration' ORDER BY load_no`);
    expect(held.flat()).toEqual([old, now]);
  }
}, 300_000);
