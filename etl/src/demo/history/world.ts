import { MONTHS } from '../days.js';
import { HARD_CASE_EXPERT, LUCKY } from '../plan.js';
import { clamp, cumulative, exp, Random } from '../random.js';

/** The three tracks of mediation, as in the dimension of that name. */
export type Complexity = 'simple' | 'ordinary' | 'complex';

/** Where a dispute arose. */
export interface Branch {
  readonly code: string;
  readonly institution: string;
  readonly region: string;
  /** Index of the region, 0 to 11. */
  readonly regionIndex: number;
}

/** Who mediates, and what is true of them that no delivery tells. */
export interface Mediator {
  readonly code: string;
  readonly team: string;
  readonly organisation: string;
  readonly organisationIndex: number;
  /** Shift of the logit of settling. */
  readonly skill: number;
  /** Factor on the time after the first session. */
  readonly pace: number;
  /** How much more often complex cases come to this mediator, and simple ones less. */
  readonly hardCases: number;
  readonly capacity: number;
  /** First month in post and first month no longer, as month numbers. */
  readonly joined: number;
  readonly left: number;
}

/** All people and places. */
export interface World {
  readonly branches: readonly Branch[];
  readonly branchSums: readonly number[];
  readonly mediators: readonly Mediator[];
}

/** About 7 points of settlement rate where half of all cases settle, a little less elsewhere. */
const SKILL_SD = 0.37;
const REGION_WEIGHTS = [14, 12, 11, 10, 9, 8, 8, 7, 6, 6, 5, 4];
const REGION_BRANCHES = [5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2];
/** The bank of each of the forty branches. */
const BANKS = 'ABACADBAECABFDABCEABACDBAFCAEBDACABDCABE';

/** Mediators per team, where it works (A and B everywhere), what it takes more of, and what it settles better. */
export const ORGANISATIONS: readonly {
  readonly letter: string; readonly teams: readonly number[]; readonly regions?: readonly number[];
  readonly takes: Readonly<Record<string, number>>; readonly settles: Readonly<Record<string, number>>;
}[] = [
  { letter: 'A', teams: [8, 7, 7, 7], takes: { B03: 1.3, B05: 1.2 }, settles: { B03: 0.12 } },
  { letter: 'B', teams: [7, 7, 7, 6], takes: { B04: 2.2 }, settles: { B04: 0.2 } },
  { letter: 'C', teams: [10, 6, 6], regions: [0, 1, 2, 3], takes: {}, settles: {} },
  { letter: 'D', teams: [6, 6, 6], regions: [4, 5, 6, 7], takes: { B07: 3, B08: 3 }, settles: { B07: 0.3, B08: 0.3 } },
  { letter: 'E', teams: [6, 6], regions: [8, 9, 10, 11], takes: { B02: 1.5, B06: 1.5 }, settles: { B03: -0.1 } },
  { letter: 'F', teams: [6, 6], regions: [2, 6, 10], takes: { B12: 3, B05: 1.6 }, settles: {} },
];

const two = (n: number): string => String(n).padStart(2, '0');

function branches(random: Random): { branches: Branch[]; weights: number[] } {
  const found: Branch[] = [];
  const weights: number[] = [];
  REGION_BRANCHES.forEach((count, regionIndex) => {
    for (let i = 0; i < count; i += 1) {
      const n = found.length + 1;
      found.push({ code: `DEMO-BR${two(n)}`, institution: `DEMO-BANK-${BANKS[n - 1] ?? 'A'}`, region: `DEMO-R${two(regionIndex + 1)}`, regionIndex });
      weights.push(((REGION_WEIGHTS[regionIndex] ?? 1) / count) * random.spread(1, 0.2));
    }
  });
  return { branches: found, weights };
}

/** One in five joins midway, one in eight leaves; the rest were there before and after. */
function tenure(random: Random): { joined: number; left: number } {
  const joined = random.chance(0.2) ? random.between(4, 30) : 0;
  return { joined, left: random.chance(0.12) ? random.between(Math.max(10, joined + 5), MONTHS - 2) : MONTHS };
}

function mediator(code: string, team: string, organisation: string, organisationIndex: number, random: Random): Mediator {
  const base = {
    code, team, organisation, organisationIndex,
    skill: SKILL_SD * random.normal(), pace: random.spread(1, 0.15), hardCases: exp(0.45 * random.normal()),
    capacity: clamp(random.spread(1, 0.28), 0.5, 2), ...tenure(random),
  };
  if (code === HARD_CASE_EXPERT.mediator) return { ...base, ...HARD_CASE_EXPERT, joined: 0, left: MONTHS };
  // gets no cases in the ordinary way: see LUCKY
  if (code === LUCKY.mediator) return { ...base, skill: 0, capacity: 0, joined: MONTHS, left: MONTHS };
  return base;
}

/** The people and places of the demo history; the same for the same seed, whatever the number of cases. */
export function world(seed: number): World {
  const placed = branches(new Random(seed, 'branches'));
  const random = new Random(seed, 'mediators');
  const mediators: Mediator[] = [];
  ORGANISATIONS.forEach(({ letter, teams }, organisationIndex) => {
    teams.forEach((size, t) => {
      for (let i = 0; i < size; i += 1) {
        random.restart(mediators.length);
        const code = `DEMO-M${String(mediators.length + 1).padStart(3, '0')}`;
        mediators.push(mediator(code, `DEMO-TEAM-${letter}${t + 1}`, `DEMO-ORG-${letter}`, organisationIndex, random));
      }
    });
  });
  return { branches: placed.branches, branchSums: cumulative(placed.weights), mediators };
}
