import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketsOf } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Figures { method: string; observed: number; expected: number; lower: number; upper: number; numerator: number; denominator: number; rule: string; period: { from: string; to: string } }
interface Cases { metric: string; part: string; range: { from: string; to: string }; filters: { dimension: string; member: { key: string } }[] }
interface Reason { kind: string; figures: Figures; cases: Cases; sentence: { zh: string; en: string } }
interface Row { metric: string | null; place: { member: { key: string } } | null; reasons: Reason[] }

const MONTHS = bucketsOf({ from: '2024-07-01', to: '2026-06-30' }, 'month');
const LAST = MONTHS.length - 1;
const A_MONTH = 60;
/** Of sixty a month at each institution: X loses contact with twenty-four in the last month, Y with nobody, and settles nothing orally. */
const LOST = { X: MONTHS.map((_, i) => (i === LAST ? 24 : 11 + (i % 3))), Y: MONTHS.map((_, i) => (i === LAST ? 0 : 11 + (i % 3))) };
const ORAL = { X: MONTHS.map((_, i) => 9 + (i % 3)), Y: MONTHS.map((_, i) => (i === LAST ? 0 : 9 + (i % 3))) };

const ROWS = (['X', 'Y'] as const).flatMap((where) => MONTHS.flatMap(({ from }, i) => Array.from({ length: A_MONTH }, (_, k) => {
  const day = `${from.slice(0, 8)}${String((k % 27) + 1).padStart(2, '0')}`;
  const [lost, oral] = [LOST[where][i] ?? 0, ORAL[where][i] ?? 0];
  return [`${where}-${String(i)}-${String(k)}`, day, day, day, k < lost ? 'T1' : k < lost + oral ? 'S3' : 'S2', `BANK-${where}`].join(',');
})));

const SIGNALS = `query($input: SignalsInput!) { signals(input: $input) { rows { metric place { member { key } }
  reasons { kind sentence { zh en } figures { method observed expected lower upper numerator denominator rule period { from to } } cases { metric part range { from to } filters { dimension member { key } } } } } } }`;
const CONTROL = 'query($input: SeriesInput!) { series(input: $input) { metric control { variation } } }';
const LISTED = 'query($input: CasesInput!) { cases(input: $input) { total } }';

let api: Api;
let rows: Row[] = [];
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-leading-'));
  const path = join(folder, 'cases.csv');
  await writeFile(path, ['case_id,received_on,entered_on,closed_on,outcome,institution', ...ROWS, ''].join('\n'));
  expect(await api.load('canonical', path, 'leading', '2026-06-30')).toMatchObject({ state: 'published', rejects: [] });
  await rm(folder, { recursive: true, force: true });
  await api.ask('mutation { judgeSignals(dataset: "leading") { isCurrent } }');
  const { data, errors } = await api.ask<{ signals: { rows: Row[] } }>(SIGNALS, { input: { dataset: 'leading', kinds: ['leading'] } });
  expect(errors).toBeUndefined();
  rows = data?.signals.rows ?? [];
});
afterAll(() => api.close());

/** XmR (Shewhart; Provost & Murray 2011, ch. 5) row by row. */
function limitsOf(counts: readonly number[]): { centre: number; upper: number } {
  const shares = counts.map((n) => n / A_MONTH);
  const centre = shares.reduce((sum, x) => sum + x, 0) / shares.length;
  const moves = shares.slice(1).map((x, i) => Math.abs(x - (shares[i] ?? 0)));
  return { centre, upper: centre + 2.66 * (moves.reduce((sum, x) => sum + x, 0) / moves.length) };
}
async function variationsAt(where: string): Promise<Record<string, string>> {
  const input = { dataset: 'leading', metrics: ['lost_contact_share', 'oral_agreement_share'], filters: [{ dimension: 'institution', values: [where] }], range: { from: MONTHS[0]?.from, to: '2026-06-30' }, bucket: 'month', control: true };
  const { data, errors } = await api.ask<{ series: { metric: string; control: { variation: string } }[] }>(CONTROL, { input });
  expect(errors).toBeUndefined();
  return Object.fromEntries(data?.series.map(({ metric, control }) => [metric, control.variation]) ?? []);
}

it('fires on the bad side at the one institution where contact is lost, by the limits of its own months', () => {
  const found = rows.find(({ metric, place }) => metric === 'lost_contact_share' && place?.member.key === 'BANK-X');
  const [reason] = found?.reasons ?? [];
  const { centre, upper } = limitsOf(LOST.X);
  expect(reason?.figures).toMatchObject({
    method: 'control_chart', rule: 'astronomical', numerator: 24, denominator: A_MONTH, observed: 24 / A_MONTH, period: { from: '2026-06-01', to: '2026-06-30' },
    expected: expect.closeTo(centre, 8) as number, upper: expect.closeTo(upper, 8) as number,
  });
  expect(reason?.sentence.zh).toMatch(/^BANK-X“失联终止占比”：2026年6月为 40\.0%（24\/60），中线 [\d.]+%，控制限 [\d.]+%–[\d.]+%；超出控制限，属关注信号。$/u);
});

it('is silent on the good side, where the chart does see a change', async () => {
  expect(await variationsAt('BANK-Y')).toEqual({ lost_contact_share: expect.stringMatching(/^improvement/u) as string, oral_agreement_share: expect.stringMatching(/^improvement/u) as string });
  expect(rows.filter(({ place }) => place?.member.key === 'BANK-Y')).toEqual([]);
  expect(rows.filter(({ metric }) => metric === 'oral_agreement_share')).toEqual([]);
});

it('leads to the cases it counts', async () => {
  const cases = rows.find(({ place }) => place?.member.key === 'BANK-X')?.reasons[0]?.cases;
  expect(cases).toMatchObject({ metric: 'lost_contact_share', part: 'numerator', filters: [{ dimension: 'institution', member: { key: 'BANK-X' } }] });
  const { data } = await api.ask<{ cases: { total: number } }>(LISTED, {
    input: { dataset: 'leading', metric: cases?.metric, part: cases?.part, range: cases?.range, filters: cases?.filters.map(({ dimension, member }) => ({ dimension, values: [member.key] })), first: 10 },
  });
  expect(data?.cases.total).toBe(24);
});
