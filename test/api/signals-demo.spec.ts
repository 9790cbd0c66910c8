import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DEFAULTS, recordProfileId, writeDemo } from '@concord/etl';
import { startApi, type Api } from './api.js';

interface Signal { strength: string; reasons: { kind: string; strength: string }[]; type: { dimension: string; member: { key: string } } | null; place: { dimension: string; member: { key: string } } | null; metric: string | null }
interface Told { isCurrent: boolean; budget: { tested: number; chance: number; found: number; tookMs: number; families: { typeBy: string | null; placeBy: string | null; tested: number }[] }; rows: Signal[] }

/** What is planted: one sub-type grows in two regions, another stays unresolved. */
const [GROWS, STAYS] = ['B04-06', 'B04-10'];
const REGIONS = ['DEMO-R02', 'DEMO-R03'];

let api: Api;
let told: Told;
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-demo-signals-'));
  const { records, files } = await writeDemo(folder, DEMO_DEFAULTS);
  for (const { kind, file } of records) await api.load(recordProfileId(kind), file, 'demo');
  for (const file of files) await api.load('demo', file);
  await rm(folder, { recursive: true, force: true });
  const { data } = await api.ask<{ judgeSignals: Told }>(
    `mutation { judgeSignals(dataset: "demo") { isCurrent budget { tested chance found tookMs families { typeBy placeBy tested } }
      rows { strength metric reasons { kind strength } type { dimension member { key } } place { dimension member { key } } } } }`,
  );
  told = data?.judgeSignals ?? { isCurrent: false, budget: { tested: 0, chance: 0, found: 0, tookMs: 0, families: [] }, rows: [] };
}, 300_000);
afterAll(() => api.close());

const isAbout = (subtype: string) => ({ type }: Signal): boolean => type?.member.key.split('|').includes(subtype) === true;
const strong = ({ strength }: Signal): boolean => strength !== 'notice';

it('tells what each family of series was told apart by, and nothing where it was of all', () => {
  const { families, tested } = told.budget;
  expect(families.reduce((sum, family) => sum + family.tested, 0)).toBe(tested);
  expect(families.some(({ typeBy, placeBy }) => typeBy === null && placeBy !== null)).toBe(true);
  expect(families.some(({ typeBy }) => typeBy === 'subtype')).toBe(true);
});

it('finds the sub-type that grows in both regions where it grows, and in no other', () => {
  const rising = told.rows.filter(({ reasons, type }) => reasons.some(({ kind }) => kind === 'rise') && type?.member.key === GROWS);
  expect(rising.map(({ place }) => place?.member.key).sort()).toEqual(REGIONS);
  expect(rising.some(strong)).toBe(true);
});

it('finds the sub-type that stays unresolved, everywhere and at single institutions', () => {
  const stuck = told.rows.filter(({ reasons, type }) => reasons.some(({ kind }) => kind === 'stuck') && type?.member.key === STAYS);
  expect(stuck.find(({ place }) => place === null)).toMatchObject({ strength: 'critical' });
  expect(stuck.filter(({ place }) => place?.dimension === 'institution').length).toBeGreaterThanOrEqual(2);
});

it('takes nothing else for more than a notice, and no more notices than the budget of chance', () => {
  expect(told.rows.filter(strong).filter((row) => !isAbout(GROWS)(row) && !isAbout(STAYS)(row))).toEqual([]);
  const reasons = told.rows.flatMap((row) => row.reasons);
  const notices = reasons.filter(({ strength }) => strength === 'notice').length;
  expect(told.budget.tested).toBeGreaterThan(2_000);
  expect(notices).toBeLessThanOrEqual(told.budget.chance);
  expect(reasons).toHaveLength(told.budget.found);
  // One alert a type and place.
  expect(new Set(told.rows.map(({ type, place, metric }) => JSON.stringify([type, place, metric]))).size).toBe(told.rows.length);
});
