import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Plot {
  scale: string; tau2: number; findings: { what: string }[]; limits: Record<'n' | 'low95' | 'high95' | 'low998' | 'high998', number>[];
  points: { member: { key: string }; size: number; height: number | null; expected: number | null; position: string }[];
}

const PLOT = 'query($input: FunnelPlotInput!) { funnelPlot(input: $input) { scale tau2 findings { what } points { size height expected position member { key } } limits { n low95 high95 low998 high998 } } }';
/** Tails of a Poisson count with mean 15, summed term by term and interpolated. */
const POISSON_15 = { low95: 0.4906593251, high95: 1.5722110294, low998: 0.2716038044, high998: 1.9224742827 };
const near = (x: number) => expect.closeTo(x, 5) as number;

/** Organisation, complexity, settled, all. */
const CASES: readonly (readonly [string, string, number, number])[] = [['A', 'easy', 10, 200], ['A', 'hard', 4, 200], ['B', 'easy', 20, 400], ['B', 'hard', 1, 40]];

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-rare-'));
  const rows = CASES.flatMap(([organisation, complexity, settled, all]) => Array.from({ length: all }, (_, i) => `${organisation}-${complexity}-${String(i)},2025-01-01,2025-01-20,${i < settled ? 'S2' : 'U1'},${organisation},${complexity}`));
  await writeFile(join(folder, 'rare.csv'), ['case_id,received_on,closed_on,outcome,organisation,complexity', ...rows, ''].join('\n'));
  await api.load('canonical', join(folder, 'rare.csv'), 'rare');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function plotted(standardisedBy: readonly string[]): Promise<Plot | undefined> {
  const { data, errors } = await api.ask<{ funnelPlot: Plot }>(PLOT, { input: { dataset: 'rare', metric: 'settlement_rate', dimension: 'organisation', range: { from: '2025-01-01', to: '2025-01-31' }, standardisedBy } });
  expect(errors).toBeUndefined();
  return data?.funnelPlot;
}

it('holds rare events against the number expected, within the limits of Poisson counts', async () => {
  const plot = await plotted(['complexity']);
  // Who has more than a fifth of a stratum is held against the other: A 200 × 20/400 + 200 × 1/40 = 15, B 400 × 10/200 + 40 × 5/240 = 20.83.
  expect(plot?.points.map(({ member, size, height, expected, position }) => [member.key, size, height, expected, position])).toEqual([
    ['A', near(15), near(14 / 15), near(15), 'within'], ['B', near(20 + 5 / 6), near(21 / (20 + 5 / 6)), near(20 + 5 / 6), 'within'],
  ]);
  expect(plot).toMatchObject({ scale: 'ratio', tau2: 0 });
  expect(plot?.limits[0]).toEqual({ n: near(15), low95: near(POISSON_15.low95), high95: near(POISSON_15.high95), low998: near(POISSON_15.low998), high998: near(POISSON_15.high998) });
  expect(plot?.findings.map(({ what }) => what)).toContain('ratios');
});

it('draws shares against their number of cases where nothing is adjusted', async () => {
  const plot = await plotted([]);
  expect([plot?.scale, plot?.points.map(({ size, height }) => [size, height])]).toEqual(['share', [[400, near(14 / 400)], [440, near(21 / 440)]]]);
});
