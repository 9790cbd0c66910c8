import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readProfile } from '@concord/etl';
import { startApi, type Api } from './api.js';

const SHARED = process.env['SHARED_DIR'] ?? resolve(__dirname, '../../../shared');
const CT = join(SHARED, 'data/ct_complaints.csv.gz');
const NOW = { from: '2025-01-01', to: '2025-12-31' };
const BEFORE = { from: '2024-01-01', to: '2024-12-31' };

interface Counts { settled: number; decided: number; closed: number }
interface Counted { now: Counts; before: Counts; mix: number; level: number; largest: { company: string; settled: number; decided: number }; companies: number; phi: number }
interface Value { numerator: number; denominator: number; value: number }
interface Page {
  rates: { metric: string; total: Value }[];
  change: { before: Value; after: Value; mix: number; level: number; residual: number };
  places: { phi: number; points: { member: { key: string }; value: Value }[] };
  told: { findings: { words: { zh: string } }[] }[];
}

const QUERY = `query($rates: SeriesInput!, $groups: [TogetherInput!]!, $change: RateChangeInput!, $places: FunnelPlotInput!) {
  rates: series(input: $rates) { metric total { numerator denominator value } }
  told: together(input: $rates, groups: $groups) { findings { words { zh } } }
  change: rateChange(input: $change) { mix level residual before { numerator denominator value } after { numerator denominator value } }
  places: funnelPlot(input: $places) { phi points { member { key } value { numerator denominator value } } }
}`;

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

(existsSync(CT) ? it : it.skip)('what the page says of insurance complaints is what their file holds', async () => {
  const { vocabularies } = await readProfile('ct-insurance');
  await api.load('ct-insurance', CT);
  const counted = JSON.parse(execFileSync('python3', [join(__dirname, 'resolution.py'), CT, NOW.from, NOW.to, BEFORE.from, BEFORE.to], { encoding: 'utf8', input: JSON.stringify(vocabularies['disposition']) })) as Counted;
  const base = { dataset: 'ct-insurance', range: NOW };
  const metrics = ['settlement_rate', 'settlement_rate_all'];
  const { data, errors } = await api.ask<Page>(QUERY, {
    rates: { ...base, metrics, control: true }, groups: [{ form: 'bases', metrics }],
    change: { ...base, metric: 'settlement_rate', dimension: 'business', before: BEFORE }, places: { ...base, metric: 'settlement_rate', dimension: 'institution' },
  });
  expect(errors).toBeUndefined();
  expect(counted.now.decided).toBeGreaterThan(1_000);
  const { rates, change, places, told } = data as Page;
  expect(rates.map(({ total }) => [total.numerator, total.denominator])).toEqual([[counted.now.settled, counted.now.decided], [counted.now.settled, counted.now.closed]]);
  expect([change.before.numerator, change.before.denominator, change.after.numerator, change.after.denominator]).toEqual([counted.before.settled, counted.before.decided, counted.now.settled, counted.now.decided]);
  expect([change.mix, change.level]).toEqual([expect.closeTo(counted.mix, 9), expect.closeTo(counted.level, 9)]);
  const { company, settled, decided } = counted.largest;
  expect(places.points.find(({ member }) => member.key === company)?.value).toMatchObject({ numerator: settled, denominator: decided });
  expect([places.points.length, places.phi]).toEqual([counted.companies, expect.closeTo(counted.phi, 6)]);
  const share = ((100 * counted.now.settled) / counted.now.decided).toFixed(1);
  expect(told[0]?.findings[0]?.words.zh).toContain(`${share}%（95% 区间 `);
  expect(told[0]?.findings[0]?.words.zh).toContain(`${counted.now.settled.toLocaleString('en')}/${counted.now.decided.toLocaleString('en')}`);
}, 300_000);
