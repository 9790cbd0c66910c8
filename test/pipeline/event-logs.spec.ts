import { gzipSync } from 'node:zlib';
import { inspectFile, listRejects, loadFiles, parseProfile, withdrawLoad, type Profile } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

/** One row an event; each column of the case takes the rows of one activity. */
function eventProfile(id: string, names: Readonly<Record<'case' | 'activity' | 'time' | 'result' | 'person', string>>): Profile {
  const from = (name: string): string => JSON.stringify(name);
  const where = (...words: string[]): string => `where: {${from(names.activity)}: [${words.join(', ')}]}`;
  return parseProfile([
    `id: ${id}`, 'dataset: events', 'label: {zh: 事件, en: events}', 'grain: fold', "dates: ['YYYY-MM-DD HH:mm:ss', YYYY-MM-DD]", 'columns:',
    `  case_id: {from: ${from(names.case)}}`,
    `  received_on: {from: ${from(names.time)}, fold: min, ${where('登记', '受理登记')}}`,
    `  assigned_on: {from: ${from(names.time)}, fold: min, ${where('分派')}}`,
    `  closed_on: {from: ${from(names.time)}, fold: max, ${where('结案')}}`,
    `  outcome: {from: ${from(names.result)}, fold: last, vocabulary: outcome, ${where('结案')}}`,
    `  mediator: {from: ${from(names.person)}, fold: last, ${where('分派')}}`,
    'vocabularies:', '  outcome: {S2: [成功], U1: [不成]}',
  ].join('\n'));
}

/**
 * Case 1 is registered twice, assigned twice and closed twice (reopened between): received 2024-01-02, assigned first 2024-01-03, mediator the
 * last, 乙; closed 2024-02-01 with 成功. Case 2 is open. Case 3 was never registered and cannot be placed in time: all its rows go.
 */
const EVENTS = [
  ['1', '分派', '2024-01-05 10:00:00', '', '甲'], ['1', '登记', '2024-01-04 09:00:00', '', ''], ['1', '受理登记', '2024-01-02 23:59:59', '', ''],
  ['1', '分派', '2024-01-03 00:00:00', '', '乙'], ['1', '调解', '2023-12-01 10:00:00', '不成', '丙'], ['1', '结案', '2024-01-20 10:00:00', '不成', '丙'], ['1', '结案', '2024-02-01 10:00:00', '成功', '丙'],
  ['2', ' 登 记 ', '2024-03-01 08:00:00', '', ''], ['2', '调解', '2024-03-05 08:00:00', '成功', '甲'],
  ['3', '分派', '2024-03-05 08:00:00', '', '甲'], ['3', '调解', '2024-03-06 08:00:00', '', '甲'],
] as const;

const CASES = [['1', '2024-01-02', '2024-01-03', '2024-02-01', 'S2', '乙'], ['2', '2024-03-01', null, null, '', '']];
const casesOf = (source: string): Promise<unknown> =>
  store.ask(`SELECT case_id, toString(received_on), toString(assigned_on), toString(closed_on), outcome, mediator FROM concord.case_current WHERE source = '${source}' ORDER BY case_id`);

describe('an event log folds into cases', () => {
  it('from delimited text, activity by activity', async () => {
    const csv = [['案件', '活动', '时间', '结果', '人'], ...EVENTS].map((row) => row.join(',')).join('\n');
    const profile = eventProfile('events-csv', { case: '案件', activity: '活动', time: '时间', result: '结果', person: '人' });
    const result = await store.load(profile, csv);
    // 11 rows: 2 cases loaded of 9 rows (7 folded), 2 rows rejected.
    expect(result).toMatchObject({ delivered: 11, loaded: 2, folded: 7, rejected: 2 });
    expect((await listRejects(store.engine, result.loadNo, 9)).map(({ rowNo, column, reason }) => [rowNo, column, reason])).toEqual([[11, 'received_on', 'MISSING_VALUE'], [12, 'received_on', 'MISSING_VALUE']]);
    expect(await casesOf('events-csv')).toEqual(CASES);
  });

  const event = ([, activity, time, result, person]: readonly string[]): string => [
    '<event>', `<string key="concept:name" value="${activity ?? ''}"/>`, `<date key="time:timestamp" value="${(time ?? '').replace(' ', 'T')}.000+08:00"/>`,
    `<string key="result" value="${result ?? ''}"><string key="inner" value="x"/></string>`, `<string key="org:resource" value="${person ?? ''}"/>`, '</event>',
  ].join('');
  const XES = [
    '<?xml version="1.0" encoding="UTF-8"?><!-- a log --><log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">',
    '<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
    '<global scope="event"><string key="concept:name" value="none"/></global><string key="source" value="log &amp; more"/>',
    ...['1', '2', '3'].map((id) => `<trace><string key="concept:name" value="${id}"/><int key="n" value="7"/>${EVENTS.filter(([of]) => of === id).map(event).join('')}</trace>`),
    '</log>',
  ].join('\n');

  it.each([['plain', Buffer.from(XES)], ['gz', gzipSync(XES)]])('from XES, %s', async (what, bytes) => {
    const profile = eventProfile(`events-${what}`, { case: 'case:concept:name', activity: 'concept:name', time: 'time:timestamp', result: 'result', person: 'org:resource' });
    const path = await store.file(`log-${what}.xes`, bytes);
    expect(await loadFiles(store.stores, { profile, files: [path], pseudonymKey: KEY })).toMatchObject({ delivered: 11, loaded: 2, folded: 7, rejected: 2 });
    expect(await casesOf(`events-${what}`)).toEqual(CASES);
    const seen = await inspectFile(path);
    expect(seen).toMatchObject({ format: 'xes', gzip: what === 'gz', headerRow: 0, header: ['case:concept:name', 'case:n', 'concept:name', 'time:timestamp', 'result', 'org:resource'] });
    expect(seen.rows[0]).toEqual(['1', '7', '分派', '2024-01-05 10:00:00', '', '甲']);
  });

  it('from XES, by the days of the zone a profile names', async () => {
    const text = eventProfile('events-zone', { case: 'case:concept:name', activity: 'concept:name', time: 'time:timestamp', result: 'result', person: 'org:resource' }).text;
    const profile = parseProfile(`${text}\nzone: UTC\norder_by: {from: 'time:timestamp'}`);
    expect(await loadFiles(store.stores, { profile, files: [await store.file('zone.xes', XES)], pseudonymKey: KEY })).toMatchObject({ delivered: 11, loaded: 2 });
    // All clocks are eight hours ahead: what happened at midnight in Beijing happened on the day before in Greenwich. By the clock, 甲 was assigned last.
    expect(await casesOf('events-zone')).toEqual([['1', '2024-01-02', '2024-01-02', '2024-02-01', 'S2', '甲'], ['2', '2024-03-01', null, null, '', '']]);
  });

  it('of several files that are one delivery: one case from all of them; a later delivery of some of its events is told', async () => {
    const { text } = eventProfile('events-files', { case: '案件', activity: '活动', time: '时间', result: '结果', person: '人' });
    const profile = parseProfile(text.replace('vocabularies:', '  amount_claimed: {from: 金额, fold: sum}\n  cause: {from: 事由, fold: distinct}\nvocabularies:'));
    const log = (name: string, ...rows: readonly string[]): Promise<string> => store.file(name, ['案件,活动,时间,结果,人,金额,事由', ...rows, ''].join('\n'));
    const files = [
      await log('1月.csv', 'F1,登记,2024-01-05,,,100,甲', 'F2,登记,2024-01-06,,,7,甲'),
      await log('2月.csv', 'F1,分派,2024-02-01,,乙,20,乙', 'F1,结案,2024-02-09,成功,乙,3,', 'F2,分派,2024-02-07,,甲,1,甲'),
    ];
    const held = () => store.ask("SELECT case_id, toString(received_on), toString(assigned_on), toString(closed_on), toString(amount_claimed), cause FROM concord.case_current WHERE source = 'events-files' ORDER BY case_id");
    expect(await loadFiles(store.stores, { profile, files })).toMatchObject({ delivered: 5, loaded: 2, folded: 3, rejected: 0, findings: [] });
    expect(await held()).toEqual([['F1', '2024-01-05', '2024-02-01', '2024-02-09', '123', '乙; 甲'], ['F2', '2024-01-06', '2024-02-07', null, '8', '甲']]);
    // A later file alone: F1 was registered again, and is nothing but that.
    const late = await log('2月续.csv', 'F1,登记,2024-02-08,,,40,乙');
    const { loadNo, findings } = await loadFiles(store.stores, { profile, files: [late] });
    expect(findings.filter(({ rule }) => rule === 'shrunk_cases').map(({ column, atFault, cases, severity }) => [column, atFault, cases, severity])).toEqual([
      ['amount_claimed', 1, 1, 'warn'], ['assigned_on', 1, 1, 'warn'], ['cause', 1, 1, 'warn'], ['closed_on', 1, 1, 'warn'], ['received_on', 1, 1, 'warn'],
    ]);
    expect((await held())).toContainEqual(['F1', '2024-02-08', null, null, '40', '乙']);
    await withdrawLoad(store.stores, loadNo);
    expect(await loadFiles(store.stores, { profile, files: [...files, late] })).toMatchObject({ loaded: 1, unchanged: 1, findings: [] });
    expect(await held()).toContainEqual(['F1', '2024-01-05', '2024-02-01', '2024-02-09', '163', '乙; 甲']);
  });

  it('from XES that is cut short, not at all', async () => {
    const profile = eventProfile('events-torn', { case: 'case:concept:name', activity: 'concept:name', time: 'time:timestamp', result: 'result', person: 'org:resource' });
    await expect(loadFiles(store.stores, { profile, files: [await store.file('torn.xes', XES.slice(0, 1500))], pseudonymKey: KEY })).rejects.toMatchObject({ code: 'BAD_XML' });
  });

  it('and a profile that picks rows where none fold is refused', () => {
    const row = ['id: x', 'dataset: x', 'label: {zh: x, en: x}', 'grain: row', 'columns:', '  case_id: {from: a}', '  received_on: {from: b, where: {c: d}}'].join('\n');
    expect(() => parseProfile(row)).toThrow('columns.received_on: has a `where`, which picks among rows that fold');
  });
});
