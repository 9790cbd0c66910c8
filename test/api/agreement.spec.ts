import { join } from 'node:path';
import { allDimensions, allMetrics, BUCKETS, dimensionById, metricById, MIN_N_PERCENT, tellsApart, type Bucket } from '@concord/sql';
import { startApi, type Api } from './api.js';
import { loadRates } from './load-rates.js';

/** The datasets of worked cases, each over its own months. */
const DATASETS = [
  { dataset: 'worked', range: { from: '2026-01-01', to: '2026-03-31' } },
  { dataset: 'aftermath', range: { from: '2025-08-01', to: '2025-10-31' } },
  { dataset: 'rates', range: { from: '2026-01-01', to: '2026-03-31' } },
  { dataset: 'effort', range: { from: '2026-01-01', to: '2026-03-31' } },
] as const;
const [{ range: RANGE }] = DATASETS;
const METRICS = allMetrics.map((m) => m.id);
/** Kinds whose total is the last bucket. */
const STOCKS = new Set<string>(['level', 'stock_ratio']);

interface Value { value: number | null; numerator: number | null; denominator: number | null; n: number; sum: number | null }
interface Member { key: string; isOther: boolean }
interface Series { metric: string; member: Member | null; points: { value: Value }[]; total: Value }

/** Whether a metric can be told apart by a dimension: a rate by what its reference data knows. */
const knows = (id: string, dimension: string): boolean => { const metric = metricById(id); return metric.kind !== 'rate' || tellsApart(metric.exposure, dimension); };

const VALUE = 'value numerator denominator n sum';
const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric member { key isOther } points { value { ${VALUE} } } total { ${VALUE} } } }`;
const BREAKDOWN = `query($input: BreakdownInput!) { breakdown(input: $input) { memberCount rows { member { key isOther } share value { ${VALUE} } } total { ${VALUE} } } }`;
const TOTAL = `query($input: TotalInput!) { total(input: $input) { metric value { ${VALUE} } } }`;
const CASES = 'query($input: CasesInput!) { cases(input: $input) { total hasNext after rows { caseId } } }';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
  await api.load('message', join(__dirname, '../fixtures/worked-messages.csv'), 'worked');
  await api.load('canonical', join(__dirname, '../fixtures/worked-aftermath.csv'), 'aftermath', '2026-03-31');
  await loadRates(api);
});
afterAll(() => api.close());

async function series(input: object): Promise<Series[]> {
  const answer = await api.ask<{ series: Series[] }>(SERIES, { input: { dataset: 'worked', range: RANGE, ...input } });
  expect(answer.errors).toBeUndefined();
  return answer.data?.series ?? [];
}

const add = (values: readonly (number | null | undefined)[]): number => values.reduce<number>((sum, v) => sum + (v ?? 0), 0);

describe.each(DATASETS)('$dataset', (of) => {
  it.each([...BUCKETS, 'fiscal_year_from_4' as const, 'fiscal_year_from_10' as const].map((b) => [b]))('every metric by %s pools to the same total', async (bucket: Bucket) => {
    const [whole, cut] = await Promise.all([series({ ...of, metrics: METRICS, bucket: 'all' }), series({ ...of, metrics: METRICS, bucket })]);
    for (const [i, { metric, total, points }] of cut.entries()) {
      expect([metric, total]).toEqual([metric, whole[i]?.total]);
      const { kind } = metricById(metric);
      // What is kept of a turnover stands in the next bucket again; what left, in one.
      if (kind === 'turnover') expect(add(points.map((p) => p.value.numerator))).toBe(total.numerator);
      else if (!STOCKS.has(kind)) expect(add(points.map((p) => p.value.n))).toBe(total.n);
    }
  });

  describe.each(allDimensions.filter((d) => !d.snapshotOnly).map((d) => [d.id] as const))('split by %s', (dimension) => {
    const metrics = METRICS.filter((metric) => knows(metric, dimension));
    it.each([1, 3, 50])('parts and 其他 add up to the whole, top %d', async (top) => {
      const [whole, parts] = await Promise.all([series({ ...of, metrics, bucket: 'month' }), series({ ...of, metrics, bucket: 'month', split: dimension, top })]);
      for (const { metric, total, points } of whole) {
        const mine = parts.filter((p) => p.metric === metric);
        expect(mine.filter((p) => p.member?.isOther).length).toBeLessThanOrEqual(1);
        expect([metric, add(mine.map((p) => p.total.n))]).toEqual([metric, total.n]);
        points.forEach((point, i) => expect([metric, i, add(mine.map((p) => p.points[i]?.value.n))]).toEqual([metric, i, point.value.n]));
      }
    });
  });

  // One whose members are found, one that lists them, and one that splits a stock only.
  it.each(['region', 'amount_band', 'active_age_band'] as const)('by %s: the whole of a breakdown is what is told without a split, whatever is named', async (dimension) => {
    const metrics = METRICS.filter((metric) => knows(metric, dimension) && (dimensionById(dimension).snapshotOnly !== true || metricById(metric).kind === 'level'));
    const told = await api.ask<{ total: { metric: string; value: Value }[] }>(TOTAL, { input: { ...of, metrics } });
    for (const { metric, value } of told.data?.total ?? []) {
      for (const top of [1, 8]) {
        const { data, errors } = await api.ask<{ breakdown: { memberCount: number; rows: { member: Member; value: Value }[]; total: Value } }>(BREAKDOWN, { input: { ...of, metric, dimension, top } });
        expect([metric, top, errors, data?.breakdown.total]).toEqual([metric, top, undefined, value]);
        expect([metric, top, (data?.breakdown.rows ?? []).filter(({ member }) => !member.isOther).length]).toEqual([metric, top, Math.min(top, data?.breakdown.memberCount ?? -1)]);
      }
    }
    expect(told.data?.total.map(({ metric }) => metric)).toEqual(metrics);
  });

  it.each(METRICS)('%s: every breakdown row, and the list behind every number, agree with it', async (metric) => {
    const input = { ...of, metric };
    const definition = metricById(metric);
    const sums = definition.kind === 'stock_ratio' || (definition.kind === 'quotient' && definition.denominator.some(({ sum }) => sum !== undefined));
    const dimension = (['region', 'mediator', 'institution'] as const).find((one) => knows(metric, one));
    const broken = await api.ask<{ breakdown: { rows: { member: Member; share: number | null; value: Value }[]; total: Value } }>(BREAKDOWN, { input: { ...input, dimension } });
    const rows = broken.data?.breakdown.rows ?? [];
    expect(add(rows.map((r) => r.value.n))).toBe(broken.data?.breakdown.total.n);
    const { total } = broken.data?.breakdown ?? {};
    // Shares of a rate are of its events: where none is on record there is nothing to share.
    const whole = (definition.kind === 'rate' ? null : total?.denominator) ?? total?.numerator ?? 0;
    // Of fewer than ten no shares are told.
    if (whole >= MIN_N_PERCENT) expect(add(rows.map((r) => r.share))).toBeCloseTo(1, 9);
    else expect(rows.map((r) => r.share).filter((share) => share !== null)).toEqual([]);
    for (const { member, value } of rows.filter((row) => !row.member.isOther)) {
      const filters = [{ dimension, values: [member.key] }];
      for (const part of definition.kind === 'rate' ? ['numerator'] as const : definition.kind === 'ratio' ? ['numerator', 'denominator', 'rest'] as const : ['numerator', 'denominator'] as const) {
        const listed = await api.ask<{ cases: { total: number; rows: unknown[] } }>(CASES, { input: { ...input, filters, part, first: 500 } });
        const expected = part === 'rest' ? (value.denominator ?? 0) - (value.numerator ?? 0) : part === 'numerator' ? (definition.kind === 'rate' ? value.n : value.numerator) : (value.denominator ?? value.numerator);
        // A quotient may divide sums, a stock by a monthly mean: then n says how many rows the denominator has.
        if (sums) {
          if (part === 'denominator') expect([member.key, listed.data?.cases.total]).toEqual([member.key, value.n]);
          continue;
        }
        expect([member.key, part, listed.data?.cases.total, listed.data?.cases.rows.length]).toEqual([member.key, part, expected, expected]);
      }
    }
  });
});

it('has no list of the rest of what is no share', async () => {
  const { errors } = await api.ask(CASES, { input: { dataset: 'worked', metric: 'intake', range: RANGE, part: 'rest' } });
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' }, message: expect.stringContaining('only a share has a rest') as string });
});

it('pages through a list without losing or repeating a case', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { data?: { cases: { rows: { caseId: string }[]; after: string | null; hasNext: boolean } } } =
      await api.ask(CASES, { input: { dataset: 'worked', metric: 'intake', range: RANGE, first: 3, ...(after ? { after } : {}) } });
    seen.push(...(page.data?.cases.rows.map((r) => r.caseId) ?? []));
    after = page.data?.cases.after ?? null;
  } while (after);
  expect(seen).toHaveLength(16);
  expect(new Set(seen).size).toBe(16);
});

it('keeps and leaves out by filter; both together are the whole', async () => {
  const of = async (filters: object[]) => (await series({ metrics: ['intake'], bucket: 'all', filters }))[0]?.total.n ?? 0;
  const kept = await of([{ dimension: 'mediator', values: ['M-A'] }]);
  const left = await of([{ dimension: 'mediator', values: ['M-A'], exclude: true }]);
  expect([kept, left]).toEqual([7, 9]);
  expect(await of([{ dimension: 'mediator', values: [] }])).toBe(0);
});

it('gives kept answers only for the data, the viewer and the question they were made for', async () => {
  const ask = async (values: string[]) => (await series({ metrics: ['intake'], bucket: 'all', filters: [{ dimension: 'mediator', values }] }))[0]?.total.n;
  expect([await ask(['M-A']), await ask(['M-A']), await ask(['M-B'])]).toEqual([7, 7, 9]);
  api.viewer = { id: 'b', scope: [{ dimension: 'mediator', values: ['M-B'] }] };
  expect([await ask(['M-A']), await ask(['M-B'])]).toEqual([0, 9]);
  api.viewer = { id: 'local', scope: 'all' };
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases-later.csv'), 'worked');
  // W18 is new and M-A's; W09 is handed from M-B to M-A.
  expect([await ask(['M-A']), await ask(['M-B'])]).toEqual([9, 8]);
});

it('offers no intake, stock or duration of a source that delivers cases only once they are closed', async () => {
  await api.load('ct-insurance', join(__dirname, '../fixtures/closed-cases-only.csv'));
  const { data } = await api.ask<{ freshness: { datasets: { id: string; metrics: string[] }[] } }>('{ freshness { datasets { id metrics } } }');
  // Nor how cases were settled or why they ended where only classes of outcomes are told.
  expect(data?.freshness.datasets.find((d) => d.id === 'ct-insurance')?.metrics.toSorted()).toEqual(['amount_agreed', 'closings', 'settlement_rate', 'settlement_rate_all', 'termination_share']);
});

it('a case\'s course tells its steps and its messages, as figures show them', async () => {
  const { data } = await api.ask<{ case: { timeline: { asOf: string; words: { en: string }[]; events: { day: number; at: string | null; kind: string; state: string | null; label: { en: string }; word: { en: string } | null }[] } } }>(
    '{ case(dataset: "worked", source: "canonical", caseId: "W10") { timeline { asOf words { en } events { day at kind state label { en } word { en } } } } }',
  );
  // By hand from worked-cases.csv and worked-messages.csv.
  expect(data?.case.timeline.events.map(({ day, at, kind, state, label }) => [day, at, kind, state, label.en])).toEqual([
    [0, null, 'step', null, 'Received'], [0, null, 'step', null, 'Accepted'], [1, null, 'step', null, 'Assigned'], [1, '09:00', 'message', null, 'Message sent'], [2, null, 'step', null, 'First contact'],
    [3, '09:00', 'message', null, 'Message sent'], [3, '10:00', 'message', null, 'Answered or called back'], [8, null, 'step', null, 'Consent'], [10, null, 'step', null, 'Closed'], [31, null, 'limit', 'kept', 'Due'],
    [56, null, 'step', null, 'Performed'], [56, null, 'limit', 'kept', 'Performance due'],
  ]);
  expect(data?.case.timeline.words.map(({ en }) => en).slice(1)).toEqual(['Closed within its limit.']);
});
