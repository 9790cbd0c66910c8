import { median } from '../numbers.js';
import { heterogeneity, shrink, type Shrunk } from './normal-shrinkage.js';
import { standardise, type Standardised } from './standardisation.js';
import { mergeUpward, type MixCell } from './strata.js';

/** How people are held against their peers. */
export interface PeerOptions {
  /** Cases a stratum needs; smaller ones are put together with their like. */
  readonly fewestInStratum: number;
  /** Who holds more than this of a stratum is held against the others alone; 1: never. */
  readonly leaveOutAbove: number;
  /** Whose differences tell how much people differ: everybody's when left out. */
  readonly isJudged?: (one: Standardised) => boolean;
}

/** One person beside their peers: what the figures say, and what is believed once chance is taken out. */
export interface BesidePeers {
  readonly standard: Standardised;
  readonly posterior: Shrunk;
}

/** Everybody beside their peers, in one indicator. */
export interface Peers {
  readonly tau2: number;
  readonly q: number;
  /** Share of the differences between people that is no chance, of a person of median size: τ²/(τ² + median variance). Lingsma 2010, Heart 96:1405. */
  readonly rankability: number;
  /** Rate of all cases together; null without cases. */
  readonly overall: number | null;
  readonly people: ReadonlyMap<string, BesidePeers>;
}

/** Of whom nothing is known beyond that they are one of these people. */
export const unknownAmong = (tau2: number): Shrunk => ({ mean: 0, sd: Math.sqrt(tau2), reliability: 0 });

/** Holds everybody against the like and shrinks what chance would make of it; cells of no stratum (path []) are held against everybody's rate. */
export function besidePeers(cells: readonly MixCell[], { fewestInStratum, leaveOutAbove, isJudged = () => true }: PeerOptions): Peers {
  const strata = mergeUpward(cells, fewestInStratum);
  const held = standardise(strata, { leaveOutAbove });
  // Whose cases all go one way whoever has them tells nothing about them.
  const told = held.filter((one) => one.excessVariance > 0);
  const estimateOf = (one: Standardised) => ({ value: one.excess, variance: one.excessVariance });
  const judged = told.filter(isJudged).map(estimateOf);
  const { tau2, q } = judged.length === 0 ? { tau2: 0, q: 0 } : heterogeneity(judged);
  const shrunk = new Map(shrink(told.map(estimateOf), tau2).map((posterior, i) => [told[i]?.person, posterior]));
  const typical = tau2 + median(judged.map((one) => one.variance));
  const [successes, trials] = strata.reduce(([s, n], stratum) => [s + stratum.successes, n + stratum.trials], [0, 0]);
  return {
    tau2, q, rankability: tau2 === 0 ? 0 : tau2 / typical, overall: trials === 0 ? null : successes / trials,
    people: new Map(held.map((standard) => [standard.person, { standard, posterior: shrunk.get(standard.person) ?? unknownAmong(tau2) }])),
  };
}
