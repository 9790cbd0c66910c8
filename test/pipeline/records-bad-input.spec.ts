import { LoadRefused, parseProfile } from '@concord/etl';
import { lines, POSTS, recordProfile } from './record-profile.js';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeEach(async () => { store = await openScratchStore(); });
afterEach(async () => { await store.close(); });

const loadRecords = (into: string, content: string, more = ''): ReturnType<ScratchStore['load']> => store.load(recordProfile(into, more), content);
const rejects = (loadNo: number): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT row_no, column, reason FROM concord.reject WHERE load_no = ${String(loadNo)} ORDER BY row_no, column`);
const refusal = (loading: Promise<unknown>): Promise<string> => loading.then(() => 'loaded', (error: unknown) => (error instanceof LoadRefused ? error.code : String(error)));
const POSTS_OF_FOUR = lines(POSTS, 'M1,2023-01-01,2024-06-29,O,A,M9,1.0,40', 'M1,2024-06-30,,O,B,M8,0.5,40.25', 'M2,2023-01-01,,O,A,M9,1,12', 'M3,2023-01-01,2023-12-31,O,A,M9,1,');

it('is named, row by row', async () => {
  const { loadNo } = await loadRecords('mediator', lines(
    POSTS, 'M1,2024-01-01,2023-12-31,O,A,,1,', ',2024-01-01,,O,A,,1,', 'M2,someday,,O,A,,1,', 'M3,2024-01-01,,O,A,,-1,', 'M4,2024-01-01,,O,A,,full,', 'M5,2024-01-01,,O,A,,1,', 'M5,2024-01-01,,O,B,,1,', 'M6,2024-01-01,2099-12-31,O,B,,1,',
  ));
  expect(await rejects(loadNo)).toEqual([
    ['2', 'valid_to', 'SPAN_REVERSED'], ['3', 'mediator', 'MISSING_VALUE'], ['4', 'valid_from', 'BAD_DATE'], ['5', 'fte', 'BAD_NUMBER'], ['6', 'fte', 'BAD_NUMBER'],
    ['7', 'mediator', 'DUPLICATE_KEY'], ['8', 'mediator', 'DUPLICATE_KEY'],
  ]);
});

it('of numbers: whole, large, with thousands', async () => {
  const { loadNo } = await loadRecords('branch', lines('branch,valid_from,customers', 'B1,2024-01-01,"1,234,567"', 'B2,2024-01-01,12.5', 'B3,2024-01-01,9999999999999999', 'B4,2024-01-01,70000'));
  expect(await rejects(loadNo)).toEqual([['3', 'customers', 'BAD_WHOLE'], ['4', 'customers', 'BAD_WHOLE']]);
  expect(await store.ask("SELECT record_id, fields['customers'] FROM concord.record_version ORDER BY record_id")).toEqual([['B1|2024-01-01', '1234567'], ['B4|2024-01-01', '70000']]);
});

it('refuses all spans of a thing when any two overlap, within the delivery or with what is held', async () => {
  const within = await loadRecords('mediator', lines(POSTS, 'M1,2023-01-01,2023-12-31,O,A,,,', 'M1,2024-01-01,2024-12-31,O,B,,,', 'M1,2024-12-31,,O,C,,,', 'M2,2024-01-01,,O,A,,,', 'M2,2023-01-01,2023-12-31,O,B,,,'));
  expect(await rejects(within.loadNo)).toEqual([['2', 'valid_from', 'OVERLAPPING_SPAN'], ['3', 'valid_from', 'OVERLAPPING_SPAN'], ['4', 'valid_from', 'OVERLAPPING_SPAN']]);
  // M2 is still open: a next span must come with the end of the one before.
  const held = await loadRecords('mediator', lines(POSTS, 'M2,2025-01-01,,O,C,,,', 'M3,2025-01-01,,O,C,,,'));
  expect(await rejects(held.loadNo)).toEqual([['2', 'valid_from', 'OVERLAPPING_SPAN']]);
  const closed = await loadRecords('mediator', lines(POSTS, 'M2,2025-01-01,,O,C,,,', 'M2,2024-01-01,2024-12-31,O,A,,,'));
  expect(closed).toMatchObject({ rejected: 0, casesNew: 1, casesChanged: 1 });
  // A bad row that should have closed the span leaves the next one overlapping.
  const hidden = await loadRecords('mediator', lines(POSTS, 'M2,2025-01-01,2025-05-31,O,C,,bad,', 'M2,2025-06-01,,O,D,,,', 'M4,2025-06-01,,O,D,,,'));
  expect(await rejects(hidden.loadNo)).toEqual([['2', 'fte', 'BAD_NUMBER'], ['3', 'valid_from', 'OVERLAPPING_SPAN']]);
  const around = await loadRecords('mediator', lines(POSTS, 'M4,2020-01-01,,O,C,,,', 'M5,2025-06-01,,O,D,,,'));
  expect(await store.ask(`SELECT value FROM concord.reject WHERE load_no = ${String(around.loadNo)}`)).toEqual([['2020-01-01 – … | 2025-06-01 – …']]);
});

it('of a profile is said before anything is read', () => {
  const wrong = (text: string): string => {
    try {
      parseProfile(`id: x\ndataset: x\nlabel: {zh: x, en: x}\n${text}`);
      return 'taken';
    } catch (error) {
      return error instanceof LoadRefused ? error.en : String(error);
    }
  };
  expect(wrong('into: mediator\ngrain: fold\ncolumns: {mediator: {from: a, fold: any}, valid_from: {from: b, fold: min}}')).toContain('grain: is `row` for reference data');
  expect(wrong('into: mediator\ngrain: row\ncolumns: {mediator: {from: a}, valid_from: {from: b}, case_id: {from: c}}')).toContain('columns.case_id: is not a column of mediator');
  expect(wrong('into: mediator\ngrain: row\ncolumns: {mediator: {from: a}}')).toContain('columns.valid_from: is required in every profile');
  expect(wrong('into: weather\ngrain: row\ncolumns: {}')).toContain('into:');
  expect(wrong('into: sla_rule\ngrain: row\ncolumns: {rule: {from: a}, valid_from: {from: b}, limit_days: {from: c}, unit: {from: d, vocabulary: u}, start_event: {from: e}, end_event: {from: f}}\nvocabularies: {u: {lunar: [阴历]}}')).toContain('"lunar" is not a value of unit');
});

it('of a file refuses the load', async () => {
  expect(await refusal(loadRecords('mediator', lines('mediator,team', 'M1,A')))).toBe('MISSING_COLUMN');
  expect(await refusal(loadRecords('mediator', lines(POSTS)))).toBe('NO_ROWS');
  expect(await refusal(loadRecords('mediator', POSTS_OF_FOUR, 'checks: {expect: {rows: 5}}'))).toBe('CONTROL_TOTALS_DIFFER');
  expect(await refusal(loadRecords('mediator', POSTS_OF_FOUR, 'checks: {expect: {rows: 4, cases: 4}}'))).toBe('loaded');
});

it('tells keys apart that would read the same joined', async () => {
  const result = await loadRecords('target', lines('metric,dimension,member,valid_from,value', 'settlement_rate,a|b,c,2024-01-01,0.5', 'settlement_rate,a,b|c,2024-01-01,0.6', 'settlement_rate,,,2024-01-01,0.7', 'settlement_rate,,,2025-01-01,0.7'));
  // The last overlaps the one before, which has no end; keys with and without a member are different things.
  expect(await rejects(result.loadNo)).toEqual([['4', 'valid_from', 'OVERLAPPING_SPAN'], ['5', 'valid_from', 'OVERLAPPING_SPAN']]);
  expect(result).toMatchObject({ loaded: 2 });
});
