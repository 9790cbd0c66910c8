/** A fixed sequence of whole numbers from 0 to below a limit that looks like chance (a linear congruential generator, Numerical Recipes). */
export function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
