import { checkFiles, loadFiles, LoadRefused, parseProfile, recover, withdrawLoad, type Profile } from '@concord/etl';
import { allRecords } from '@concord/sql';
import { dyingAt } from './dying-engine.js';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

/** A profile of a kind of records whose headers are the names of its columns. */
function recordProfile(into: string, more = ''): Profile {
  const kind = allRecords.find(({ id }) => id === into);
  return parseProfile([
    `id: ${into.replaceAll('_', '-')}`, `into: ${into}`, 'dataset: centre', `label: {zh: ${into}, en: ${into}}`, 'grain: row', "numbers: {thousands: ','}", more, 'columns_optional: true',
    'columns:', ...(kind?.columns ?? []).map(({ name }) => `  ${name}: {from: ${name}}`),
  ].join('\n'));
}

const cases = parseProfile([
  'id: cases', 'dataset: centre', 'label: {zh: 案件, en: cases}', 'grain: row', 'columns_optional: true', 'columns:',
  ...['case_id', 'received_on', 'assigned_on', 'mediator', 'team', 'organisation', 'product', 'business'].map((name) => `  ${name}: {from: ${name}}`),
].join('\n'));

const lines = (...rows: readonly string[]): string => [...rows, ''].join('\n');
const POSTS = 'mediator,valid_from,valid_to,organisation,team,team_lead,fte,training_hours';

/**
 * M1 works in team A under M9 until 2024-06-29 and in team B from the day after; M2 in team A all along; M3 was in post in 2023 only.
 *
 * | case | mediator | assigned   | opened     | says        | so                        |
 * |------|----------|------------|------------|-------------|---------------------------|
 * | C-1  | M1       | 2024-06-29 |            |             | team A, lead M9, centre O |
 * | C-2  | M1       | 2024-06-30 |            |             | team B, lead M8, centre O |
 * | C-3  | M1       |            | 2024-07-01 | team A      | team A, no lead (not the record's team), centre O |
 * | C-4  | M2       |            | 2022-12-31 |             | nothing: before the first span |
 * | C-5  | M3       | 2024-01-01 |            |             | nothing: after the last span |
 * | C-6  | M2       | 2023-05-05 |            | centre P    | team A, lead M9, centre P |
 */
const CASES = lines(
  'case_id,received_on,assigned_on,mediator,team,organisation,product', 'C-1,2024-06-01,2024-06-29,M1,,,OLD', 'C-2,2024-06-01,2024-06-30,M1,,,NEW', 'C-3,2024-07-01,,M1,A,,OTHER',
  'C-4,2022-12-31,,M2,,,', 'C-5,2023-12-01,2024-01-01,M3,,,', 'C-6,2023-05-01,2023-05-05,M2,,P,',
);
const POSTS_1 = lines(POSTS, 'M1,2023-01-01,2024-06-29,O,A,M9,1.0,40', 'M1,2024-06-30,,O,B,M8,0.5,40.25', 'M2,2023-01-01,,O,A,M9,1,12', 'M3,2023-01-01,2023-12-31,O,A,M9,1,');
const FILLED_1 = [['C-1', 'A', 'M9', 'O'], ['C-2', 'B', 'M8', 'O'], ['C-3', 'A', '', 'O'], ['C-4', '', '', ''], ['C-5', '', '', ''], ['C-6', 'A', 'M9', 'P']];
const BARE = [['C-1', '', '', ''], ['C-2', '', '', ''], ['C-3', 'A', '', ''], ['C-4', '', '', ''], ['C-5', '', '', ''], ['C-6', '', '', 'P']];

let store: ScratchStore;
beforeEach(async () => { store = await openScratchStore(); });
afterEach(async () => { await store.close(); });

const filled = (from = 'concord.case_current'): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT case_id, team, team_lead, organisation FROM ${from} WHERE dataset = 'centre' ORDER BY case_id`);
const asOf = (loadNo: number): Promise<readonly (readonly unknown[])[]> => filled(`concord.case_fact_as_of(as_of_load = ${String(loadNo)})`);
const loadRecords = (into: string, content: string, more = ''): ReturnType<ScratchStore['load']> => store.load(recordProfile(into, more), content);
const rejects = (loadNo: number): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT row_no, column, reason FROM concord.reject WHERE load_no = ${String(loadNo)} ORDER BY row_no, column`);
const refusal = (loading: Promise<unknown>): Promise<string> => loading.then(() => 'loaded', (error: unknown) => (error instanceof LoadRefused ? error.code : String(error)));

describe('who led whom then', () => {
  it('is the same whichever came first, cases or posts', async () => {
    await store.load(cases, CASES);
    expect(await filled()).toEqual(BARE);
    expect(await loadRecords('mediator', POSTS_1)).toMatchObject({ state: 'published', delivered: 4, loaded: 4, rejected: 0, casesNew: 4 });
    expect(await filled()).toEqual(FILLED_1);
    await store.load(recordProfile('mediator'), POSTS_1, { dataset: 'other' });
    await store.load(cases, CASES, { dataset: 'other' });
    expect(await store.ask("SELECT case_id, team, team_lead, organisation FROM concord.case_current WHERE dataset = 'other' ORDER BY case_id")).toEqual(FILLED_1);
  });

  it('is told of any time as it was told then, and what was delivered is kept', async () => {
    const first = (await store.load(cases, CASES)).loadNo;
    const second = (await loadRecords('mediator', POSTS_1)).loadNo;
    const third = (await loadRecords('mediator', lines(POSTS, 'M2,2023-01-01,2023-04-30,O,A,M9,1,12', 'M2,2023-05-01,,O,C,M7,1,12'))).loadNo;
    expect([await asOf(first), await asOf(second), await asOf(third)]).toEqual([BARE, FILLED_1, await filled()]);
    expect((await filled())[5]).toEqual(['C-6', 'C', 'M7', 'P']);
    expect(await filled('concord.case_version')).toEqual(BARE);
    // The span that was closed is a restatement: both versions are there.
    expect(await store.ask("SELECT load_no, valid_to FROM concord.record_version WHERE record_id = 'M2|2023-01-01' ORDER BY load_no")).toEqual([[second, null], [third, '2023-04-30']]);
  });

  it('follows a withdrawal, and a case delivered again as it was', async () => {
    await store.load(cases, CASES);
    const first = (await loadRecords('mediator', POSTS_1)).loadNo;
    const second = (await loadRecords('mediator', lines(POSTS, 'M2,2023-01-01,2023-04-30,O,A,M9,1,12', 'M2,2023-05-01,,O,C,M7,1,12'))).loadNo;
    expect(await store.load(cases, CASES.replaceAll('\n', '\r\n'))).toMatchObject({ unchanged: 6, loaded: 0 });
    expect((await filled())[5]).toEqual(['C-6', 'C', 'M7', 'P']);
    expect(await withdrawLoad(store.stores, second)).toMatchObject({ restored: 1, removed: 1, returned: 0 });
    expect(await filled()).toEqual(FILLED_1);
    await withdrawLoad(store.stores, first);
    expect(await filled()).toEqual(BARE);
    expect(await store.ask('SELECT count() FROM concord.record_version')).toEqual([['0']]);
  });

  it('is whole or nothing when the process dies at the exchange', async () => {
    await store.load(cases, CASES);
    const profile = recordProfile('mediator');
    const file = await store.file('posts.csv', POSTS_1);
    for (const when of ['before', 'after'] as const) {
      await expect(loadFiles(dyingAt(store.stores, /^EXCHANGE/u, when), { profile, files: [file] })).rejects.toThrow();
      await recover(store.stores);
      expect(await filled()).toEqual(when === 'before' ? BARE : FILLED_1);
      expect(await store.ask('SELECT count() FROM concord.record_version')).toEqual([[when === 'before' ? '0' : '4']]);
    }
  });
});

it('does nothing for the same file, and tells what is unchanged in another', async () => {
  await loadRecords('mediator', POSTS_1);
  expect(await loadRecords('mediator', POSTS_1)).toMatchObject({ state: 'unchanged', sameAs: 1 });
  const again = lines(POSTS, 'M2,2023-01-01,,O,A,M9,1.00,12', 'M1,2024-06-30,,O,B,M8,0.6,40.25', 'M4,2024-01-01,,O,B,M8,1,0', 'M4,2024-01-01,,O,B,M8,1,0');
  expect(await loadRecords('mediator', again)).toMatchObject({ delivered: 4, loaded: 2, folded: 1, unchanged: 1, rejected: 0, casesNew: 1, casesChanged: 1 });
  expect(await store.ask("SELECT fields['fte'], fields['training_hours'] FROM concord.record_version WHERE record_id = 'M1|2024-06-30' ORDER BY load_no")).toEqual([['0.5', '40.25'], ['0.6', '40.25']]);
});

it('takes old codes to those in use, and keeps what was delivered', async () => {
  const first = (await store.load(cases, CASES)).loadNo;
  await loadRecords('crosswalk', lines('scheme,old_code,new_code', 'product,OLD,NEW', 'business,OTHER,X'));
  const products = (from: string): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT case_id, product FROM ${from} WHERE product != '' ORDER BY case_id`);
  expect(await products('concord.case_current')).toEqual([['C-1', 'NEW'], ['C-2', 'NEW'], ['C-3', 'OTHER']]);
  expect(await products(`concord.case_fact_as_of(as_of_load = ${String(first)})`)).toEqual([['C-1', 'OLD'], ['C-2', 'NEW'], ['C-3', 'OTHER']]);
  expect(await products('concord.case_version')).toEqual([['C-1', 'OLD'], ['C-2', 'NEW'], ['C-3', 'OTHER']]);
  const { loadNo } = await loadRecords('crosswalk', lines('scheme,old_code,new_code', 'product,NEW,NEWER', 'product,A,B', 'colour,A,B', 'product,Q,OLD'));
  expect(await rejects(loadNo)).toEqual([[2, 'new_code', 'CROSSWALK_CHAIN'], [4, 'scheme', 'UNKNOWN_VALUE'], [5, 'new_code', 'CROSSWALK_CHAIN']].map(([row, ...rest]) => [String(row), ...rest]));
});

describe('bad input', () => {
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

  it('of a profile is said before anything is read', async () => {
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
    expect(await refusal(loadRecords('mediator', POSTS_1, 'checks: {expect: {rows: 5}}'))).toBe('CONTROL_TOTALS_DIFFER');
    expect(await refusal(loadRecords('mediator', POSTS_1, 'checks: {expect: {rows: 4, cases: 4}}'))).toBe('loaded');
  });
});

it('says what a load would do, and loads nothing', async () => {
  await loadRecords('mediator', POSTS_1);
  const profile = recordProfile('mediator');
  const file = await store.file('next.csv', lines(POSTS, 'M2,2023-01-01,2023-04-30,O,A,M9,1,13', 'M5,2023-05-01,,O,C,M7,1,12', 'M6,never,,O,C,M7,1,12'));
  const report = await checkFiles(store.stores, { profile, files: [file] });
  expect(report).toMatchObject({
    into: 'mediator', delivered: 3, loaded: 2, unchanged: 0, rejected: 1, casesNew: 1, casesChanged: 1, months: [],
    changes: [{ column: 'valid_to', cases: 1 }, { column: 'training_hours', cases: 1 }],
    examples: [{ caseId: 'M2|2023-01-01', column: 'valid_to', old: '', new: '2023-04-30' }, { caseId: 'M2|2023-01-01', column: 'training_hours', old: '12', new: '13' }],
  });
  expect(report.cases.map((one) => [one['mediator'], one['valid_from'], one['team']])).toEqual([['M2', '2023-01-01', 'A'], ['M5', '2023-05-01', 'C']]);
  expect(await store.ask('SELECT count() FROM concord.record_version')).toEqual([['4']]);
  expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
});

it('shows what a check of cases would change as figures show it', async () => {
  await loadRecords('mediator', POSTS_1);
  await store.load(cases, CASES);
  const file = await store.file('corrected.csv', CASES.replace('C-1,2024-06-01,2024-06-29', 'C-1,2024-06-01,2024-06-30'));
  const { changes } = await checkFiles(store.stores, { profile: cases, files: [file] });
  expect(changes).toEqual([{ column: 'assigned_on', cases: 1 }, { column: 'team', cases: 1 }]);
});

it('takes out what a full snapshot does not bring, and lets it come back', async () => {
  const snapshot = 'delivery: snapshot\nmissing: withdrawn';
  await store.load(cases, CASES);
  await loadRecords('mediator', POSTS_1, snapshot);
  const second = await loadRecords('mediator', lines(POSTS, 'M1,2023-01-01,2024-06-29,O,A,M9,1.0,40', 'M1,2024-06-30,,O,B,M8,0.5,40.25', 'M3,2023-01-01,2023-12-31,O,A,M9,1,'), snapshot);
  expect(second).toMatchObject({ loaded: 0, unchanged: 3, absences: { missing: 0, withdrawn: 1 } });
  expect((await filled())[5]).toEqual(['C-6', '', '', 'P']);
  expect(await withdrawLoad(store.stores, second.loadNo)).toMatchObject({ restored: 3, removed: 0, returned: 1 });
  expect(await filled()).toEqual(FILLED_1);
  expect(await refusal(loadRecords('mediator', lines(POSTS, 'M9,2023-01-01,,O,A,,,'), snapshot))).toBe('TOO_MANY_MISSING');
});
