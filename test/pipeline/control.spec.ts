import { checkFiles, controlsOf, loadFiles, LoadRefused, parseProfile, rejectsCsv, type CheckReport, type Finding, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, rowProfile, foldProfile, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const HEAD = '编号,收案,办结,结果,金额,地区';
const newest = async () => (await store.stores.operational.loads.newest(1))[0];
const last = async (sql: string): Promise<readonly (readonly unknown[])[]> => store.ask(sql.replace('{last}', String((await newest())?.loadNo)));
const totals = ({ controls }: Pick<LoadResult, 'controls'>): unknown =>
  controls.map(({ month, delivered: d, next, current }) => [month.slice(0, 7), d.rows, d.rejected, d.cases, d.claimed, next.cases, next.claimed, current.cases, current.claimed]);

describe('control totals', () => {
  const load = (lines: readonly string[], more = ''): Promise<LoadResult> => store.load(parseProfile(`${rowProfile().text}\n${more}`), [HEAD, ...lines, ''].join('\n'), { dataset: 'totals' });

  it('adds up what comes beside what is current before and after, by month of receipt', async () => {
    // December: one case of 200.50. January: 100 and 300; one of its rows is rejected (negative). Without a month: no such day, and too few fields.
    const first = await load(['C-1,2024-01-10,,,100,', 'C-2,2023-12-20,,,200.50,', 'C-3,2024-01-01,,,300,', 'C-4,2024-01-02,,,-1,', 'C-5,2024-13-01,,,1,', 'short']);
    expect(totals(first)).toEqual([
      ['1970-01', 2, 2, 0, 0, 0, 0, 0, 0],
      ['2023-12', 1, 0, 1, 200.5, 1, 200.5, 0, 0],
      ['2024-01', 3, 1, 2, 400, 2, 400, 0, 0],
    ]);
    // C-1 comes as it was, C-2 moves from December to February with another amount, C-6 is new: December loses a case though nothing comes for it.
    const second = await load(['C-1,2024-01-10,,,100,', 'C-2,2024-02-20,,,250,', 'C-6,2024-02-21,,,50,']);
    expect(totals(second)).toEqual([
      ['2023-12', 0, 0, 0, 0, 0, 0, 1, 200.5],
      ['2024-01', 1, 0, 1, 100, 2, 400, 2, 400],
      ['2024-02', 2, 0, 2, 300, 2, 300, 0, 0],
    ]);
    expect(await last('SELECT sum(delivered_rows), sum(next_claimed) FROM concord.load_control WHERE load_no = {last}')).toEqual([['3', '700']]);
  });

  it('counts folded cases once, with their folded amounts', async () => {
    const folded = await store.load(foldProfile(), 'id,day,closed,b,p,c,m,s\nF-1,2024-01-11,,b,p,c,10,1\nF-1,2024-01-11,,b,p,c,5,1\nF-2,2024-01-12,,b,p,c,7,1\n');
    expect(totals(folded)).toEqual([['2024-01', 3, 0, 2, 22, 2, 22, 0, 0]]);
  });

  it('publishes when the sender’s totals are met, and refuses by name when one is not', async () => {
    const lines = ['E-1,2024-03-01,,,10.10,', 'E-2,2024-03-02,,,20.20,', 'E-3,2024-03-03,,,x,'];
    const refusal = await load(lines, 'checks: {expect: {rows: 3, cases: 3, sums: {amount_claimed: 40.30}}}').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LoadRefused);
    expect(refusal).toMatchObject({ code: 'CONTROL_TOTALS_DIFFER', zh: '控制总数不符，未发布：案件数应为 3，实为 2；涉案金额合计应为 40.3，实为 30.3。' });
    expect(await newest()).toMatchObject({ state: 'failed' });
    expect(await store.ask("SELECT count() FROM concord.case_current WHERE case_id LIKE 'E-%'")).toEqual([['0']]);
    // What explains the refusal is kept: totals and rejects.
    expect(await last('SELECT delivered_rows, rejected_rows FROM concord.load_control WHERE load_no = {last} AND month = \'2024-03-01\'')).toEqual([['3', '1']]);
    expect(await last('SELECT value FROM concord.reject WHERE load_no = {last}')).toEqual([['x']]);
    const met = await load([...lines.slice(0, 2), 'E-3,2024-03-03,,,10,'], 'checks: {expect: {rows: 3, cases: 3, sums: {amount_claimed: 40.30}}}');
    expect(met).toMatchObject({ state: 'published', loaded: 3 });
  });

  it('adds up money that came back and what cases cost, and holds both against the sender', async () => {
    const money = (sums: string) => parseProfile([
      'id: money', 'dataset: money', 'label: {zh: 钱, en: money}', 'grain: row', `checks: {expect: {sums: {${sums}}}}`, 'columns:',
      ...['case_id', 'received_on', 'amount_claimed', 'amount_agreed', 'amount_performed', 'cost'].map((name) => `  ${name}: {from: ${name}}`),
    ].join('\n'));
    const file = 'case_id,received_on,amount_claimed,amount_agreed,amount_performed,cost\nM-1,2024-05-01,100,80,30.25,12\nM-2,2024-05-02,50,40,40,0.5\nM-3,2024-06-01,10,,,3\n';
    const refused = await store.load(money('amount_performed: 70.25, cost: 15'), file).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'CONTROL_TOTALS_DIFFER', zh: '控制总数不符，未发布：办案成本合计应为 15，实为 15.5。', en: 'The control totals differ, nothing was published: sum of cost should be 15 but is 15.5.' });
    const { controls } = await store.load(money('amount_performed: 70.25, cost: 15.5'), file);
    expect(controls.map(({ month, delivered, next, current }) => [month, delivered.performed, delivered.cost, next.performed, next.cost, current.performed, current.cost])).toEqual([
      ['2024-05-01', 70.25, 12.5, 70.25, 12.5, 0, 0], ['2024-06-01', 0, 3, 0, 3, 0, 0],
    ]);
  });

  it('does not tell of loads before what was not added up then', async () => {
    await store.engine.writer.run({ sql: "INSERT INTO concord.load_control (load_no, month, delivered_rows, delivered_cases, delivered_claimed) VALUES (900, '2020-01-01', 1, 1, 5)" });
    expect(await controlsOf((statement) => store.engine.reader.ask(statement), 900)).toMatchObject([{ delivered: { cases: 1, claimed: 5, agreed: 0, performed: undefined, cost: undefined } }]);
  });

  it('takes no profile that names a check or a total nobody knows', () => {
    for (const more of ['checks: {rules: {no_such: {severity: warn}}}', 'checks: {expect: {sums: {amount_lost: 1}}}', 'checks: {rules: {volume: {severity: red}}}']) {
      expect(() => parseProfile(`${rowProfile().text}\n${more}`)).toThrow(/PROFILE_INVALID/u);
    }
  });
});

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

describe('rules of a source of its own', () => {
  const HEADER = 'case_id,received_on,closed_on,outcome,amount_claimed,amount_agreed,agreement_on,sessions';
  const profile = (own: string, more = 'grain: row') => parseProfile([
    'id: own', 'dataset: own', 'label: {zh: 自有, en: own}', more, 'columns:', ...HEADER.split(',').map((name) => `  ${name}: {from: ${name}${more === 'grain: row' || name === 'case_id' ? '' : ', fold: max'}}`), `checks: {own: {${own}}}`,
  ].join('\n'));
  // S-1 keeps every rule. S-2 is settled without an amount; S-3 agrees before it was received and is worth more than was claimed; U-1 is no settlement.
  const ROWS = [HEADER, 'S-1,2024-01-02,2024-01-20,S2,100,80,2024-01-20,2', 'S-2,2024-01-03,2024-01-21,S2,100,,2024-01-21,0', 'S-3,2024-02-03,2024-02-21,S1,100,5000,2024-02-21,9', 'U-1,2024-02-04,2024-02-22,U1,100,,,3', ''].join('\n');
  const RULES = '达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}}, 金额在合理范围: {when: {amount_agreed: filled}, require: {amount_agreed: {max: 1000}, sessions: {min: 1, max: 5}}, severity: note}, 协议不早于办结: {require: {agreement_on: {not_before: closed_on}}, when: {agreement_on: filled}}, 未达成者无协议: {when: {outcome: {none_of: [S1, S2]}}, require: {agreement_on: empty}}';

  it('are told by their names, by month, of rows and of cases that fold', async () => {
    const found = (result: Pick<LoadResult, 'findings'>): unknown => brief(result.findings.filter(({ rule }) => /\p{Script=Han}/u.test(rule)));
    const expected = [['达成协议须有金额', '2024-01', 'amount_agreed', 1, 2], ['金额在合理范围', '2024-02', 'amount_agreed', 1, 1]];
    expect(found(await store.load(profile(RULES), ROWS))).toEqual(expected);
    const halves = ROWS.replace('S-1,2024-01-02,2024-01-20,S2,100,80,2024-01-20,2', 'S-1,2024-01-02,,,100,80,2024-01-20,2\nS-1,2024-01-02,2024-01-20,S2,,,,');
    expect(found(await store.load(profile(RULES, 'grain: fold'), halves, { dataset: 'own-folded' }))).toEqual(expected);
  });

  it('refuse the load where they say so, by their own names, and are foretold', async () => {
    const strict = profile('达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}, severity: block}');
    expect(await store.load(strict, ROWS, { dataset: 'own-strict' }).catch((error: unknown) => error)).toMatchObject({ code: 'CHECK_FAILED', zh: '质量检查未通过，未发布：达成协议须有金额（达成协议须有金额，1 处）。' });
    expect(await checkFiles(store.stores, { profile: strict, files: [await store.file('own.csv', ROWS)], dataset: 'own-strict' })).toMatchObject({ refusal: { code: 'CHECK_FAILED' } });
    // One in two is within what is allowed.
    expect(await store.load(profile('达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}, severity: block, above: 0.5}'), ROWS, { dataset: 'own-lenient' })).toMatchObject({ state: 'published', findings: [] });
  });

  it.each([
    ['a column no case has', '甲: {require: {no_such: filled}}'], ['a test of another kind', '甲: {require: {region: {min: 1}}}'], ['a day held against a text', '甲: {require: {closed_on: {not_before: region}}}'], ['nothing asked', '甲: {require: {}}'],
    ['no bound', '甲: {require: {sessions: {}}}'], ['a name that is taken', 'volume: {require: {region: filled}}'], ['what nobody knows', '甲: {require: {region: {like: x}}}'],
  ])('are not taken with %s', (_, own) => {
    expect(() => profile(own)).toThrow(/PROFILE_INVALID/u);
  });

  it('hold text that looks like SQL for text', async () => {
    const found = await store.load(profile(`"' OR 1=1 --": {when: {outcome: {any_of: ["S2') OR ('1'='1"]}}, require: {amount_agreed: filled}}`), ROWS, { dataset: 'own-quoted' });
    expect(found.findings.filter(({ rule }) => rule.includes('OR'))).toEqual([]);
  });
});

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
      ['rejected_rows', '2024-08', '', 5, 20], ['unknown_outcome', '2024-08', 'outcome', 5, 10],
    ]);
    // 30 % impossible dates where 1 % is allowed.
    expect(grade).toBe('D');
    expect(findings.find(({ rule }) => rule === 'late_entry')).toMatchObject({ severity: 'warn', measured: 0.3, threshold: 0.1 });
    expect(findings.find(({ rule }) => rule === 'unknown_outcome')).toMatchObject({ severity: 'note' });
    expect(await store.ask(`SELECT count() FROM concord.load_finding WHERE load_no = ${String(loadNo)}`)).toEqual([['8']]);
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
