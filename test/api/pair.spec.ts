import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MadeCases } from './made-cases.js';

interface Value { value: number | null; n: number; numerator: number; denominator: number }
interface Pair {
  chanceFirst: number | null; difference: number | null; differenceLow: number | null; differenceHigh: number | null; first: { value: Value }; second: { value: Value };
  strata: { weight: number; path: { key: string }[]; first: Value; second: Value }[]; balance: object[]; findings: { what: string; words: { zh: string; en: string } }[];
}
interface Fixtures { simpson: { n: [number, number][]; x: [number, number][] }; beta_binomial_fit: { x: number[]; n: number[]; ids: string[] } }

const VALUE = 'value n numerator denominator';
const PAIR = `query($input: PairInput!) { pair(input: $input) {
  chanceFirst difference differenceLow differenceHigh matchedFirst matchedSecond findings { what words { zh en } } first { value { ${VALUE} } } second { value { ${VALUE} } }
  strata { weight path { key } first { ${VALUE} } second { ${VALUE} } } balance { dimension isMatched before after }
} }`;
const JANUARY = { from: '2025-01-01', to: '2025-01-31' };
const near = (x: number) => expect.closeTo(x, 5) as number;

let made: MadeCases;
beforeAll(async () => {
  made = await MadeCases.start();
  const { simpson: { n, x }, beta_binomial_fit: fit } = JSON.parse(await readFile(join(__dirname, '../fixtures/stats.json'), 'utf8')) as Fixtures;
  await made.load('simpson', ['hard', 'easy'].flatMap((complexity, stratum) => ['A', 'B'].flatMap((organisation, i) => made.rows('2025-01', x[i]?.[stratum] ?? 0, n[i]?.[stratum] ?? 0, '', organisation, complexity))));
  await made.load('spread', fit.ids.flatMap((id, i) => made.rows('2025-01', fit.x[i] ?? 0, fit.n[i] ?? 0, '', '', '', id)));
}, 120_000);
afterAll(() => made.close());

describe('two beside each other', () => {
  const input = { metric: 'settlement_rate', range: JANUARY, dimension: 'organisation', first: 'A', second: 'B', likeBy: ['complexity'] };

  it('compares like with like, as worked out by hand: the one with the harder cases is above', async () => {
    const pair = await made.ask<Pair>(PAIR, { ...input, dataset: 'simpson' });
    expect([pair.first.value.value, pair.second.value.value]).toEqual([0.63, 0.81]);
    // Both strata weigh 90·10/100 = 9: (54/90 − 5/10 + 9/10 − 76/90)/2; the error by Sato's sums, in Python.
    expect([pair.difference, pair.differenceLow, pair.differenceHigh]).toEqual([near(0.0777777778), near(-0.1116075172), near(0.2671630728)]);
    expect(pair.strata.map(({ path, first, second, weight }) => [path[0]?.key, first.numerator, first.n, second.numerator, second.n, weight]).sort()).toEqual([['easy', 9, 10, 76, 90, 0.5], ['hard', 54, 90, 5, 10, 0.5]]);
    expect(pair).toMatchObject({ matchedFirst: 100, matchedSecond: 100, balance: [{ dimension: 'complexity', isMatched: true, before: near(0.8), after: near(0) }], chanceFirst: null });
    expect(pair.findings.map(({ words }) => words.zh)).toEqual([
      '调解成功率（实质口径）：A 63.0%（95% 区间 53.2–71.8%、63/100），B 81.0%（95% 区间 72.2–87.5%、81/100）；这是各自全部案件，难易未必相同。',
      '只看同类案件（A 100 件，B 100 件）：A 与 B 相差 +7.8 个百分点（95% 区间 −11.2 个百分点至 +26.7 个百分点），区间含零，在抽样波动范围内。',
      '有一方不足 30 件，或与同行可比的案件不到一半，不计算谁高谁低的把握。',
    ]);
  });

  it('says how sure one may be who is above, and that a tie is a tie', async () => {
    const of = { ...input, dataset: 'spread', dimension: 'mediator', likeBy: [], checkBy: ['complexity'] };
    const close = await made.ask<Pair>(PAIR, { ...of, first: 'M01', second: 'M06' });
    // Φ((0.05310 − 0.04985)/√(0.03618² + 0.04048²)).
    expect(close.chanceFirst).toBeCloseTo(0.5238, 4);
    expect(close.findings.at(-1)?.words.zh).toBe('与全部同类案件相比并扣除偶然后，M01 真实水平高于 M06 的把握为 52.4%：在 20% 与 80% 之间，视为并列。');
    const apart = await made.ask<Pair>(PAIR, { ...of, first: 'M01', second: 'M04' });
    expect(apart.chanceFirst).toBeGreaterThan(0.99);
    expect(apart.findings.at(-1)?.words.en).not.toContain('tie');
    expect(apart.balance).toEqual([{ dimension: 'complexity', isMatched: false, before: 0, after: 0 }]);
  });

  it('does not compare kind by kind where they share none', async () => {
    const pair = await made.ask<Pair>(PAIR, { ...input, dataset: 'spread', dimension: 'mediator', likeBy: ['organisation'], first: 'M02', second: 'M05' });
    expect(pair).toMatchObject({ matchedFirst: 15, matchedSecond: 8, chanceFirst: null });
    await made.load('apart', [...made.rows('2025-01', 20, 40, '', 'A', 'hard'), ...made.rows('2025-01', 30, 40, '', 'B', 'easy')]);
    expect(await made.ask<Pair>(PAIR, { ...input, dataset: 'apart' })).toMatchObject({ difference: null, differenceLow: null, matchedFirst: 0, strata: [], balance: [{ before: 1, after: null }] });
  });
});

it.each([
  [{ first: 'A', second: 'A', likeBy: [] }, 'two different members'],
  [{ first: 'A', second: 'Z', likeBy: [] }, 'has no cases'],
  [{ first: 'A', second: 'B', likeBy: ['organisation'] }, 'each named once'],
])('refuses what cannot be compared: %j', async (input, message) => {
  const { errors } = await made.api.ask(PAIR, { input: { dataset: 'simpson', range: JANUARY, metric: 'settlement_rate', dimension: 'organisation', ...input } });
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' }, message: expect.stringContaining(message) as string });
});
