import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemo } from './generate.js';
import { BAD_DATA, CHOSEN_SURVEYS, GROWTH, HARD_CASE_EXPERT, LUCKY, STUCK, TRAINING } from './plan.js';
import type { TruthsFile } from './truths.js';

interface Case {
  month: string; closedMonth: string; region: string; branch: string; team: string; mediator: string; subtype: string; cause: string;
  stratum: string; surveyed: boolean; settled: boolean; decided: boolean; lateDays: number; openDays: number | undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'concord-truths-'));
const cases = new Map<string, Case>();
let truths: TruthsFile;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function read(name: string): void {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const places = new Map(header.split(',').map((column, i) => [column, i]));
  for (const line of lines) {
    const values = line.split(',');
    const at = (column: string): string => values[places.get(column) ?? -1] ?? '';
    if (!/^TJ\d{10}$/.test(at('case_id'))) continue;
    const kind = at('outcome').slice(0, 1);
    cases.set(at('case_id'), {
      month: at('received_on').slice(0, 7), closedMonth: at('closed_on').slice(0, 7), region: at('region'), branch: at('branch'),
      team: at('team'), mediator: at('mediator'), subtype: at('subtype'), cause: at('cause'),
      stratum: `${at('business')} ${at('complexity')} ${at('intake_channel')}`, surveyed: at('survey_sent') === '1', settled: kind === 'S', decided: kind === 'S' || kind === 'U',
      lateDays: days(at('received_on'), at('entered_on')), openDays: at('closed_on') === '' && at('accepted_on') !== '' ? days(at('accepted_on'), '2026-10-31') : undefined,
    });
  }
}

beforeAll(async () => {
  const written = await writeDemo(folder);
  for (const name of ['demo-1.csv', 'demo-2.csv']) read(name);
  truths = JSON.parse(readFileSync(written.truths, 'utf8')) as TruthsFile;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const where = (fits: (c: Case) => boolean): Case[] => [...cases.values()].filter(fits);
const share = (of: readonly Case[], fits: (c: Case) => boolean): number => of.filter(fits).length / of.length;
const settlement = (fits: (c: Case) => boolean): number => share(where((c) => c.decided && fits(c)), (c) => c.settled);

/** Settled minus expected from the stratum's rate, per decided case. */
function excess(mediator: string): number {
  const strata = new Map<string, { settled: number; decided: number }>();
  for (const c of where((one) => one.decided)) {
    const { settled, decided } = strata.get(c.stratum) ?? { settled: 0, decided: 0 };
    strata.set(c.stratum, { settled: settled + Number(c.settled), decided: decided + 1 });
  }
  const own = where((c) => c.decided && c.mediator === mediator);
  const expected = own.reduce((sum, { stratum }) => sum + (strata.get(stratum)?.settled ?? 0) / (strata.get(stratum)?.decided ?? 1), 0);
  return (own.filter((c) => c.settled).length - expected) / own.length;
}

it('covers three years, twelve regions, forty branches, the teams of all organisations but the one that delivers none, and more than 110 mediators', () => {
  const count = (of: (c: Case) => string): number => new Set([...cases.values()].map(of).filter((code) => code !== '')).size;
  expect(cases.size).toBeGreaterThan(60_000);
  expect([count((c) => c.month), count((c) => c.region), count((c) => c.branch), count((c) => c.team)]).toEqual([36, 12, 40, 16]);
  expect(count((c) => c.mediator)).toBeGreaterThan(110);
});

it('grows one sub-type in two regions and nowhere else', () => {
  const here = (c: Case): boolean => (GROWTH.regions as readonly string[]).includes(c.region);
  const shareIn = (fits: (c: Case) => boolean, from: string, to: string): number =>
    share(where((c) => fits(c) && c.month >= from && c.month <= to), (c) => c.subtype === GROWTH.subtype);
  const growth = (fits: (c: Case) => boolean): number => shareIn(fits, '2026-09', '2026-10') / shareIn(fits, '2025-06', '2026-05');
  expect(growth(here)).toBeGreaterThan(1.6);
  expect(growth(here)).toBeLessThan(2.5);
  expect(Math.abs(growth((c) => !here(c)) - 1)).toBeLessThan(0.2);
});

it('leaves one sub-type unresolved', () => {
  const stuck = (c: Case): boolean => c.subtype === STUCK.subtype;
  const aged = (fits: (c: Case) => boolean): number => share(where((c) => c.openDays !== undefined && fits(c)), (c) => (c.openDays ?? 0) > 60);
  expect(settlement(stuck)).toBeLessThan(0.45);
  expect(settlement((c) => !stuck(c))).toBeGreaterThan(0.65);
  expect(aged(stuck)).toBeGreaterThan(2 * aged((c) => !stuck(c)));
});

it('hides an expert behind hard cases', () => {
  expect(settlement((c) => c.mediator === HARD_CASE_EXPERT.mediator)).toBeLessThan(settlement(() => true));
  expect(excess(HARD_CASE_EXPERT.mediator)).toBeGreaterThan(0.09);
});

it('lets one mediator be lucky fourteen times', () => {
  const own = where((c) => c.mediator === LUCKY.mediator);
  expect(own).toHaveLength(LUCKY.cases);
  expect(own.every((c) => c.settled)).toBe(true);
});

it('lets one branch keep poor records', () => {
  const poor = where((c) => c.branch === BAD_DATA.branch);
  const others = where((c) => c.branch !== BAD_DATA.branch);
  expect(share(poor, (c) => c.cause === 'C99')).toBeGreaterThan(0.3);
  expect(share(others, (c) => c.cause === 'C99')).toBeLessThan(0.04);
  expect(share(poor, (c) => c.lateDays > 3)).toBeGreaterThan(0.6);
  expect(share(others, (c) => c.lateDays > 3)).toBeLessThan(0.1);
});

it('lets one mediator choose whom to survey, and nobody else', () => {
  // Of a case that is closed again after a re-opening the first ending says whether it was surveyed.
  const chooses = (c: Case): boolean => c.mediator === CHOSEN_SURVEYS.mediator && c.closedMonth >= CHOSEN_SURVEYS.from.slice(0, 7);
  const ended = (c: Case): boolean => c.closedMonth !== '' && c.closedMonth < '2026-10' && c.team !== '';
  expect(share(where((c) => ended(c) && chooses(c) && c.settled), (c) => c.surveyed)).toBeGreaterThan(0.95);
  expect(share(where((c) => ended(c) && chooses(c) && !c.settled), (c) => c.surveyed)).toBeLessThan(0.05);
  expect(where((c) => ended(c) && chooses(c)).length).toBeGreaterThan(150);
  expect(share(where((c) => ended(c) && !chooses(c)), (c) => c.surveyed)).toBeGreaterThan(0.99);
});

it('makes one training help', () => {
  const trained = (c: Case): boolean => c.team === TRAINING.team;
  const gain = (fits: (c: Case) => boolean): number =>
    settlement((c) => fits(c) && c.closedMonth > TRAINING.from) - settlement((c) => fits(c) && c.closedMonth < TRAINING.from);
  expect(gain(trained)).toBeGreaterThan(0.055);
  expect(gain(trained)).toBeLessThan(0.105);
  expect(Math.abs(gain((c) => !trained(c)))).toBeLessThan(0.015);
});

it('makes another look as if it did, by regression to the mean alone', () => {
  const idle = truths.truths.find((truth) => truth.id === 'idle_training');
  const chosen = (c: Case): boolean => idle?.where['mediator']?.includes(c.mediator) ?? false;
  const rate = (from: string, to: string): number => settlement((c) => chosen(c) && c.closedMonth >= from && c.closedMonth <= to);
  const before = rate('2025-04', '2025-06');
  const after = rate('2025-07', '2025-12');
  expect([before, after]).toEqual([expect.closeTo(idle?.size['before'] ?? -1, 4), expect.closeTo(idle?.size['after'] ?? -1, 4)]);
  expect(after - before).toBeGreaterThan(0.06);
  // what they do after is what they did in the year before they were chosen
  expect(Math.abs(after - rate('2024-04', '2025-03'))).toBeLessThan(0.05);
});
