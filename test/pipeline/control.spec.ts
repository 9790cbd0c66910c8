import { checkFiles, loadFiles, parseProfile, rejectsCsv, type CheckReport, type Finding, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const HEAD = '编号,收案,办结,结果,金额,地区';
const newest = async () => (await store.stores.operational.loads.newest(1))[0];
const last = async (sql: string): Promise<readonly (readonly unknown[])[]> => store.ask(sql.replace('{last}', String((await newest())?.loadNo)));

/** The canonical columns that checks look at. */
const wide = (rules: string): ReturnType<typeof parseProfile> => parseProfile([
  'id: wide', 'dataset: wide', 'label: {zh: 宽, en: wide}', 'grain: row', 'columns_optional: true', 'columns:',
  ...['case_id', 'dispute_id', 'received_on', 'accepted_on', 'closed_on', 'entered_on', 'outcome', 'cause', 'branch', 'party'].map((name) => `  ${name}: {from: ${name}}`),
  `checks: {closed_without_outcome: allow, rules: {${rules}}}`,
].join('\n'));
const COLUMNS = ['case_id', 'dispute_id', 'received_on', 'accepted_on', 'closed_on', 'entered_on', 'outcome', 'cause', 'branch', 'party'] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;
const csv = (rows: readonly Cells[]): string => [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(',')), ''].join('\n');
/** `n` cases of a month, each told by its number. */
const month = (name: string, n: number, tell: (i: number) => Cells = () => ({})): Cells[] =>
  Array.from({ length: n }, (_, i) => ({ case_id: `${name}-${String(i)}`, received_on: `${name}-${String(1 + (i % 28)).padStart(2, '0')}`, cause: 'C01', branch: 'B', ...tell(i) }));
const brief = (findings: readonly Finding[]): unknown => findings.map(({ rule, month: of, column, atFault, cases }) => [rule, of.slice(0, 7), column, atFault, cases]);

describe('checks', () => {
  let files = 0;
  /** Loads what was checked before: the check foretells totals, findings and refusal, and grades them. */
  async function load(dataset: string, rows: readonly Cells[], rules = '', asOf = '2024-12-31'): Promise<LoadResult & Pick<CheckReport, 'grade'>> {
    files += 1;
    const request = { profile: wide(rules), files: [await store.file(`checked-${String(files)}.csv`, csv(rows))], dataset, asOf, pseudonymKey: KEY };
    const { refusal, controls, findings, grade } = await checkFiles(store.stores, request);
    const result = await loadFiles(store.stores, request).catch((error: unknown) => {
      expect(error).toMatchObject({ code: refusal?.code, zh: refusal?.zh });
      throw error;
    });
    expect({ refusal, controls, findings }).toEqual({ refusal: undefined, controls: result.controls, findings: result.findings });
    return { ...result, grade };
  }

  it('finds each fault in its month, and keeps it with the load', async () => {
    const { loadNo, findings, grade } = await load('faults', [
      // 20 cases: 6 closed before they were accepted; 5 in 12 months is no repeat, 5 share a dispute with an earlier one.
      ...month('2024-01', 20, (i) => ({ accepted_on: '2024-02-10', closed_on: i < 6 ? '2024-02-01' : '2024-02-20', outcome: 'S2' })),
      // 20 cases: 5 of 20 are 其他 (25 % > 15 %); in March 3 of 20 (15 % is not above 15 %).
      ...month('2024-02', 20, (i) => ({ cause: i < 5 ? 'C99' : 'C11' })), ...month('2024-03', 20, (i) => ({ cause: i < 3 ? '其他原因' : 'C11' })),
      // 20 cases: 6 entered after four days, 14 after three.
      ...month('2024-04', 20, (i) => ({ received_on: '2024-04-01', entered_on: i < 6 ? '2024-04-05' : '2024-04-04' })),
      // 20 cases in 15 disputes: five of them twice; one pair was marked as a duplicate and does not count.
      ...month('2024-05', 20, (i) => ({ dispute_id: `D${String(i % 15)}` })), ...month('2024-06', 12, (i) => ({ dispute_id: `E${String(i % 6)}`, ...(i === 11 ? { outcome: 'X2' } : {}) })),
      // 20 cases: 5 dated after the last day known.
      ...month('2024-07', 20, (i) => (i < 5 ? { closed_on: '2025-01-01', outcome: 'S2' } : {})),
      // 20 rows: 5 with an outcome nobody knows, of 10 that have one.
      ...month('2024-08', 20, (i) => (i < 10 ? { closed_on: '2024-09-01', outcome: i < 5 ? '不了了之' : 'S2' } : {})),
    ], 'unknown_outcome: {severity: note}');
    expect(brief(findings)).toEqual([
      ['closed_before_opened', '2024-01', 'closed_on', 6, 20], ['duplicate_dispute', '2024-05', 'dispute_id', 5, 20], ['duplicate_dispute', '2024-06', 'dispute_id', 5, 11],
      ['future_date', '2024-07', '', 5, 20], ['late_entry', '2024-04', 'entered_on', 6, 20], ['other_share', '2024-02', 'cause', 5, 20],
      ['rejected_rows', '2024-08', '', 5, 20], ['slipped_date', '1970-01', '2024-12-31 … 2025-01-01', 5, 147], ['unknown_outcome', '2024-08', 'outcome', 5, 10],
    ]);
    // 30 % impossible dates where 1 % is allowed.
    expect(grade).toBe('D');
    expect(findings.find(({ rule }) => rule === 'late_entry')).toMatchObject({ severity: 'warn', measured: 0.3, threshold: 0.1 });
    expect(findings.find(({ rule }) => rule === 'unknown_outcome')).toMatchObject({ severity: 'note' });
    expect(await store.ask(`SELECT count() FROM concord.load_finding WHERE load_no = ${String(loadNo)}`)).toEqual([['9']]);
  });

  it('obeys the profile: another limit, off, and a refusal that names the check and publishes nothing', async () => {
    const rows = month('2024-02', 20, (i) => ({ cause: i < 5 ? 'C99' : 'C11' }));
    expect(brief((await load('obeyed', rows, 'other_share: {above: 0.25}')).findings)).toEqual([]);
    expect(brief((await load('obeyed', rows.slice(1), 'other_share: {severity: off}')).findings)).toEqual([]);
    const refusal = await load('refused', rows, 'other_share: {severity: block}').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'CHECK_FAILED', zh: '质量检查未通过，未发布：“其他”占比（other_share，1 处）。' });
    expect(await store.ask("SELECT count() FROM concord.case_current WHERE dataset = 'refused'")).toEqual([['0']]);
    expect(await last('SELECT rule, severity, at_fault, cases FROM concord.load_finding WHERE load_no = {last}')).toEqual([['other_share', 'block', '5', '20']]);
    expect((await newest())?.message).toContain('other_share');
  });

  it('says nothing of a handful, and of one where none is allowed', async () => {
    const rows = month('2024-02', 20, (i) => ({ cause: i < 4 ? 'C99' : 'C11' }));
    expect(await load('few', rows)).toMatchObject({ findings: [], grade: 'A' });
    expect(await load('too-few', rows.slice(0, 9))).toMatchObject({ findings: [], grade: null });
    expect(brief((await load('one', rows.slice(3), 'other_share: {above: 0}')).findings)).toEqual([['other_share', '2024-02', 'cause', 1, 17]]);
  });

  it('tells of the whole load what no month says by itself', async () => {
    // Four months of 15, two rejected in each for an outcome nobody knows: 8 of 60 rows, 8 of the 12 outcomes.
    const rows = ['2024-01', '2024-02', '2024-03', '2024-04'].flatMap((name) => month(name, 15, (i) => (i < 3 ? { closed_on: '2024-05-01', outcome: i < 2 ? '不了了之' : 'S2' } : {})));
    const { findings, grade } = await load('thin', rows);
    expect(findings).toMatchObject([
      { rule: 'rejected_rows', month: '1970-01-01', atFault: 8, cases: 60, threshold: 0.02 }, { rule: 'unknown_outcome', month: '1970-01-01', column: 'outcome', atFault: 8, cases: 12 },
    ]);
    expect(grade).toBe('D');
  });

  it('holds a column against the earlier loads of the source', async () => {
    await load('columns', month('2024-01', 40, (i) => ({ branch: i < 4 ? '' : 'B' })));
    // Usually 10 % are empty. 9 of 40 are 12.5 points more, which chance brings (three sigmas of a p-chart: 14.2 points).
    expect(brief((await load('columns', month('2024-02', 40, (i) => ({ branch: i < 9 ? '' : 'B' })))).findings)).toEqual([]);
    const found = (await load('columns', month('2024-03', 40, (i) => ({ branch: i < 16 ? '' : 'B' })))).findings;
    // Usually 13 of 80 now: 16.25 %, and 10 points more are allowed.
    expect(found).toMatchObject([{ rule: 'empty_columns', month: '1970-01-01', column: 'branch', measured: 0.4, atFault: 16, cases: 40 }]);
    expect(found[0]?.threshold).toBeCloseTo(0.2625, 9);
  });

  it('a column that is not filled once, however seldom it was', async () => {
    // Eight in a hundred have a dispute id: that none of the next hundred has one comes by chance once in 4,000 loads (0.92^100), that none of the next ten has one is nothing unusual (0.43).
    await load('gone', month('2024-05', 100, (i) => (i < 8 ? { dispute_id: `D-${String(i)}` } : {})));
    const found = (await load('gone', month('2024-06', 100))).findings.filter(({ rule }) => rule === 'empty_columns');
    expect(found).toMatchObject([{ column: 'dispute_id', measured: 1, threshold: 0.92, atFault: 100, cases: 100 }]);
    expect((await load('gone', month('2024-07', 10))).findings.filter(({ rule }) => rule === 'empty_columns')).toEqual([]);
  });

  it('values of cases held that go missing, in any column', async () => {
    const closed = (i: number): Cells => ({ closed_on: '2024-09-01', accepted_on: '2024-08-30', entered_on: '2024-08-31', dispute_id: `D-${String(i)}` });
    await load('lost', month('2024-08', 40, closed));
    // Ten come without a day of acceptance, three without their dispute: three are too few to tell. What is new has lost nothing.
    const later = [...month('2024-08', 40, (i) => ({ ...closed(i), branch: 'C', ...(i < 10 ? { accepted_on: '' } : {}), ...(i < 3 ? { dispute_id: '' } : {}) })), ...month('2024-09', 20)];
    const found = (await load('lost', later)).findings.filter(({ rule }) => rule === 'lost_values');
    expect(found).toMatchObject([{ column: 'accepted_on', measured: 0.25, threshold: 0.1, atFault: 10, cases: 40, severity: 'warn' }]);
  });

  it('draws the limits of a month from all months before it', async () => {
    // Series A of the fixtures (mean 73.33333, limits 66.56242 to 80.10424), then a month of 60, one of 75 and one not yet over.
    const series = [72, 75, 71, 74, 73, 76, 72, 74, 75, 73, 71, 74, 60, 75, 20];
    const rows = series.flatMap((n, i) => month(`20${String(22 + Math.floor(i / 12))}-${String(1 + (i % 12)).padStart(2, '0')}`, n));
    const { findings } = await load('volume', rows, '', '2023-03-20');
    expect(findings).toMatchObject([{ rule: 'volume', month: '2023-01-01', measured: 60, cases: 60 }]);
    expect(findings[0]?.threshold).toBeCloseTo(66.56242, 5);
  });
});

describe('rejects as a file', () => {
  const text = async (loadNo: number): Promise<string> => {
    const pieces: string[] = [];
    const load = await store.stores.operational.loads.find(loadNo);
    if (load === undefined) throw new Error('the load is not in the registry');
    for await (const piece of rejectsCsv((statement) => store.engine.reader.ask(statement), load)) pieces.push(piece);
    return pieces.join('');
  };

  it('can be corrected and delivered again as they are', async () => {
    const head = '编号,收案,办结,结果,金额,地区,当事人';
    const result = await store.load(rowProfile(), [head, 'R-1,2024-13-01,,,5,北京,张三', 'R-2,2024-01-02,,,x,=1+1,李四', 'short', 'R-3,2024-01-03,,,7,上海,王五', ''].join('\n'), { dataset: 'again' });
    expect(result).toMatchObject({ loaded: 1, rejected: 3 });
    const [no, csvText] = [String(result.loadNo), await text(result.loadNo)];
    expect(csvText).not.toMatch(/张三|李四|[0-9a-f]{32}/u);
    expect(csvText.split('\r\n')).toEqual([
      '\uFEFFreject_load,reject_file,reject_row,reject_column,reject_value,reject_code,reject_reason_zh,reject_reason_en,reject_raw,编号,收案,办结,结果,金额,地区,当事人,次数,回访,评分',
      `${no},1,2,received_on,2024-13-01,BAD_DATE,不是档案中声明的日期格式，或日期不存在。,"Not a date in the formats the profile declares, or no such day.",,R-1,2024-13-01,,,5,北京,,,,`,
      `${no},1,3,amount_claimed,x,BAD_AMOUNT,不是金额（至多 16 位整数；千分位按三位分组）。,Not an amount (up to 16 digits; thousands in groups of three).,,R-2,2024-01-02,,,x,'=1+1,,,,`,
      `${no},1,4,,1 / 7,FIELD_COUNT,字段个数与表头不符。,The row does not have as many fields as the header.,,,,,,,,,,,`,
      '',
    ]);
    const corrected = csvText.replaceAll('2024-13-01', '2024-12-01').replace(',x,\'=1+1', ',6,北京');
    const path = await store.file('corrected.csv', corrected);
    expect(await loadFiles(store.stores, { profile: rowProfile(), files: [path], dataset: 'again', pseudonymKey: KEY })).toMatchObject({ state: 'published', casesNew: 2, rejected: 0 });
    expect(await store.ask("SELECT case_id, received_on, amount_claimed FROM concord.case_current WHERE dataset = 'again' ORDER BY case_id")).toEqual([
      ['R-1', '2024-12-01', '5'], ['R-2', '2024-01-02', '6'], ['R-3', '2024-01-03', '7'],
    ]);
  });

  it('comes page by page and whole', async () => {
    const result = await store.load(rowProfile(), [HEAD, 'P-0,2024-01-01,,,,', ...Array.from({ length: 4_500 }, (_, i) => `P-${String(i)},2024-13-01,,,,`), ''].join('\n'), { dataset: 'pages' });
    const rows = (await text(result.loadNo)).trimEnd().split('\r\n').slice(1).map((line) => Number(line.split(',')[2]));
    expect(rows).toEqual(Array.from({ length: 4_500 }, (_, i) => i + 3));
  });
});
