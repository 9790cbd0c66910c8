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

const together = (path: readonly string[], parts: readonly Stratum[]): Stratum =>
  ({ path, cells: parts.flatMap((part) => part.cells), successes: sumOf(parts, (part) => part.successes), trials: sumOf(parts, (part) => part.trials) });

/** Whether a rate can be told: enough cases, and not all alike. */
const holds = (s: Stratum, fewest: number) => s.trials >= fewest && s.successes > 0 && s.successes < s.trials;

/** A path is a list of any texts; no separator could keep ["a", "b"] and ["a/b"] apart. */
const keyOf = (path: readonly string[]) => JSON.stringify(path);

/** Puts together what shares the first `depth` steps of its path. */
function groupBy(parts: readonly Stratum[], depth: number): Stratum[] {
  const groups = new Map<string, Stratum[]>();
  for (const part of parts) {
    const key = keyOf(part.path.slice(0, depth));
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()].map((group) => together(group[0]?.path.slice(0, depth) ?? [], group));
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
  let open = groupBy(cells.filter((c) => c.trials > 0).map((cell) => ({ path: cell.path, cells: [cell], successes: cell.successes, trials: cell.trials })), depth);
  for (let level = depth; level > 0; level -= 1) {
    done.push(...open.filter((g) => holds(g, fewest)));
    open = groupBy(open.filter((g) => !holds(g, fewest)), level - 1);
  }
  return [...done, ...open];
}
