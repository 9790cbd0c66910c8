import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRejects, loadFiles, parseProfile, readProfile, withdrawLoad, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

let store: ScratchStore;
beforeEach(async () => { store = await openScratchStore(); });
afterEach(async () => { await store.close(); });

const cases = async (): Promise<LoadResult> => loadFiles(store.stores, { profile: await readProfile('canonical'), files: [fixture('worked-cases.csv')], dataset: 'worked', pseudonymKey: KEY });
const messages = async (text: string): Promise<LoadResult> => store.load(await readProfile('message'), text, { dataset: 'worked' });
const WORKED = (): Promise<string> => readFile(fixture('worked-messages.csv'), 'utf8');

const TOLD = 'case_id, toString(notified_on), notified_hour, notified_template, notified_receipt, notified_opened, notified_answered, notified_times, notified_at_night, notified_opted_out';
const told = (from = 'concord.case_current'): Promise<unknown> => store.ask(`SELECT ${TOLD} FROM ${from} WHERE dataset = 'worked' AND case_id IN ('W01', 'W03', 'W06', 'W10', 'W13') ORDER BY case_id`);
const NOTHING = ['W01', 'W03', 'W06', 'W10', 'W13'].map((id) => [id, null, null, '', '', 0, 0, 0, 0, 0]);
/** By hand from worked-messages.csv. W06 has no receipt and was opened to the minute on the 7th day; W10 answered its second message. */
const BY_HAND = [
  ['W01', '2026-01-06', 10, 'A', 'delivered', 1, 1, 1, 0, 0], ['W03', '2026-01-08', 22, 'A', 'delivered', 0, 0, 2, 1, 0], ['W06', '2026-01-13', 7, 'B', 'delivered', 1, 0, 1, 1, 0],
  ['W10', '2026-02-03', 9, 'A', 'delivered', 0, 0, 2, 0, 0], ['W13', null, null, '', '', 0, 0, 0, 0, 0],
];

it('fill cases whichever comes first, and leave them when they are withdrawn; then and now are one definition', async () => {
  const before = await cases();
  expect(await told()).toEqual(NOTHING);
  const load = await messages(await WORKED());
  expect(load).toMatchObject({ into: 'message', delivered: 19, loaded: 19, rejected: 0 });
  expect(await told()).toEqual(BY_HAND);
  expect(await told(`concord.case_fact_as_of(as_of_load = ${String(before.loadNo)})`)).toEqual(NOTHING);
  expect(await told(`concord.case_fact_as_of(as_of_load = ${String(load.loadNo)})`)).toEqual(BY_HAND);
  // The same file again does nothing; a case delivered anew takes its messages along.
  expect(await messages(await WORKED())).toMatchObject({ state: 'unchanged', sameAs: load.loadNo });
  await loadFiles(store.stores, { profile: await readProfile('canonical'), files: [fixture('worked-cases-later.csv')], dataset: 'worked', pseudonymKey: KEY });
  expect(await told()).toEqual(BY_HAND);
  await withdrawLoad(store.stores, load.loadNo);
  expect(await told()).toEqual(NOTHING);
});

it('that come before their cases wait for them', async () => {
  await messages(await WORKED());
  await cases();
  expect(await told()).toEqual(BY_HAND);
});

it('are corrected by a later delivery', async () => {
  await cases();
  await messages(await WORKED());
  const later = await messages('message_id,case_id,sent_at,receipt\nM02,W01,2026-01-05 23:00,failed\nM01,W01,2026-01-06 10:00,delivered\n');
  expect(later).toMatchObject({ loaded: 2, casesChanged: 2 });
  // M02 is now the first of W01; the answer to M01 is gone with the version that said so.
  expect((await told() as unknown[])[0]).toEqual(['W01', '2026-01-05', 23, '', 'failed', 0, 0, 2, 1, 0]);
});

it('are times of the zone a profile names', async () => {
  await cases();
  const profile = parseProfile((await readProfile('message')).text.replace('grain: row', 'zone: Asia/Shanghai\ngrain: row'));
  await store.load(profile, 'message_id,case_id,sent_at\nM1,W01,2026-01-06T14:30:00Z\nM2,W03,2026-01-07T00:10:00+08:00', { dataset: 'worked' });
  expect(await store.ask("SELECT case_id, toString(notified_on), notified_hour, notified_at_night FROM concord.case_current WHERE notified_times > 0 ORDER BY case_id"))
    .toEqual([['W01', '2026-01-06', 22, 1], ['W03', '2026-01-07', 0, 1]]);
});

it('are rejected by name where they cannot be', async () => {
  const result = await messages(['message_id,case_id,sent_at,receipt,opened_at,answered_at,opted_out',
    'A,W01,2026-01-06 10:00,,2026-01-06 09:59,,', 'B,W01,2026-01-06,,,,', 'C,W01,2026-01-06 10:00,maybe,,,', 'D,,2026-01-06 10:00,,,,', 'E,W01,2199-01-06 10:00,,,,', 'F,W01,2026-01-06 25:00,,,,',
    'G,W01,2026-01-06 10:00,,,,perhaps', 'H,W01,2026-01-06 10:00,,,2026-01-06 10:00,', 'I,W01,2026-01-06 10:00,,,,', 'I,W01,2026-01-06 11:00,,,,'].join('\n'));
  expect((await listRejects(store.engine, result.loadNo, 20)).map(({ rowNo, column, reason }) => [rowNo, column, reason])).toEqual([
    [2, 'opened_at', 'BEFORE_BEGINNING'], [3, 'sent_at', 'BAD_DATE'], [4, 'receipt', 'UNKNOWN_VALUE'], [5, 'case_no', 'MISSING_VALUE'], [6, 'sent_at', 'BAD_DATE'], [7, 'sent_at', 'BAD_DATE'],
    [8, 'opted_out', 'BAD_FLAG'], [10, 'message_id', 'DUPLICATE_KEY'], [11, 'message_id', 'DUPLICATE_KEY'],
  ]);
  expect(result).toMatchObject({ delivered: 10, loaded: 1, rejected: 9 });
});

it('need a time of day', () => {
  expect(() => parseProfile(['id: m', 'dataset: m', 'label: {zh: m, en: m}', 'into: message', 'grain: row', 'columns:', '  message_id: {from: a}', '  case_no: {from: b}', '  sent_at: {from: c}'].join('\n')))
    .toThrow('columns.sent_at: needs `dates` with a time of day');
});
