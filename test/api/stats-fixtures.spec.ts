import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

/** The inputs of the worked answers that are made of whole caseloads: as many cases are made, and the product is asked. */
interface Fixtures {
  clearance: {
    input: Record<'disposed' | 'new' | 'pending_begin' | 'placed_inactive' | 'reactivated' | 'reopened' | 'reopened_disposed', number>;
    result: Record<'avg_outgoing_3m' | 'clearance_pct' | 'incoming' | 'months_to_clear' | 'naive_new_vs_disposed_pct' | 'outgoing' | 'pending_end', number>;
    mean_of_ratios_pitfall: { incoming: number[]; outgoing: number[]; ratio_of_sums: number; mean_of_ratios: number };
  };
  cohort: Record<'closed_basis' | 'closed_in_month' | 'closed_settled' | 'opened' | 'opened_basis_immature' | 'opened_basis_resolved_only' | 'opened_settled' | 'opened_still_open' | 'opened_unsettled' | 'share_resolved', number>;
  sla: { input: Record<'closed_late' | 'closed_on_time' | 'open_not_due' | 'open_overdue', number>; closed_only: number; due_cohort: number };
  performance_rate: { agreements_due: number; performed: number; enforced: number; rate: number; by_amount: { due: number; paid: number; rate: number } };
}
const { clearance, cohort, sla, performance_rate: performance } = JSON.parse(readFileSync(join(__dirname, '../fixtures/stats.json'), 'utf8')) as Fixtures;

interface Value { value: number | null; numerator: number | null; denominator: number | null; n: number; maturity: number }
type Case = Readonly<Record<string, string | number>>;

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
let api: Api;
let folder: string;
let made = 0;
const some = (n: number, one: Case): Case[] => Array.from({ length: n }, () => ({ case_id: `F${String(made += 1)}`, ...one }));

async function load(dataset: string, cases: readonly Case[]): Promise<void> {
  const columns = [...new Set(cases.flatMap((one) => Object.keys(one)))];
  const file = join(folder, `${dataset}.csv`);
  await writeFile(file, [columns.join(','), ...cases.map((one) => columns.map((column) => String(one[column] ?? '')).join(',')), ''].join('\n'));
  expect(await api.load('canonical', file, dataset)).toMatchObject({ state: 'published', rejects: [] });
}

/** The value of a metric over a range, as one. */
async function value(dataset: string, metric: string, range: object = MARCH): Promise<Value> {
  const { data, errors } = await api.ask<{ total: { value: Value }[] }>('query($input: TotalInput!) { total(input: $input) { value { value numerator denominator n maturity } } }', { input: { dataset, metrics: [metric], range, curve: false } });
  expect(errors).toBeUndefined();
  return data?.total[0]?.value ?? { value: null, numerator: null, denominator: null, n: 0, maturity: 0 };
}

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-fixtures-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('clearance: what went out over what came in, the stock it leaves, and the months it would take', async () => {
  const { input, result } = clearance;
  // Three months' outgoing less that of March went out before: of them some come back in March.
  const earlier = 3 * result.avg_outgoing_3m - result.outgoing;
  const back = { received_on: '2026-01-05', first_closed_on: '2026-02-10', reopened_on: '2026-03-05', outcome: 'U1' };
  await load('clearance', [
    ...some(earlier - input.reopened - input.reactivated, { received_on: '2026-01-05', closed_on: '2026-02-10', outcome: 'S2' }),
    ...some(input.reopened_disposed, { ...back, closed_on: '2026-03-20' }),
    ...some(input.reopened - input.reopened_disposed, { ...back, closed_on: '2026-02-10' }),
    ...some(input.reactivated, { received_on: '2026-01-05', inactive_on: '2026-02-15', reactivated_on: '2026-03-03' }),
    ...some(input.pending_begin - input.disposed - input.placed_inactive, { received_on: '2026-01-20' }),
    ...some(input.disposed, { received_on: '2026-01-20', closed_on: '2026-03-10', outcome: 'S2' }),
    ...some(input.placed_inactive, { received_on: '2026-01-20', inactive_on: '2026-03-12' }),
    ...some(input.new - 1, { received_on: '2026-03-02' }),
    // The last day that the data know.
    ...some(1, { received_on: '2026-03-31' }),
  ]);
  expect(await value('clearance', 'pending', { from: '2026-02-01', to: '2026-02-28' })).toMatchObject({ value: input.pending_begin });
  expect(await value('clearance', 'intake')).toMatchObject({ value: input.new });
  const rate = await value('clearance', 'clearance_rate');
  expect(rate).toMatchObject({ numerator: result.outgoing, denominator: result.incoming, value: expect.closeTo(result.clearance_pct / 100, 6) as number });
  expect(rate.value).not.toBeCloseTo(result.naive_new_vs_disposed_pct / 100, 3);
  expect(await value('clearance', 'pending')).toMatchObject({ value: result.pending_end });
  expect(await value('clearance', 'months_to_clear')).toMatchObject({ value: expect.closeTo(result.months_to_clear, 4) as number });
});

it('clearance of three months: sums over sums, and no mean of rates', async () => {
  const { incoming, outgoing, ratio_of_sums: right, mean_of_ratios: wrong } = clearance.mean_of_ratios_pitfall;
  const months = ['2026-01', '2026-02', '2026-03'];
  await load('pitfall', [
    ...months.flatMap((month, i) => [...some(incoming[i] ?? 0, { received_on: `${month}-02` }), ...some(outgoing[i] ?? 0, { received_on: '2025-12-15', closed_on: `${month}-20`, outcome: 'S2' })]),
    ...some(1, { received_on: '2025-12-15', closed_on: '2026-04-01', outcome: 'S2' }),
  ]);
  const rates = await Promise.all(months.map((month) => value('pitfall', 'clearance_rate', { from: `${month}-01`, to: `${month}-28` })));
  expect(rates.reduce((sum, rate) => sum + (rate.value ?? 0), 0) / 3).toBeCloseTo(wrong / 100, 6);
  expect((await value('pitfall', 'clearance_rate', { from: '2026-01-01', to: '2026-03-31' })).value).toBeCloseTo(right / 100, 6);
});

it('cohort: settled of those closed in a month, and of those received in it, are two numbers', async () => {
  const due = { due_on: '2026-05-31' };
  await load('cohort', [
    ...some(cohort.opened_settled, { received_on: '2026-03-02', closed_on: '2026-03-20', outcome: 'S2', ...due }),
    ...some(cohort.opened_unsettled, { received_on: '2026-03-02', closed_on: '2026-03-20', outcome: 'U1', ...due }),
    ...some(cohort.opened_still_open - 1, { received_on: '2026-03-02', ...due }),
    ...some(1, { received_on: '2026-03-31', ...due }),
    ...some(cohort.closed_settled - cohort.opened_settled, { received_on: '2026-02-02', closed_on: '2026-03-05', outcome: 'S2', ...due }),
    ...some(cohort.closed_in_month - cohort.closed_settled - cohort.opened_unsettled, { received_on: '2026-02-02', closed_on: '2026-03-05', outcome: 'U1', ...due }),
  ]);
  expect(await value('cohort', 'settlement_rate')).toMatchObject({ denominator: cohort.closed_in_month, value: expect.closeTo(cohort.closed_basis, 6) as number });
  const received = await value('cohort', 'settlement_rate_cohort');
  expect(received).toMatchObject({ denominator: cohort.opened, value: expect.closeTo(cohort.opened_basis_immature, 6) as number, maturity: expect.closeTo(cohort.share_resolved, 6) as number });
  expect((received.value ?? 0) / received.maturity).toBeCloseTo(cohort.opened_basis_resolved_only, 6);
});

it('limits: open and overdue counts as not kept, not yet due does not count', async () => {
  const { closed_late: late, closed_on_time: onTime, open_not_due: notDue, open_overdue: overdue } = sla.input;
  const one = { received_on: '2026-02-10', due_on: '2026-03-12' };
  await load('sla', [
    ...some(onTime, { ...one, closed_on: '2026-03-12', outcome: 'S2' }), ...some(late, { ...one, closed_on: '2026-03-13', outcome: 'U1' }), ...some(overdue, one),
    ...some(notDue - 1, { received_on: '2026-03-10', due_on: '2026-04-10' }), ...some(1, { received_on: '2026-03-31', due_on: '2026-04-10' }),
  ]);
  const kept = await value('sla', 'sla_compliance', { from: '2026-03-01', to: '2026-04-30' });
  expect(kept).toMatchObject({ numerator: onTime, denominator: onTime + late + overdue, value: expect.closeTo(sla.due_cohort, 6) as number });
  expect(onTime / (onTime + late)).toBeCloseTo(sla.closed_only, 6);
});

it('performance: by itself, without enforcement, and in money', async () => {
  const { agreements_due: all, by_amount: money, enforced, performed } = performance;
  const one = { received_on: '2026-01-05', closed_on: '2026-02-01', outcome: 'S2', agreement_on: '2026-02-01', performance_due_on: '2026-03-10' };
  const paid = { amount_agreed: money.due / 10, amount_performed: money.paid / 10 };
  await load('performance', [
    ...some(10, { ...one, ...paid, performed_on: '2026-03-10' }), ...some(performed - 10, { ...one, performed_on: '2026-03-17' }), ...some(enforced, { ...one, enforcement_on: '2026-05-01' }),
    // Ninety days after the due dates are known.
    ...some(40, { received_on: '2026-06-30' }),
  ]);
  expect(performed + enforced).toBe(all);
  for (const metric of ['voluntary_performance', 'without_enforcement_rate']) expect([metric, await value('performance', metric)]).toMatchObject([metric, { denominator: all, value: expect.closeTo(performance.rate, 4) as number }]);
  expect(await value('performance', 'performance_amount_rate')).toMatchObject({ numerator: money.paid, denominator: money.due, value: expect.closeTo(money.rate, 6) as number });
});

// statistics.quantiles(amounts, n=10, method='inclusive') of Python: the fifth cut is 5,500, the ninth 9,100; with an eleventh of 50,000 they are 6,000 and 10,000.
it.each([[10, 5_500, 9_100], [11, 6_000, 10_000]])('tells median and P90 of %d amounts as a spreadsheet does, and the sum', async (n, median, p90) => {
  const amounts = [7, 3, 10, 1, 9, 4, 6, 2, 8, 5, 50].slice(0, n).map((thousand) => thousand * 1_000);
  await load(`amounts${String(n)}`, amounts.map((amount, i) => ({ case_id: `A${String(i)}`, received_on: '2026-02-01', closed_on: '2026-03-10', outcome: 'S2', agreement_on: '2026-03-10', amount_claimed: amount * 2, amount_agreed: amount, amount_performed: amount })));
  const ask = async (metric: string, range: object) => (await api.ask<{ total: { value: Record<string, number | null> }[] }>('query($input: TotalInput!) { total(input: $input) { value { value p90 sum n } } }', { input: { dataset: `amounts${String(n)}`, metrics: [metric], range, curve: false } })).data?.total[0]?.value;
  const sum = amounts.reduce((a, b) => a + b, 0);
  expect(await ask('amount_agreed', MARCH)).toEqual({ value: median, p90, sum, n });
  expect(await ask('amount_claimed', { from: '2026-02-01', to: '2026-02-28' })).toEqual({ value: 2 * median, p90: 2 * p90, sum: 2 * sum, n });
});
