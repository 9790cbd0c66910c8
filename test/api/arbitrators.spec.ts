import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startApi, type Api } from './api.js';

const SHARED = process.env['SHARED_DIR'] ?? resolve(__dirname, '../../../shared');
const SNAPSHOTS = ['q3', 'q4'].map((quarter) => join(SHARED, `data/aaa-2018-${quarter}.pseudonymised.csv.gz`));

interface Told {
  readonly members: number; readonly cases: number; readonly settled: number; readonly judged: readonly string[]; readonly phi: number; readonly tau2: number; readonly outside: readonly string[];
  readonly people: number; readonly tau: number; readonly share: number; readonly runs: readonly (readonly [number, number])[]; readonly expected: Readonly<Record<string, number>>;
}
interface Plot {
  readonly total: { readonly n: number; readonly numerator: number }; readonly phi: number; readonly tau2: number; readonly judged: number;
  readonly rankability: { readonly share: number; readonly tau: number; readonly people: number; readonly inseparable: readonly { readonly from: number; readonly to: number }[] };
  readonly points: readonly { readonly position: string; readonly expected: number | null; readonly member: { readonly key: string } }[];
}

const PLOT = `query($input: FunnelPlotInput!) { funnelPlot(input: $input) {
  phi tau2 judged total { n numerator } rankability { share tau people inseparable { from to } } points { position expected member { key } }
} }`;
const RANGE = { from: '2010-01-01', to: '2018-12-31' };

/** Two quarters of a real register; they carry no licence and lie beside the repository. */
const described = SNAPSHOTS.every((path) => existsSync(path)) ? describe : describe.skip;

described('two thousand named arbitrators of a real register', () => {
  let api: Api;
  let told: { readonly plain: Told; readonly alike: Told };
  beforeAll(async () => {
    told = JSON.parse(execFileSync('python3', [join(__dirname, 'arbitrators.py'), ...SNAPSHOTS], { encoding: 'utf8' })) as typeof told;
    api = await startApi();
    for (const path of SNAPSHOTS) await api.load('aaa-arbitration', path);
  }, 300_000);
  afterAll(() => api.close());

  it.each([['plain', []], ['alike', ['business', 'intake_channel', 'amount_band']]] as const)('have the funnel, and can be ranked as far, as the files themselves say: %s', async (which, standardisedBy) => {
    const { data, errors } = await api.ask<{ funnelPlot: Plot }>(PLOT, { input: { dataset: 'aaa-arbitration', metric: 'settlement_rate', dimension: 'mediator', range: RANGE, standardisedBy } });
    expect(errors).toBeUndefined();
    const plot = data?.funnelPlot;
    const found = told[which];
    expect({ ...plot?.total, members: plot?.points.length, judged: plot?.judged }).toEqual({ n: found.cases, numerator: found.settled, members: found.members, judged: found.judged.length });
    expect(plot).toMatchObject({ phi: expect.closeTo(found.phi, 8) as number, tau2: expect.closeTo(found.tau2, 10) as number });
    expect(plot?.points.filter(({ position }) => position !== 'not_judged').map(({ member }) => member.key).sort()).toEqual([...found.judged].sort());
    expect(plot?.points.filter(({ position }) => position.endsWith('998')).map(({ member }) => member.key).sort()).toEqual([...found.outside].sort());
    expect(plot?.rankability).toEqual({
      people: found.people, share: expect.closeTo(found.share, 8) as number, tau: expect.closeTo(found.tau, 10) as number, inseparable: found.runs.map(([from, to]) => ({ from, to })),
    });
    if (standardisedBy.length > 0) {
      const expected = new Map(plot?.points.map((point) => [point.member.key, point.expected]));
      for (const [who, value] of Object.entries(found.expected)) expect(expected.get(who)).toBeCloseTo(value, 6);
    }
  });
});
