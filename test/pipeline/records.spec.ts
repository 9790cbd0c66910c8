import { checkFiles, loadFiles, LoadRefused, parseProfile, planWithdrawal, recover, withdrawLoad, type LoadResult } from '@concord/etl';
import { addWorkdays, compileCalendarNotices, isWorkday, readWorkCalendar, withNotices, YearNotAnnouncedError, type HolidayNotice } from '@concord/sql';
import { dyingAt } from './dying-engine.js';
import { lines, POSTS, recordProfile } from './record-profile.js';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

const cases = parseProfile([
  'id: cases', 'dataset: centre', 'label: {zh: 案件, en: cases}', 'grain: row', 'columns_optional: true', 'columns:',
  ...['case_id', 'received_on', 'assigned_on', 'mediator', 'team', 'organisation', 'product', 'business'].map((name) => `  ${name}: {from: ${name}}`),
].join('\n'));

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
    expect(await planWithdrawal(store.stores, second)).toMatchObject({ restored: 1, removed: 1, returned: 0, kept: 0 });
    expect(await withdrawLoad(store.stores, second)).toMatchObject({ restored: 1, removed: 1, returned: 0, kept: 0 });
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

it('adds up what comes beside what is in force before and after, and holds it against the sender', async () => {
  const sums = ({ recordControls }: Pick<LoadResult, 'recordControls'>): unknown => recordControls.map(({ column, delivered, next, current }) => [column, delivered, next, current]);
  const first = await loadRecords('branch', lines('branch,valid_from,valid_to,customers', 'B1,2023-01-01,2023-12-31,100', 'B1,2024-01-01,,120', 'B2,2023-01-01,,50', 'B3,2023-01-01,,x'), 'checks: {expect: {sums: {customers: 270}}}');
  expect(sums(first)).toEqual([['', 3, 3, 0], ['customers', 270, 270, 0]]);
  // B2 grows, B3 is new: only these two are delivered, and two as they were stay.
  const second = { file: lines('branch,valid_from,valid_to,customers', 'B2,2023-01-01,,60', 'B3,2023-01-01,,5'), is: [['', 2, 4, 3], ['customers', 65, 285, 270]] };
  const check = await checkFiles(store.stores, { profile: recordProfile('branch'), files: [await store.file('branches.csv', second.file)] });
  expect(sums(check)).toEqual(second.is);
  expect(await refusal(loadRecords('branch', second.file, 'checks: {expect: {sums: {customers: 66}}}'))).toBe('CONTROL_TOTALS_DIFFER');
  expect(sums(await loadRecords('branch', second.file))).toEqual(second.is);
  // Decimals; a snapshot that withdraws.
  await loadRecords('mediator', lines(POSTS, 'M1,2023-01-01,,O,A,,0.5,40.25', 'M2,2023-01-01,,O,A,,1,'));
  expect(sums(await loadRecords('mediator', lines(POSTS, 'M1,2023-01-01,,O,A,,0.8,40.25'), 'delivery: snapshot\nmissing: withdrawn'))).toEqual([['', 1, 1, 2], ['fte', 0.8, 0.8, 1.5], ['training_hours', 40.25, 40.25, 40.25]]);
});

it('takes out what a full snapshot does not bring, and lets it come back', async () => {
  const snapshot = 'delivery: snapshot\nmissing: withdrawn';
  await store.load(cases, CASES);
  await loadRecords('mediator', POSTS_1, snapshot);
  const second = await loadRecords('mediator', lines(POSTS, 'M1,2023-01-01,2024-06-29,O,A,M9,1.0,40', 'M1,2024-06-30,,O,B,M8,0.5,40.25', 'M3,2023-01-01,2023-12-31,O,A,M9,1,'), snapshot);
  expect(second).toMatchObject({ loaded: 0, unchanged: 3, absences: { missing: 0, withdrawn: 1 } });
  expect((await filled())[5]).toEqual(['C-6', '', '', 'P']);
  expect(await withdrawLoad(store.stores, second.loadNo)).toMatchObject({ restored: 0, removed: 0, returned: 1, kept: 3 });
  expect(await filled()).toEqual(FILLED_1);
  expect(await refusal(loadRecords('mediator', lines(POSTS, 'M9,2023-01-01,,O,A,,,'), snapshot))).toBe('TOO_MANY_MISSING');
});

it('lays delivered notices over the bundled ones; a year without one stays refused', async () => {
  const bundled = readWorkCalendar();
  const [year] = [Math.max(...bundled.years) + 1];
  const day = (text: string): string => `${String(year)}-${text}`;
  const { loadNo } = await loadRecords('calendar', lines(
    'calendar,day,notice_year,is_off_day,name', `cn,${day('01-01')},${String(year)},是,元旦`, `cn,${day('05-01')},${String(year)},1,劳动节`, `centre,${day('01-02')},${String(year)},1,`, 'cn,2026-03-02,2026,1,', `cn,soon,${String(year)},1,`, `cn,${day('06-01')},${String(year)},maybe,`,
  ));
  expect(await rejects(loadNo)).toEqual([['6', 'day', 'BAD_DATE'], ['7', 'is_off_day', 'BAD_FLAG']]);
  const { rows } = await store.engine.reader.ask(compileCalendarNotices({ dataset: 'centre', asOfLoad: loadNo }, 'cn'));
  const notices: HolidayNotice[] = rows.map(([announced, days]) => ({ year: Number(announced), days: (days as readonly (readonly [string, number])[]).map(([date, isOffDay]) => ({ date, isOffDay: isOffDay === 1 })) }));
  expect(notices.map((notice) => [notice.year, notice.days.length])).toEqual([[2026, 1], [year, 2]]);
  const calendar = withNotices(bundled, notices);
  expect(() => isWorkday(bundled, day('01-01'))).toThrow(YearNotAnnouncedError);
  expect([isWorkday(calendar, day('01-01')), isWorkday(calendar, '2026-03-02'), isWorkday(bundled, '2026-03-02')]).toEqual([false, false, true]);
  // Saturday 28 February 2026 is worked (调休), Monday 2 March is the delivered rest day: the working day after is Tuesday.
  expect([addWorkdays(bundled, '2026-02-28', 1), addWorkdays(calendar, '2026-02-28', 1)]).toEqual(['2026-03-02', '2026-03-03']);
  expect(() => isWorkday(calendar, `${String(year + 1)}-01-01`)).toThrow(YearNotAnnouncedError);
});
