import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain, startReportApi, type ReportApi } from './report-api.js';

/** The second quarter of 2022 as it was published: six large banks; the rest of 81,716 is made up here so that every rule shows. */
const LARGE: readonly (readonly [bank: string, cases: number])[] = [['交通银行', 4017], ['工商银行', 3296], ['农业银行', 3135], ['建设银行', 3012], ['邮储银行', 2664], ['中国银行', 2214]];
const JOINT: readonly (readonly [string, number])[] = [['股份甲', 900], ['股份乙', 700], ['股份丙', 700], ['股份丁', 40]];
const FOREIGN: readonly (readonly [string, number])[] = [['外资甲', 29], ['外资乙', 3]];
const TOTAL = 81_716;
const NAMED = [...LARGE, ...JOINT, ...FOREIGN];
const REST = TOTAL - NAMED.reduce((sum, [, n]) => sum + n, 0);

/** Every third case of a bank is about credit cards, every fifth of the others about loans. */
const businessOf = (n: number): string => (n % 3 === 0 ? 'B03' : n % 5 === 0 ? 'B04' : 'B01');

function* cases(): Generator<string> {
  yield 'case_id,received_on,institution,business';
  // A day before and a day after are of other quarters.
  yield 'BEFORE,2022-03-31,交通银行,B03';
  yield 'AFTER,2022-07-01,交通银行,B03';
  for (const [bank, count] of [...NAMED, ['村镇银行', REST] as const]) for (let n = 1; n <= count; n += 1) yield `${bank}-${String(n)},2022-0${String(4 + (n % 3))}-${String(1 + (n % 30)).padStart(2, '0')},${bank},${businessOf(n)}`;
}

const INSTITUTIONS = [
  'institution,valid_from,valid_to,peer_group,outlets',
  ...LARGE.map(([bank], i) => `${bank},2020-01-01,,large,${String(10_000 + i * 1_000)}`),
  // One was of another kind before; one has no cases; one has no outlets on record.
  '股份甲,2020-01-01,2022-06-29,city,100', '股份甲,2022-06-30,,joint_stock,1000', '股份乙,2020-01-01,,joint_stock,500', '股份丙,2020-01-01,,joint_stock,', '股份丁,2020-01-01,,joint_stock,200', '股份戊,2020-01-01,,joint_stock,10',
  '外资甲,2020-01-01,,foreign,30', '外资乙,2020-01-01,,foreign,5', '村镇银行,2020-01-01,,rural,1000',
];

let reports: ReportApi;
let zh = '';
let en = '';
beforeAll(async () => {
  reports = await startReportApi();
});
beforeAll(async () => {
  await reports.api.load('canonical', await reports.file('cases.csv', cases()), 'circular', '2022-07-31');
  await reports.api.load('institution', await reports.file('institutions.csv', INSTITUTIONS), 'circular');
});
beforeAll(async () => {
  [zh, en] = [(await reports.read('/datasets/circular/reports/circular/2022Q2.pdf?language=zh-CN')).all, (await reports.read('/datasets/circular/reports/circular/2022Q2.pdf?language=en')).all];
});
afterAll(() => reports.close());

/** Counted once more from the lines themselves. */
function counted(): ReadonlyMap<string, { all: number; readonly by: Map<string, number> }> {
  const banks = new Map<string, { all: number; readonly by: Map<string, number> }>();
  let isHead = true;
  for (const line of cases()) {
    const [, day = '', bank = '', business = ''] = line.split(',');
    if (!isHead && day >= '2022-04-01' && day <= '2022-06-30') {
      const one = banks.get(bank) ?? { all: 0, by: new Map<string, number>() };
      one.all += 1;
      one.by.set(business, (one.by.get(business) ?? 0) + 1);
      banks.set(bank, one);
    }
    isHead = false;
  }
  return banks;
}
const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;
function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}

it('says the published sentence of the second quarter of 2022 word for word', async () => {
  const { circular_2022Q2: published } = JSON.parse(await readFile(join(process.env['SHARED_DIR'] ?? join(__dirname, '../../../shared'), 'fixtures/stats.json'), 'utf8')) as { circular_2022Q2: { total_sector: number; total_large: number; median: number; share: Record<string, number>; share_large_of_all: number } };
  expect([published.total_sector, published.total_large]).toEqual([TOTAL, LARGE.reduce((sum, [, n]) => sum + n, 0)]);
  const items = LARGE.map(([bank, n], i) => `${bank}${String(n)}件，${i === 0 ? '占国有大型商业银行投诉总量的' : '占比'}${(published.share[bank] ?? NaN).toFixed(1)}%`);
  expect(zh).toContain(`（一）交通银行、工商银行的投诉量位列国有大型商业银行前两位。2022年第二季度，国有大型商业银行投诉量的中位数为${String(published.median)}件。其中，${items.join('；')}。`);
  expect(zh).toContain(`2022年第二季度，共收到并登记银行业消费投诉${String(published.total_sector)}件。其中，国有大型商业银行${String(published.total_large)}件，占投诉总量的${published.share_large_of_all.toFixed(1)}%；`);
  expect(en).toContain(plain('(1) Of large state-owned commercial banks, 交通银行, 工商银行 have the most complaints. Q2 2022: the median of large state-owned commercial banks is 3,073.5. Of these: 交通银行 4,017 (21.9% of all complaints of large state-owned commercial banks); 工商银行 3,296 (18.0%);'));
});

it('tells every group and every share as the file has them', () => {
  const banks = counted();
  const all = (bank: string): number => banks.get(bank)?.all ?? 0;
  expect([...banks.values()].reduce((sum, one) => sum + one.all, 0)).toBe(TOTAL);
  const sum = (group: typeof LARGE): number => group.reduce((total, [bank]) => total + all(bank), 0);
  expect(zh).toContain(`股份制商业银行${String(sum(JOINT))}件，占比${percent(sum(JOINT), TOTAL)}；外资法人银行${String(sum(FOREIGN))}件，占比${percent(sum(FOREIGN), TOTAL)}；农村中小金融机构${String(REST)}件，占比${percent(REST, TOTAL)}`);
  // Who has no cases is one of the group all the same, and the second place is shared.
  expect(zh).toContain(`（二）股份甲、股份丙、股份乙的投诉量位列股份制商业银行前三位（股份丙、股份乙并列）。2022年第二季度，股份制商业银行投诉量的中位数为${String(middle([...JOINT.map(([bank]) => all(bank)), 0]))}件。`);
  expect(zh).toContain('股份戊0件，占比0.0%。');
  // Nobody is named for fewer than thirty.
  expect(zh).toContain('（三）外资法人银行各家的投诉量均不足30件，不列位次。');
  expect(en).toContain(plain('Foreign-funded banks: fewer than 30 complaints each, so that nobody is placed.'));
  for (const [bank] of LARGE) {
    const cards = banks.get(bank)?.by.get('B03') ?? 0;
    expect(zh).toContain(`${bank}${String(cards)}件，占该机构投诉总量的${percent(cards, all(bank))}`);
  }
  const cards = [...banks.values()].reduce((total, { by }) => total + (by.get('B03') ?? 0), 0);
  const large = LARGE.map(([bank]) => banks.get(bank)?.by.get('B03') ?? 0);
  expect(zh).toContain(`（一）信用卡业务投诉。2022年第二季度，涉及信用卡业务的投诉${String(cards)}件，占投诉总量的${percent(cards, TOTAL)}。其中，国有大型商业银行${String(large.reduce((a, b) => a + b, 0))}件，占国有大型商业银行投诉总量的${percent(large.reduce((a, b) => a + b, 0), sum(LARGE))}`);
  expect(zh).toContain(`国有大型商业银行信用卡业务投诉量的中位数为${String(middle(large))}件，占该机构投诉总量比例的中位数为${percent(middle(LARGE.map(([bank]) => (banks.get(bank)?.by.get('B03') ?? 0) / all(bank))), 1)}。`);
  expect(zh).toContain('（三）理财类业务投诉。2022年第二季度没有涉及理财类业务的投诉。');
});

it('holds cases against outlets of the end of the quarter, and says where there is no denominator', () => {
  const rates = LARGE.map(([bank, n], i) => [bank, (n / (10_000 + i * 1_000)) * 1_000] as const).sort((a, b) => b[1] - a[1]);
  expect(zh).toContain(`（一）国有大型商业银行平均每千营业网点投诉量。2022年第二季度，国有大型商业银行平均每千营业网点投诉量的中位数为${middle(rates.map(([, rate]) => rate)).toFixed(1)}件/千营业网点。其中，${rates.map(([bank, rate]) => `${bank}${rate.toFixed(1)}件/千营业网点`).join('；')}。`);
  expect(zh).toContain('股份甲900.0件/千营业网点');
  expect(zh).toContain('参考数据缺股份丙的分母，未列。');
  expect(zh).toContain('外资乙不足10件，不计算。');
  expect(zh).toContain('（二）国有大型商业银行平均每千万个人客户投诉量。参考数据中没有国有大型商业银行的分母（期末个人客户数），不计算。');
});

it('tells who may see one bank of that bank alone', async () => {
  const { viewer } = reports.api;
  try {
    reports.api.viewer = { id: 'branch', scope: [{ dimension: 'institution', values: ['工商银行'] }] };
    const { all } = await reports.read('/datasets/circular/reports/circular/2022Q2.pdf?language=zh-CN');
    expect(all).toContain('（一）国有大型商业银行：只含可见的机构，不列位次与占比。其中，工商银行3296件。');
    for (const [bank] of NAMED) if (bank !== '工商银行') expect(all).not.toContain(bank);
    expect(all).not.toContain(String(TOTAL));
  } finally {
    reports.api.viewer = viewer;
  }
});

it('says in words that a quarter has nothing', async () => {
  const { all } = await reports.read('/datasets/circular/reports/circular/2021Q2.pdf?language=zh-CN');
  expect(all).toContain('2021年第二季度没有投诉。');
  expect(all).toContain('2021年第二季度在所选范围内没有可报告的案件');
  expect(all).not.toMatch(/NaN|undefined|Infinity/u);
});

it('takes groups, denominators and themes as a province has them', async () => {
  const unit = { zh: '件/百营业网点', en: 'per hundred outlets' };
  const template = {
    id: 'province', version: 1, title: { zh: '辖内通报', en: 'Provincial circular' }, period: 'month',
    peers: { by: 'institution', noun: { zh: '投诉', en: 'complaints' }, groups: [{ id: 'here', title: { zh: '辖内银行', en: 'banks here' }, members: ['工商银行', '股份甲', '没有投诉的银行'] }] },
    sections: [{ id: 'all', title: { zh: '总体情况', en: 'Overview' }, parts: [
      { kind: 'peer-overview', metric: 'intake', scope: { zh: '{period}辖内收到投诉{total}。', en: '{total} complaints in {period}.' } }, { kind: 'peer-members', metric: 'intake', group: 'here' },
      { kind: 'peer-rate', metric: 'intake_per_outlets', group: 'here', per: 100, name: { zh: '每百营业网点投诉量', en: 'Complaints per hundred outlets' }, unit },
      { kind: 'peer-theme', metric: 'intake', theme: { zh: '本/外币储蓄', en: 'savings' }, filters: [{ dimension: 'business', values: ['B01'] }], groups: ['here'] },
    ] }],
  };
  expect((await reports.api.ask('mutation ($file: String!) { saveReportTemplate(file: $file, revision: 0) { id } }', { file: JSON.stringify(template) })).errors).toBeUndefined();
  const { all } = await reports.read('/datasets/circular/reports/province/2022-05.pdf?language=zh-CN');
  const may = [...cases()].slice(1).map((line) => line.split(',')).filter(([, day = '']) => day.startsWith('2022-05'));
  const of = (bank: string, business?: string): number => may.filter(([, , one, about]) => one === bank && (business === undefined || about === business)).length;
  const [first, second] = [of('工商银行'), of('股份甲')];
  expect(all).toContain(`2022年5月辖内收到投诉${String(may.length)}件。其中，辖内银行${String(first + second)}件，占投诉总量的${percent(first + second, may.length)}；未归类机构`);
  expect(all).toContain(`（一）工商银行、股份甲的投诉量位列辖内银行前两位。2022年5月，辖内银行投诉量的中位数为${String(middle([first, second, 0]))}件。`);
  expect(all).toContain('没有投诉的银行0件，占比0.0%。');
  // In May the first of them still had a hundred outlets.
  // Figures of one sentence have as many decimals, those of the least.
  expect(all).toContain(`股份甲${((second / 100) * 100).toFixed(2)}件/百营业网点；工商银行${((first / 11_000) * 100).toFixed(2)}件/百营业网点`);
  expect(all).toContain(`工商银行${String(of('工商银行', 'B01'))}件，占该机构投诉总量的${percent(of('工商银行', 'B01'), first)}`);
});
