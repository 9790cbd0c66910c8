import { createHmac } from 'node:crypto';
import { listRejects, loadFiles } from '@concord/etl';
import { foldProfile, KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const pseudonym = (name: string): string => createHmac('sha256', KEY).update(name).digest('hex').slice(0, 32);

describe('a small file, worked by hand', () => {
  // Row 5 repeats row 2 to the letter (folded). Row 6 has no such day (rejected). So 6 rows = 4 loaded + 1 folded + 1 rejected.
  const CSV = [
    '编号,当事人,收案,办结,结果,金额,地区,次数,回访,评分,备注',
    'A-1,张 三,2024-01-31,2024-02-29,达成协议,"¥1,234,567.895",北京,2,是,5,x',
    'A-2,李四,2024/2/1 9:05:00,-,办理中,,ＢＥＩＪＩＮＧ,,否,,"多行',
    '备注"',
    'A-3,张三,05-MAR-24,06-MAR-24,分歧过大,20元,广州,0,,,',
    'A-1,张 三,2024-01-31,2024-02-29,达成协议,"¥1,234,567.895",北京,2,是,5,x',
    'A-4,,2024-02-30,,,,,,,,',
    'A-5,,2024-02-28,,,0.004,,,,,',
  ].join('\r\n');

  it('is reconciled', async () => {
    const result = await store.load(rowProfile(), `\uFEFF${CSV}`);
    expect(result).toMatchObject({ state: 'published', delivered: 6, loaded: 4, folded: 1, unchanged: 0, rejected: 1, casesNew: 4, casesChanged: 0, asOf: '2024-03-06' });
    expect(result.rejects).toEqual([{ reason: 'BAD_DATE', column: 'received_on', rows: 1 }]);
    expect(result.unknownValues).toEqual([{ column: 'region', value: '广州', rows: 1, of: 1 }]);
  });

  it('is stored as typed', async () => {
    const rows = await store.ask('SELECT case_id, received_on, closed_on, outcome, outcome_raw, amount_claimed, region, party, sessions, survey_sent, consumer_score, row_no FROM concord.case_current ORDER BY case_id');
    expect(rows).toEqual([
      // 1,234,567.895 is rounded half up to the cent; 广州 is kept as delivered; the same person under two spellings is one pseudonym.
      ['A-1', '2024-01-31', '2024-02-29', 'S2', '达成协议', '1234567.9', 'BJ', pseudonym('张三'), 2, 1, 5, '2'],
      ['A-2', '2024-02-01', null, '', '办理中', null, 'BJ', pseudonym('李四'), null, 0, null, '3'],
      ['A-3', '2024-03-05', '2024-03-06', 'U1', '分歧过大', '20', '广州', pseudonym('张三'), 0, null, null, '4'],
      ['A-5', '2024-02-28', null, '', '', '0', '', '', null, null, null, '7'],
    ]);
  });

  it('tells what was rejected, without what was never mapped', async () => {
    expect(await listRejects(store.engine, 1, 10)).toEqual([
      { rowNo: 6, column: 'received_on', value: '2024-02-30', reason: 'BAD_DATE', raw: '{"编号":"A-4","收案":"2024-02-30"}' },
    ]);
  });

  it('keeps no clear name of a party anywhere in the store', async () => {
    await store.load(rowProfile(), '编号,当事人,收案,金额\nP-1,王小明,2024-01-01,-5\nP-2,王小明,2024-01-01,5\n');
    const tables = await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND engine LIKE '%MergeTree'");
    for (const [table] of tables) {
      const found = await store.ask(`SELECT count() FROM concord.${String(table)} AS t WHERE toString(tuple(t.*)) LIKE '%王小明%'`);
      expect([table, Number(found[0]?.[0])]).toEqual([table, 0]);
    }
    expect(JSON.stringify(await store.stores.operational.loads.newest(100))).not.toContain('王小明');
    expect((await listRejects(store.engine, 2, 10))[0]).toMatchObject({ reason: 'NEGATIVE_AMOUNT', value: '-5' });
  });
});

describe('rows that fold into cases', () => {
  // F-1: three rows. sum 10+10+5 = 25, distinct values 10+5 = 15, largest 10, fewest sessions 1, last day 12 February, causes sorted and once each.
  // F-2: one row of two is bad, so the case is not loaded. F-3: the days disagree. F-4: closed before received once folded.
  const CSV = [
    'id,day,closed,b,p,c,m,s',
    'F-1,2024-02-01,2024-02-10,,p1,zeta,10,3',
    'F-1,2024-02-01,2024-02-12,b2,p2,alpha,10,',
    'F-1,,,b3,,zeta,5,1',
    'F-2,2024-02-01,,b,p,c,1,1',
    'F-2,2024-02-01,,b,p,c,oops,1',
    'F-3,2024-02-01,,b,p,c,1,1',
    'F-3,2024-02-02,,b,p,c,1,1',
    'F-4,2024-02-05,2024-02-04,b,p,c,1,1',
  ].join('\n');

  it('take the rule of each column', async () => {
    const result = await store.load(foldProfile(), CSV.replace('F-1,,,b3', 'F-1,2024-02-01,,b3'));
    expect(result).toMatchObject({ delivered: 8, loaded: 1, folded: 2, unchanged: 0, rejected: 5 });
    const rows = await store.ask("SELECT case_id, received_on, closed_on, business, product, cause, amount_claimed, amount_agreed, amount_performed, sessions, row_no FROM concord.case_current WHERE dataset = 'folded'");
    expect(rows).toEqual([['F-1', '2024-02-01', '2024-02-12', 'b2', 'p2', 'alpha; zeta', '25', '15', '10', 1, '2']]);
    const rejects = await listRejects(store.engine, result.loadNo, 20);
    expect(rejects.map(({ rowNo, column, value, reason }) => [rowNo, column, value, reason])).toEqual([
      [5, 'case_id', '', 'SIBLING_REJECTED'],
      [6, 'amount_agreed', 'oops', 'BAD_AMOUNT'],
      [6, 'amount_claimed', 'oops', 'BAD_AMOUNT'],
      [6, 'amount_performed', 'oops', 'BAD_AMOUNT'],
      [7, 'received_on', '2024-02-01 | 2024-02-02', 'DISAGREES'],
      [8, 'received_on', '2024-02-01 | 2024-02-02', 'DISAGREES'],
      [9, 'closed_on', '2024-02-04 < 2024-02-05', 'NEGATIVE_DURATION'],
    ]);
  });

  it('say whether files disagree with each other, or a file with itself', async () => {
    const head = CSV.split('\n')[0] ?? '';
    const row = (id: string, on: string): string => `${id},${on},,b,p,c,1,1`;
    const file = (name: string, ...rows: readonly string[]): Promise<string> => store.file(name, [head, ...rows, ''].join('\n'));
    const files = [
      await file('one.csv', row('D-1', '2024-02-01'), row('D-1', '2024-02-01'), row('D-2', '2024-02-01'), row('D-2', '2024-02-02'), row('D-3', '2024-02-01')),
      await file('two.csv', row('D-1', '2024-02-02'), row('D-2', '2024-02-02'), row('D-3', '2024-02-01')),
    ];
    const result = await loadFiles(store.stores, { profile: foldProfile(), files });
    expect(result).toMatchObject({ delivered: 8, loaded: 1, rejected: 6 });
    expect(result.rejects).toEqual(expect.arrayContaining([{ reason: 'DISAGREES_BETWEEN_FILES', column: 'received_on', rows: 3 }, { reason: 'DISAGREES', column: 'received_on', rows: 3 }]));
  });

  it('need what is required on every row', async () => {
    const result = await store.load(foldProfile(), `${CSV}\nF-5,2024-02-01,,,,,,\n`);
    expect(result).toMatchObject({ delivered: 9, loaded: 1, rejected: 8 });
    expect(result.rejects).toContainEqual({ reason: 'MISSING_VALUE', column: 'received_on', rows: 1 });
    expect(result.rejects).toContainEqual({ reason: 'SIBLING_REJECTED', column: 'case_id', rows: 3 });
  });
});
