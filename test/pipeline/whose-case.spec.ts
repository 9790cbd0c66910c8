import { listRejects, loadFiles, readProfile, withdrawLoad, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeEach(async () => { store = await openScratchStore(); });
afterEach(async () => { await store.close(); });

let files = 0;
async function load(profile: string, ...rows: readonly string[]): Promise<LoadResult> {
  files += 1;
  return loadFiles(store.stores, { profile: await readProfile(profile), files: [await store.file(`${String(files)}.csv`, [...rows, ''].join('\n'))], dataset: 'centre', pseudonymKey: KEY });
}
const from = (asOf?: number): string => (asOf === undefined ? 'concord.case_current' : `concord.case_fact_as_of(as_of_load = ${String(asOf)})`);
const people = async (asOf?: number) => Object.fromEntries((await store.ask(`SELECT case_id, mediator FROM ${from(asOf)} ORDER BY case_id`)) as [string, string][]);
const whose = async () => Object.fromEntries((await store.ask('SELECT case_id, (attributed_mediator, attribution) FROM concord.case_current ORDER BY case_id')) as [string, [string, string]][]);

describe('one mediator under two names', () => {
  const ALIAS = 'alias,mediator,decided_on,decided_by,reason';
  const CASES = ['case_id,received_on,assigned_on,mediator', 'C1,2024-03-01,2024-03-04,张三', 'C2,2024-03-01,2024-03-04,张 三', 'C3,2023-03-01,2023-03-06,張三', 'C4,2024-03-01,2024-03-04,李四'];

  it('counts as one from the load that says so, as two before it, and as two again once it is taken back', async () => {
    const cases = await load('canonical', ...CASES);
    const merged = await load('mediator-alias', ALIAS, '张 三,张三,2024-06-01,主任,多了空格', '張三,张三,2024-06-01,主任,繁体');
    expect(await people()).toEqual({ C1: '张三', C2: '张三', C3: '张三', C4: '李四' });
    expect(await people(merged.loadNo)).toEqual(await people());
    expect(await people(cases.loadNo)).toEqual({ C1: '张三', C2: '张 三', C3: '張三', C4: '李四' });
    // What was delivered stays, and what comes later is of the one person at once.
    expect(await store.ask("SELECT mediator FROM concord.case_version WHERE case_id = 'C2'")).toEqual([['张 三']]);
    await load('canonical', CASES[0] ?? '', 'C5,2024-05-01,2024-05-06,张 三');
    expect((await people())['C5']).toBe('张三');
    await withdrawLoad(store.stores, merged.loadNo);
    expect(await people()).toEqual({ C1: '张三', C2: '张 三', C3: '張三', C4: '李四', C5: '张 三' });
  });

  it('has the posts of both names, none of them twice', async () => {
    await load('canonical', ...CASES);
    await load('mediator', 'mediator,valid_from,valid_to,organisation,team', '張三,2022-01-01,,旧中心,一组', '张三,2024-01-01,,新中心,二组');
    await load('mediator-alias', ALIAS, '張三,张三,2024-06-01,主任,繁体', '张 三,张三,2024-06-01,主任,空格');
    expect(await store.ask('SELECT case_id, organisation, team FROM concord.case_current ORDER BY case_id')).toEqual([['C1', '新中心', '二组'], ['C2', '新中心', '二组'], ['C3', '旧中心', '一组'], ['C4', '', '']]);
    // A post under the other name that comes now fills its cases, too.
    await load('mediator', 'mediator,valid_from,valid_to,organisation,team', '張三,2022-01-01,2023-06-30,老中心,三组');
    expect(await store.ask("SELECT organisation, team FROM concord.case_current WHERE case_id = 'C3'")).toEqual([['老中心', '三组']]);
  });

  it('is taken one step only, and never to itself', async () => {
    const { loadNo } = await load('mediator-alias', ALIAS, 'A,B,2024-06-01,x,one', 'B,C,2024-06-01,x,two', 'D,D,2024-06-01,x,self', 'E,F,2024-06-01,x,fine', 'G,F,,x,no day', 'H,F,2024-06-01,x,');
    expect((await listRejects(store.engine, loadNo, 9)).map(({ rowNo, column, reason }) => [rowNo, column, reason])).toEqual([
      [2, 'mediator', 'ALIAS_CHAIN'], [3, 'mediator', 'ALIAS_CHAIN'], [4, 'mediator', 'ALIAS_CHAIN'], [6, 'decided_on', 'MISSING_VALUE'], [7, 'reason', 'MISSING_VALUE'],
    ]);
    const later = await load('mediator-alias', ALIAS, 'F,Z,2024-07-01,x,further', 'Q,R,2024-07-01,x,fine');
    expect((await listRejects(store.engine, later.loadNo, 9)).map(({ rowNo, reason }) => [rowNo, reason])).toEqual([[2, 'ALIAS_CHAIN']]);
  });

  it('is no hand-over from one name to the other', async () => {
    await load('canonical', 'case_id,received_on,assigned_on,mediator,first_mediator,handed_over_on', 'C1,2024-03-01,2024-03-04,张三,張三,2024-04-01', 'C2,2024-03-01,2024-03-04,李四,張三,2024-04-01');
    expect(await whose()).toEqual({ C1: ['張三', 'kept'], C2: ['張三', 'kept'] });
    await load('mediator-alias', ALIAS, '張三,张三,2024-06-01,主任,繁体');
    expect(await whose()).toEqual({ C1: ['张三', 'sole'], C2: ['张三', 'kept'] });
  });
});

describe('whom a handed-over case counts for', () => {
  const HEADER = 'case_id,received_on,assigned_on,due_on,closed_on,outcome,organisation,mediator,first_mediator,handed_over_on,handover_reason';
  /** Assigned on Friday 2024-04-26; Sunday the 28th was worked, May Day kept from the 1st to the 5th. */
  const row = (id: string, on: string, reason = '', now = 'B', first = 'A', organisation = 'O1') => `${id},2024-04-25,2024-04-26,2024-05-26,,,${organisation},${now},${first},${on},${reason}`;

  it('follows the first mediator unless it went on within two working days or for recusal', async () => {
    await load('canonical', HEADER,
      row('never', '', '', 'A', ''), row('same', '', '', 'A', 'A'), row('day0', '2024-04-26'), row('worked-sunday', '2024-04-28'), row('day2', '2024-04-29'), row('day3', '2024-04-30'),
      row('last-day', '2024-05-26'), row('recusal', '2024-05-20', 'recusal'), row('asked', '2024-05-20', 'party_request'), row('no-day', ''), row('organisation', '2024-05-08', 'transfer', 'B', 'A', 'O2'), row('nobody', '', '', '', ''));
    expect(await whose()).toEqual({
      never: ['A', 'sole'], same: ['A', 'sole'], day0: ['B', 'prompt'], 'worked-sunday': ['B', 'prompt'], day2: ['B', 'prompt'], day3: ['A', 'kept'],
      'last-day': ['A', 'kept'], recusal: ['B', 'recusal'], asked: ['A', 'kept'], 'no-day': ['A', 'kept'], organisation: ['A', 'kept'], nobody: ['', ''],
    });
    // Where it is now does not change with whom it counts for.
    expect(await store.ask("SELECT organisation, mediator FROM concord.case_current WHERE case_id = 'organisation'")).toEqual([['O2', 'B']]);
  });

  it('over the days of a holiday counts no working day, and in a year nobody has announced only calendar days', async () => {
    await load('canonical', HEADER,
      'may,2024-04-28,2024-04-30,,,,O,B,A,2024-05-06,', 'may-late,2024-04-28,2024-04-30,,,,O,B,A,2024-05-08,',
      'old,2003-03-03,2003-03-07,,,,O,B,A,2003-03-09,', 'old-monday,2003-03-03,2003-03-07,,,,O,B,A,2003-03-10,');
    expect(await whose()).toEqual({ may: ['B', 'prompt'], 'may-late': ['A', 'kept'], old: ['B', 'prompt'], 'old-monday': ['A', 'kept'] });
  });

  it('of several hand-overs goes along with those that take it, and stays at the first that does not', async () => {
    await load('canonical', HEADER, row('two', '2024-04-28', '', 'C', 'A'), row('twice-in-time', '2024-04-28', '', 'C', 'A'), row('late-first', '2024-06-01', '', 'C', 'A'), row('one-day', '', '', 'D', ''), row('alone', '2024-05-20', '', 'B', 'A'));
    const log = await load('handover', 'case_id,handed_over_on,from_mediator,to_mediator,reason,order',
      'two,2024-04-28,A,B,,', 'two,2024-05-20,B,C,,', 'twice-in-time,2024-04-28,A,B,,', 'twice-in-time,2024-04-30,B,C,,', 'late-first,2024-05-20,A,B,,', 'late-first,2024-05-21,B,C,回避,',
      'one-day,2024-04-26,B,C,,', 'one-day,2024-04-26,A,B,,', 'one-day,2024-05-30,C,D,,');
    expect(await whose()).toEqual({ two: ['B', 'kept'], 'twice-in-time': ['C', 'prompt'], 'late-first': ['A', 'kept'], 'one-day': ['C', 'kept'], alone: ['A', 'kept'] });
    expect(await store.ask("SELECT first_mediator, toString(handed_over_on) FROM concord.case_current WHERE case_id IN ('late-first', 'one-day') ORDER BY case_id")).toEqual([['A', '2024-05-20'], ['A', '2024-04-26']]);
    expect(await store.ask(`SELECT case_id, attributed_mediator FROM ${from(log.loadNo)} ORDER BY case_id`)).toEqual(Object.entries(await whose()).sort().map(([id, [who]]) => [id, who]));
    await withdrawLoad(store.stores, log.loadNo);
    expect(await whose()).toEqual({ two: ['C', 'prompt'], 'twice-in-time': ['C', 'prompt'], 'late-first': ['A', 'kept'], 'one-day': ['D', 'sole'], alone: ['A', 'kept'] });
  });

  it('a mediator told otherwise by a later delivery is a correction, no hand-over', async () => {
    await load('canonical', HEADER, row('C1', '', '', 'A', ''));
    await load('canonical', HEADER, row('C1', '', '', 'B', ''));
    expect(await whose()).toEqual({ C1: ['B', 'sole'] });
  });
});
