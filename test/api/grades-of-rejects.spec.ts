import { withdrawLoad } from '@concord/etl';
import { Graded, linesOf, month, type Cells } from './graded.js';

let graded: Graded;
beforeAll(async () => { graded = await Graded.open(); });
afterAll(async () => { await graded.close(); });

const load: Graded['load'] = (...args) => graded.load(...args);
const grades: Graded['grades'] = (...args) => graded.grades(...args);

describe('rejected rows that were corrected and came back', () => {
  const unknown = (n: number) => (i: number): Cells => (i < 20 ? { closed_on: '2024-04-01', outcome: i < n ? '不了了之' : 'S2' } : {});
  const settled = (line: string): string => line.replaceAll('不了了之', 'S2');
  const found = async (loadNo: number): Promise<unknown> => {
    const { data } = await graded.api.ask<{ loadChecks: { findings: { rule: string; month: string | null; atFault: number; corrected: number }[] } }>(
      'query($loadNo: Int!) { loadChecks(loadNo: $loadNo) { findings { rule month atFault corrected } } }', { loadNo });
    return data?.loadChecks.findings.map(({ rule, month: on, atFault, corrected }) => [rule, on, atFault, corrected]);
  };

  it('count no more, month by month, until they are taken back', async () => {
    const first = await load('back', [...month('2024-01', 30, unknown(8)), ...month('2024-02', 30, unknown(10))]);
    const january = ['2024-01', 'D', 'rejected_rows 8/30', 'unknown_outcome 8/20'];
    expect(await grades('back')).toEqual({ back: [january, ['2024-02', 'D', 'rejected_rows 10/30', 'unknown_outcome 10/20']] });
    // The ten of February, two of which nobody has corrected.
    const second = await graded.bringBack('back', first.loadNo, (line, i) => (i < 8 ? undefined : i < 16 ? settled(line) : line));
    expect(second).toMatchObject({ delivered: 10, loaded: 8, rejected: 2 });
    // Two of thirty, and of twenty, are too few to judge.
    expect(await grades('back')).toEqual({ back: [january, ['2024-02', 'A']] });
    expect(await found(first.loadNo)).toEqual([['rejected_rows', '2024-01-01', 8, 0], ['rejected_rows', '2024-02-01', 10, 8], ['unknown_outcome', '2024-01-01', 8, 0], ['unknown_outcome', '2024-02-01', 10, 8]]);
    // Those two out of the rejects of their own load; and three of January.
    const third = await graded.bringBack('back', second.loadNo, settled);
    expect(await found(first.loadNo)).toEqual(expect.arrayContaining([['rejected_rows', '2024-02-01', 10, 10], ['unknown_outcome', '2024-02-01', 10, 10]]));
    await graded.bringBack('back', first.loadNo, (line, i) => (i < 3 ? settled(line) : undefined));
    expect((await grades('back'))['back']).toEqual([['2024-01', 'D', 'rejected_rows 5/30 +3', 'unknown_outcome 5/20 +3'], ['2024-02', 'A']]);
    await withdrawLoad(graded.api.stores, second.loadNo);
    await withdrawLoad(graded.api.stores, third.loadNo);
    expect((await grades('back'))['back']).toEqual([['2024-01', 'D', 'rejected_rows 5/30 +3', 'unknown_outcome 5/20 +3'], ['2024-02', 'D', 'rejected_rows 10/30', 'unknown_outcome 10/20']]);
  });

  it('under another source are none of this one', async () => {
    const first = await load('two', month('2024-01', 30, unknown(8)), { source: 'one' });
    await graded.bringBack('two', first.loadNo, settled, { source: 'other' });
    expect((await grades('two'))['one']).toEqual([['2024-01', 'D', 'rejected_rows 8/30', 'unknown_outcome 8/20']]);
  });

  it('are known by their case, too, however it is delivered', async () => {
    const rows = month('2024-01', 30, unknown(8));
    const first = await load('plain', rows);
    const mended = rows.slice(0, 8).map((row) => ({ ...row, outcome: 'S2' }));
    await load('plain', mended);
    expect(await grades('plain')).toEqual({ plain: [['2024-01', 'A']] });
    expect(await found(first.loadNo)).toEqual([['rejected_rows', '2024-01-01', 8, 8], ['unknown_outcome', '2024-01-01', 8, 8]]);
  });

  it('of a case that several rows told are mended by the one that is left', async () => {
    const twice = month('2024-01', 30, (i) => (i < 6 ? { branch: 'A' } : {}));
    const first = await load('twice', [...twice, ...twice.slice(0, 6).map((row) => ({ ...row, branch: 'Z' }))]);
    expect(await grades('twice')).toEqual({ twice: [['2024-01', 'D', 'rejected_rows 12/36']] });
    await graded.bringBack('twice', first.loadNo, (line) => (line.endsWith(',Z') ? line : undefined));
    expect(await grades('twice')).toEqual({ twice: [['2024-01', 'A']] });
    expect(await found(first.loadNo)).toEqual([['rejected_rows', '2024-01-01', 12, 12]]);
  });

  it('count in the whole where nobody could read their month, and are no month of their own', async () => {
    // Eleven of 931 rows: six without a day, five torn; a month of eleven, all at fault, they are not.
    const sound = month('2024-01', 920);
    const torn = Array.from({ length: 5 }, (_, i) => `T-${String(i)},2024-01-02`);
    const undated = linesOf(month('2024-01', 6, () => ({ received_on: '2024-13-01' }), 'U'));
    const header = 'case_id,received_on,accepted_on,entered_on,closed_on,outcome,amount_agreed,branch';
    await graded.loadLines('undated', [header, ...linesOf(sound), ...undated, ...torn]);
    expect(await grades('undated')).toEqual({ undated: [['2024-01', 'A']] });
    // Of a tenth of the rows they are too many; corrected, those that were read count no more.
    const { loadNo } = await graded.loadLines('undated-few', [header, ...linesOf(sound.slice(0, 92)), ...undated, ...torn]);
    expect(await grades('undated-few')).toEqual({ 'undated-few': [['2024-01', 'D', 'rejected_rows 11/103']] });
    await graded.bringBack('undated-few', loadNo, (line) => line.replaceAll('2024-13-01', '2024-01-03'));
    expect(await grades('undated-few')).toEqual({ 'undated-few': [['2024-01', 'C', 'rejected_rows 5/103 +6']] });
  });
});
