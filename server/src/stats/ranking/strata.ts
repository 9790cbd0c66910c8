import { binomial, refuseIf } from '../input.js';
import { sumOf } from '../numbers.js';

/** Cases of one person in one stratum, whose path goes from the general to the special (business, cause, source, amount band). */
export interface MixCell {
  readonly person: string;
  readonly path: readonly string[];
  readonly successes: number;
  readonly trials: number;
}

/** Cells of similar cases that are judged by one rate. */
export interface Stratum {
  /** The part of the path all cells share; empty for the remainder of everything. */
  readonly path: readonly string[];
  readonly cells: readonly MixCell[];
  readonly successes: number;
  readonly trials: number;
}

const stratum = (path: readonly string[], cells: readonly MixCell[]): Stratum => ({ path, cells, successes: sumOf(cells, (c) => c.successes), trials: sumOf(cells, (c) => c.trials) });

/** Whether a rate can be told: enough cases, and not all alike. */
const holds = (s: Stratum, fewest: number) => s.trials >= fewest && s.successes > 0 && s.successes < s.trials;

/** A path is a list of any texts; no separator could keep ["a", "b"] and ["a/b"] apart. */
const keyOf = (path: readonly string[]) => JSON.stringify(path);

function groupBy(cells: readonly MixCell[], depth: number): Stratum[] {
  const groups = new Map<string, MixCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell.path.slice(0, depth));
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].map((group) => stratum(group[0]?.path.slice(0, depth) ?? [], group));
}

/**
 * Strata in which a rate can be told: those of the whole path that hold at least `fewest` cases and a rate other than 0 and 1; the others are
 * put together with their like one step up, and so on. Every case is in exactly one stratum, so that expected cases add up to the observed.
 * What is left at the top keeps its own stratum (path []), whatever its size. Paths must be of one length.
 */
export function mergeUpward(cells: readonly MixCell[], fewest = 30): Stratum[] {
  const depth = cells[0]?.path.length ?? 0;
  for (const { path, successes, trials } of cells) {
    binomial(successes, trials);
    refuseIf(path.length !== depth, 'LENGTHS_DIFFER', 'paths');
  }
  const done: Stratum[] = [];
  let open: readonly MixCell[] = cells.filter((c) => c.trials > 0);
  for (let level = depth; level > 0; level -= 1) {
    const groups = groupBy(open, level);
    done.push(...groups.filter((g) => holds(g, fewest)));
    open = groups.filter((g) => !holds(g, fewest)).flatMap((g) => g.cells);
  }
  return open.length === 0 ? done : [...done, stratum([], open)];
}
