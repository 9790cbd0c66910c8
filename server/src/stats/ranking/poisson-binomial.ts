/** `at` of numbers.ts for arrays of one kind, which the compiler of the engine can make one instruction. */
const at = (values: Float64Array, i: number): number => values[i] ?? NaN;

/**
 * For each of `p` trials, P(at most k − 1 of the others succeed). Chances of 0 … k − 1 successes are gathered from the front and from the back, and
 * put together around each trial; taking a trial out of the whole by division would lose every digit where its chance is near 1.
 * Hong 2013, Comput. Stat. Data Anal. 59:41.
 */
export class Others {
  /** Row i: chances of 0 … k − 1 successes among the first i trials. */
  private readonly front: Float64Array;
  private readonly back: Float64Array;
  /** One chance a trial, after `update`. */
  readonly within: Float64Array;

  constructor(private readonly trials: number, private readonly k: number) {
    this.front = new Float64Array((trials + 1) * k);
    this.back = new Float64Array(k);
    this.within = new Float64Array(trials);
  }

  /** Works `within` out for these chances of success. */
  update(p: Float64Array): void {
    this.gather(p);
    const { front, back, within, trials, k } = this;
    back.fill(0);
    back[0] = 1;
    for (let i = trials - 1; i >= 0; i -= 1) {
      let [total, tail] = [0, 0];
      // As `a` falls, `tail` gathers the chances of at most k − 1 − a successes behind.
      for (let a = k - 1; a >= 0; a -= 1) {
        tail += at(back, k - 1 - a);
        total += at(front, i * k + a) * tail;
      }
      within[i] = total;
      const chance = at(p, i);
      for (let j = k - 1; j > 0; j -= 1) back[j] = at(back, j) * (1 - chance) + at(back, j - 1) * chance;
      back[0] = at(back, 0) * (1 - chance);
    }
  }

  private gather(p: Float64Array): void {
    const { front, trials, k } = this;
    front[0] = 1;
    for (let i = 0; i < trials; i += 1) {
      const [row, chance] = [i * k, at(p, i)];
      for (let j = k - 1; j > 0; j -= 1) front[row + k + j] = at(front, row + j) * (1 - chance) + at(front, row + j - 1) * chance;
      front[row + k] = at(front, row) * (1 - chance);
    }
  }
}
