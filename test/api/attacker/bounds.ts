import highsModule from 'highs';

/** Cells that an attacker knows of, by name; null where the number is not told. */
export type Seen = ReadonlyMap<string, number | null>;
/** Cells whose signed sum is nought. */
export type Sum = readonly (readonly [cell: string, sign: 1 | -1])[];
/** What a hidden number can be, both ends included. */
export interface Bounds { readonly low: number; readonly high: number }

/** More than any month has. */
const MOST = 100_000;

/** The sums in which something is hidden, as rows of a linear program; names of cells become `x0`, `x1`, … */
function rowsOf(seen: Seen, sums: readonly Sum[], variables: ReadonlyMap<string, string>): string[] {
  return sums.flatMap((sum, i) => {
    const hidden = sum.filter(([cell]) => seen.get(cell) === null);
    if (hidden.length === 0) return [];
    const shown = sum.reduce((all, [cell, sign]) => all + sign * (seen.get(cell) ?? 0), 0);
    return [` r${String(i)}: ${hidden.map(([cell, sign]) => `${sign === 1 ? '+' : '-'} ${variables.get(cell) ?? ''}`).join(' ')} = ${String(-shown)}`];
  });
}

/** Cells that hang together by sums, so that each part is solved alone. */
function partsOf(hidden: readonly string[], sums: readonly Sum[], seen: Seen): { readonly cells: readonly string[]; readonly sums: readonly Sum[] }[] {
  const part = new Map(hidden.map((cell) => [cell, new Set([cell])]));
  for (const sum of sums) {
    const own = sum.map(([cell]) => cell).filter((cell) => seen.get(cell) === null);
    const whole = new Set(own.flatMap((cell) => [...(part.get(cell) ?? [])]));
    for (const cell of whole) part.set(cell, whole);
  }
  return [...new Set(part.values())].map((cells) => ({ cells: [...cells], sums: sums.filter((sum) => sum.some(([cell]) => cells.has(cell))) }));
}

/**
 * The exact bounds of every hidden number, by whole-number programming (HiGHS): the least and the most it can be while every sum holds and every hidden number is 1 or more. Knows nothing of how
 * cells were hidden. Throws where no numbers fit at all: then the sums are wrong.
 */
export async function boundsOf(seen: Seen, sums: readonly Sum[]): Promise<ReadonlyMap<string, Bounds>> {
  const highs = await highsModule.default();
  const found = new Map<string, Bounds>();
  for (const { cells, sums: own } of partsOf([...seen].flatMap(([cell, count]) => (count === null ? [cell] : [])), sums, seen)) {
    const variables = new Map(cells.map((cell, i) => [cell, `x${String(i)}`]));
    const names = [...variables.values()];
    const rest = `Subject To\n${rowsOf(seen, own, variables).join('\n')}\nBounds\n${names.map((name) => ` 1 <= ${name} <= ${String(MOST)}`).join('\n')}\nGenerals\n ${names.join('\n ')}\nEnd`;
    const extreme = (towards: 'Maximize' | 'Minimize', name: string): number => {
      const { ObjectiveValue, Status } = highs.solve(`${towards}\n obj: ${name}\n${rest}`, { output_flag: false });
      if (Status !== 'Optimal') throw new Error(`${name}: ${Status}`);
      return Math.round(ObjectiveValue);
    };
    for (const [cell, name] of variables) found.set(cell, { low: extreme('Minimize', name), high: extreme('Maximize', name) });
  }
  return found;
}
