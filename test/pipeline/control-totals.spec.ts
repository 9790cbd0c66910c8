import { controlsOf, LoadRefused, parseProfile, type LoadResult } from '@concord/etl';
import { openScratchStore, rowProfile, foldProfile, type ScratchStore } from './scratch-store.js';

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
