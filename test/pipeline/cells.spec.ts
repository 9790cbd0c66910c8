import { createHmac } from 'node:crypto';
import { listRejects, parseProfile, rejectsCsv, type LoadResult, type Profile } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const profileOf = (id: string, grain: 'row' | 'fold', ...lines: string[]): Profile =>
  parseProfile([`id: ${id}`, `dataset: ${id}`, 'label: {zh: 单元格, en: cells}', `grain: ${grain}`, 'checks: {outcome_without_closed: allow}', ...lines].join('\n'));
const columns = (...lines: string[]): string => ['columns:', '  case_id: {from: id}', ...lines].map((line) => line).join('\n');
const row = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const reasons = async ({ loadNo }: LoadResult): Promise<unknown> => (await listRejects(store.engine, loadNo, 50)).map(({ rowNo, column, value, reason }) => [rowNo, column, value, reason]);

describe('amounts', () => {
  const AMOUNTS: readonly (readonly [string, string | undefined])[] = [
    ['1.2', '12000'], ['1,234.5', '12345000'], ['0.000001', '0.01'], ['¥3', '30000'], ['3万元', '30000'], ['1.2 亿', '120000000'], ['500元', '500'], ['12.34千元', '12340'],
    ['3百万', '3000000'], ['2千万元', '20000000'], ['1.5 Million', '1500000'], ['999999999999', '9999999999990000'], ['9999999999999', undefined], ['9999999999999999元', '9999999999999999'], ['万', undefined], ['1万2千', undefined], ['-1万', undefined],
  ];

  it('in ten thousands come out in yuan, unless a cell says otherwise', async () => {
    const profile = profileOf('units', 'row', "numbers: {thousands: ',', strip: ['¥', '元'], unit: 万元, cell_units: true}", columns('  received_on: {from: day}', '  amount_claimed: {from: money}'));
    const result = await store.load(profile, ['id,day,money', ...AMOUNTS.map(([text], i) => row([`A${String(i).padStart(2, '0')}`, '2024-01-01', text]))].join('\n'));
    const stored = await store.ask("SELECT case_id, toString(amount_claimed) FROM concord.case_current WHERE dataset = 'units' ORDER BY case_id");
    expect(stored).toEqual(AMOUNTS.flatMap(([, value], i) => (value === undefined ? [] : [[`A${String(i).padStart(2, '0')}`, value]])));
    expect(await reasons(result)).toEqual([[14, 'amount_claimed', '9999999999999', 'BAD_AMOUNT'], [16, 'amount_claimed', '万', 'BAD_AMOUNT'], [17, 'amount_claimed', '1万2千', 'BAD_AMOUNT'], [18, 'amount_claimed', '-1万', 'NEGATIVE_AMOUNT']]);
  });

  it('have a unit column by column', async () => {
    const profile = profileOf('unit-columns', 'row', columns('  received_on: {from: day}', '  amount_claimed: {from: a, numbers: {unit: 亿元}}', "  amount_agreed: {from: b, numbers: {thousands: ','}}", '  amount_performed: {from: c, numbers: {unit: thousand}}'));
    await store.load(profile, ['id,day,a,b,c', row(['1', '2024-01-01', '0.00012345', '12,345.67', '12.34567']), row(['2', '2024-01-01', '', '1', '0.000005'])].join('\n'));
    expect(await store.ask("SELECT toString(amount_claimed), toString(amount_agreed), toString(amount_performed) FROM concord.case_current WHERE dataset = 'unit-columns' ORDER BY case_id"))
      .toEqual([['12345', '12345.67', '12345.67'], [null, '1', '0.01']]);
  });
});

describe('a cell that holds more than one thing', () => {
  const KIND = "'^(?<business>[^-]+)-(?<cause>[^(]+)(?:\\((?<note>[^)]*)\\))?$'";
  const profile = profileOf('parts', 'row', "nulls: ['-', 无]", columns(
    '  received_on: {from: day}',
    "  product: {from: label, split: {by: ' - ', take: 1}}", "  subtype: {from: label, split: {by: ' - ', take: -1}}",
    `  business: {from: kind, split: {pattern: ${KIND}, group: business}, vocabulary: business}`, `  cause: {from: kind, split: {pattern: ${KIND}, group: cause}}`,
    "  branch: {from: place, split: {by: ['/', '／', ' > '], take: 2}, default: 未知}",
    "  party: {from: name, split: {by: ['(', '（'], take: 1}}",
  ), 'vocabularies: {business: {CARD: [信用卡], LOAN: [个人贷款]}}');

  it('is taken apart by separators and by the groups of a pattern', async () => {
    const result = await store.load(profile, ['id,day,label,kind,place,name',
      row(['1', '2024-01-01', 'Cash Amount - AMT', '信用卡-息费争议(已核)', '东部/一支行', '当事人甲(女)']),
      row(['2', '2024-01-01', 'Cash Amount', '个人贷款-催收', '东部 > 二支行', '当事人甲（男）']),
      row(['3', '2024-01-01', '-', '-', '东部', '当事人甲']),
      row(['4', '2024-01-01', 'a - b - 无', '信用卡-利息-罚息', '东／ 无 ／x', '无']),
      row(['5', '2024-01-01', '', '信用卡', '', '']),
      row(['6', '2024-01-01', '', '理财-收益', '', '']),
    ].join('\n'));
    const party = createHmac('sha256', KEY).update('当事人甲').digest('hex').slice(0, 32);
    expect(await store.ask("SELECT case_id, product, subtype, business, cause, branch, party FROM concord.case_current WHERE dataset = 'parts' ORDER BY case_id")).toEqual([
      ['1', 'Cash Amount', 'AMT', 'CARD', '息费争议', '一支行', party], ['2', 'Cash Amount', 'Cash Amount', 'LOAN', '催收', '二支行', party],
      ['3', '', '', '', '', '未知', party], ['4', 'a', '', 'CARD', '利息-罚息', '未知', ''],
    ]);
    // What a pattern does not fit is nobody's part: the row is rejected, not loaded without it.
    expect(await reasons(result)).toEqual([
      [6, 'business', '信用卡', 'NOT_SPLIT'], [6, 'cause', '信用卡', 'NOT_SPLIT'], [7, 'business', '理财', 'UNKNOWN_VALUE'],
    ]);
    let csv = '';
    for await (const piece of rejectsCsv((statement) => store.engine.writer.ask(statement), result)) csv += piece;
    expect(csv).toContain('信用卡');
    expect(csv).toContain('NOT_SPLIT');
  });

  it.each([
    ['looks ahead', "{pattern: '(?<a>x(?=y))', group: a}", 'is not a pattern'],
    ['repeats what was caught', "{pattern: '(?<a>x)\\1', group: a}", 'is not a pattern'],
    ['repeats repeats beyond the engine', "{pattern: '(?<a>(x{99}){99})', group: a}", 'is not a pattern'],
    ['is broken', "{pattern: '(?<a>x', group: a}", 'is not a pattern'],
    ['names no group', "{pattern: '(x)', group: a}", 'does not have'],
    ['takes the part before the first', '{by: x, take: 0}', 'counts from 1'],
  ])('and a split that %s is refused', (_, split, fault) => {
    expect(() => profileOf('bad', 'row', columns('  received_on: {from: day}', `  cause: {from: c, split: ${split}}`))).toThrow(fault);
  });

  it('keeps an agent as a pseudonym too: the same name is the same whoever it is named as, and stands nowhere in the clear', async () => {
    const hashed = (name: string): string => createHmac('sha256', KEY).update(name).digest('hex').slice(0, 32);
    const profile = profileOf('agents', 'row', columns('  received_on: {from: day}', '  party: {from: name}', '  claimant_agent: {from: agent}'));
    await store.load(profile, ['id,day,name,agent', '1,2026-01-01,甲,代理人乙', '2,2026-01-01,代理人乙,'].join('\n'));
    expect(await store.ask("SELECT case_id, party, claimant_agent FROM concord.case_current WHERE dataset = 'agents' ORDER BY case_id")).toEqual([['1', hashed('甲'), hashed('代理人乙')], ['2', hashed('代理人乙'), '']]);
  });

  it('is a party only by separators, which the reader knows', () => {
    expect(() => profileOf('bad', 'row', columns('  received_on: {from: day}', "  party: {from: c, split: {pattern: '(?<a>x)', group: a}}"))).toThrow('columns.party: is pseudonymised');
  });

  it('takes no longer than its text, whatever the pattern', async () => {
    const cruel = profileOf('cruel', 'row', columns('  received_on: {from: day}', "  cause: {from: c, split: {pattern: '^(?<a>(a+)+)$', group: a}}"));
    // Trying one way after another would take 2^400 steps.
    expect(await store.load(cruel, ['id,day,c', row(['1', '2024-01-01', `${'a'.repeat(400)}!`]), row(['2', '2024-01-01', 'aaa'])].join('\n'))).toMatchObject({ loaded: 1, rejected: 1 });
  });
});

describe('a cell that lists several values', () => {
  const listed = (id: string, grain: 'row' | 'fold', rule: string): Profile => profileOf(id, grain, "nulls: [无]", columns(
    `  received_on: {from: day${grain === 'fold' ? ', fold: min' : ''}}`,
    `  cause: {from: reasons, split: {by: [;, '；', 、], take: distinct}, ${rule}}`, `  subtype: {from: reasons, split: {by: [;, '；', 、], take: 1}${grain === 'fold' ? ', fold: first' : ''}}`,
  ), 'vocabularies: {cause: {FEE: [息费, 费用], COLLECT: [催收]}}');
  const ROWS = [row(['1', '2024-01-01', '催收；息费;费用、催收']), row(['2', '2024-01-01', '息费;别的; ;无;另一个']), row(['2', '2024-01-01', '催收;别的']), row(['3', '2024-01-01', ''])];

  it('keeps each once, by its code, and the first as the main one', async () => {
    const result = await store.load(listed('lists', 'fold', 'vocabulary: cause, unknown: keep, fold: distinct'), ['id,day,reasons', ...ROWS].join('\n'));
    expect(await store.ask("SELECT case_id, cause, subtype FROM concord.case_current WHERE dataset = 'lists' ORDER BY case_id"))
      .toEqual([['1', 'COLLECT; FEE', '催收'], ['2', 'COLLECT; FEE; 别的; 另一个', '息费'], ['3', '', '']]);
    expect(result.unknownValues).toEqual([{ column: 'cause', value: '别的', rows: 2, of: 2 }, { column: 'cause', value: '另一个', rows: 1, of: 2 }]);
  });

  it('rejects the row where one of them is in no vocabulary and that is not allowed', async () => {
    const result = await store.load(listed('lists-strict', 'row', 'vocabulary: cause'), ['id,day,reasons', ROWS[0] ?? '', ROWS[1] ?? '', ROWS[3] ?? ''].join('\n'));
    expect(await reasons(result)).toEqual([[3, 'cause', '息费;别的; ;无;另一个', 'UNKNOWN_VALUE']]);
    expect(result.loaded).toBe(2);
  });
});

describe('rows in the order of a time, not of the file', () => {
  const EVENTS = [
    ['1', '2024/3/1 9:05:00', '甲', 'x'], ['1', '2024/3/1 10:00:00', '丙', 'y'], ['1', '2024/3/1 9:30:00', '乙', ''], ['2', '2024/12/1 0:00:00', '丁', 'x'], ['2', '2024/2/28 23:59:59', '戊', 'y'],
    ['3', '2024/3/1 9:00:00', '己', 'x'], ['3', '2024/3/1 9:00:00', '庚', 'y'],
  ];
  const text = (rows: readonly (readonly string[])[]): string => ['id,at,who,what', ...rows.map(row)].join('\n');
  const ordered = (id: string, order: string): Profile => profileOf(id, 'fold', "dates: ['YYYY/M/D H:mm:ss', 'YYYY-MM-DDTHH:mm:ssZ']", order, columns(
    '  received_on: {from: at, fold: min}', '  mediator: {from: who, fold: last}', '  team: {from: who, fold: first}', '  cause: {from: what, fold: last}'));

  it('takes the first and the last by the clock; of one moment, by the file', async () => {
    const profile = ordered('by-time', "order_by: {from: at, dates: ['YYYY/M/D H:mm:ss']}");
    // 9:05 comes before 10:00 by the clock and after it as text; of case 1 the last row that says what is that of 10:00.
    await store.load(profile, text(EVENTS));
    expect(await store.ask("SELECT case_id, team, mediator, cause FROM concord.case_current WHERE dataset = 'by-time' ORDER BY case_id"))
      .toEqual([['1', '甲', '丙', 'y'], ['2', '戊', '丁', 'x'], ['3', '己', '庚', 'y']]);
  });

  it('compares offsets as points in time', async () => {
    const rows = [['1', '2024-03-10T09:00:00+08:00', '甲', ''], ['1', '2024-03-10T02:00:00Z', '乙', ''], ['1', '2024-03-09T22:30:00-05:00', '丙', '']];
    await store.load(ordered('by-offset', "order_by: {from: at, dates: ['YYYY-MM-DDTHH:mm:ssZ']}"), text(rows));
    expect(await store.ask("SELECT team, mediator FROM concord.case_current WHERE dataset = 'by-offset'")).toEqual([['甲', '丙']]);
  });

  it('rejects a case one of whose rows has no place in time', async () => {
    const result = await store.load(ordered('no-time', "order_by: {from: at, dates: ['YYYY/M/D H:mm:ss']}"), text([...EVENTS.slice(3), ['4', '2024-03-10T02:00:00Z', '甲', ''], ['4', '2024/3/1 9:00:00', '乙', '']]));
    expect(await reasons(result)).toEqual([[6, 'order_by', '2024-03-10T02:00:00Z', 'BAD_DATE'], [7, 'case_id', '', 'SIBLING_REJECTED']]);
  });

  it.each([
    ["order_by: {from: at, dates: ['YYYY-MM-DD', 'YYYY-MM-DDTHH:mm:ssZ']}", 'all have an offset'],
    ['order_by: {from: at}', 'all have an offset'],
  ])('and %s is refused', (order, fault) => {
    expect(() => ordered('bad-order', order)).toThrow(fault);
  });
});

it('reads the order of rows from a column of its own, under any of its names', async () => {
  const profile = profileOf('own-order', 'fold', 'order_by: {from: 时间, aliases: [序], dates: [EXCEL]}', columns('  received_on: {from: day, fold: min}', '  mediator: {from: who, fold: last}'));
  await store.load(profile, ['id,day,who,序', '1,2024-01-01,甲,45000.75', '1,2024-01-01,乙,45000.5'].join('\n'));
  expect(await store.ask("SELECT mediator FROM concord.case_current WHERE dataset = 'own-order'")).toEqual([['甲']]);
});

it('refuses a file in which two columns of a profile would be read from one header', async () => {
  const profile = profileOf('one-header', 'row', columns('  received_on: {from: 收案, aliases: [日期]}', '  accepted_on: {from: 日期}'));
  await expect(store.load(profile, 'id,日期\n1,2024-01-01')).rejects.toMatchObject({ code: 'DUPLICATE_HEADER' });
});

describe('lines of a title above the header of delimited text', () => {
  const TITLED = ['"某中心 ""2024"" 年登记簿",,', '', '制表：甲，2024-03-01,,', 'id,day,money', '1,2024-01-01,5', '2,2024-01-02,6'].join('\r\n');
  const titled = (place: string): Profile => profileOf('titled', 'row', `format: {type: csv, header_row: ${place}}`, columns('  received_on: {from: day}', '  amount_claimed: {from: money}'));

  it('are passed over; rows keep the numbers they have in the file', async () => {
    expect(await store.load(titled('4'), TITLED)).toMatchObject({ delivered: 2, loaded: 2, rejected: 0 });
    expect(await store.ask("SELECT case_id, row_no FROM concord.case_current WHERE dataset = 'titled' ORDER BY case_id")).toEqual([['1', '5'], ['2', '6']]);
  });

  it.each(['2', '9'])('and where row %s holds none, the file is refused', async (place) => {
    await expect(store.load(titled(place), TITLED)).rejects.toMatchObject({ code: 'BAD_HEADER' });
  });
});
