/** `at` of numbers.ts for arrays of one kind, which the compiler of the engine can make one instruction. */
const at = (values: Float64Array, i: number): number => values[i] ?? NaN;

/** Of so small a chance nothing is left in a sum of many: it is not carried on. */
const NEGLIGIBLE = 1e-20;

/**
 * For each of `p` trials, P(at most k − 1 of the others succeed). Chances of 0 … k − 1 successes are gathered from the front and from the back, and
 * put together around each trial; taking a trial out of the whole by division would lose every digit where its chance is near 1.
 * Of each number of trials only the counts that have a chance are carried on: they lie within ten standard deviations of their mean. What is left out adds up to less than 10⁻¹⁶.
 * Hong 2013, Comput. Stat. Data Anal. 59:41.
 */
export class Others {
  /** Row i: chances of 0 … k − 1 successes among the first i trials, of those from `from[i]` to `to[i]`; elsewhere it holds nothing of use. */
  private readonly front: Float64Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly back: Float64Array;
  /** One chance a trial, after `update`. */
  readonly within: Float64Array;

  constructor(private readonly trials: number, private readonly k: number) {
    this.front = new Float64Array((trials + 1) * k);
    this.from = new Int32Array(trials + 1);
    this.to = new Int32Array(trials + 1);
    this.back = new Float64Array(k);
    this.within = new Float64Array(trials);
  }

  /** Works `within` out for these chances of success. */
  update(p: Float64Array): void {
    this.gather(p);
    const { back, within, trials, k } = this;
    back[0] = 1;
    let [from, to] = [0, 0];
    for (let i = trials - 1; i >= 0; i -= 1) {
      within[i] = this.together(i, from, to);
      const chance = at(p, i);
      if (to < k - 1) back[to + 1] = at(back, to) * chance;
      for (let j = to; j > from; j -= 1) back[j] = at(back, j) * (1 - chance) + at(back, j - 1) * chance;
      back[from] = at(back, from) * (1 - chance);
      if (to < k - 1) to += 1;
      while (to >= from && at(back, to) < NEGLIGIBLE) to -= 1;
      while (from <= to && at(back, from) < NEGLIGIBLE) from += 1;
      // More than k − 1 behind for certain: nothing more can come of those before.
      if (to < from) { within.fill(0, 0, i); return; }
    }
  }

  /** P(at most k − 1 among the first i trials and those behind, of which `back` holds the counts `from` … `to`). */
  private together(i: number, from: number, to: number): number {
    const { front, back, k } = this;
    const [row, first, last] = [i * k, this.from[i] ?? NaN, this.to[i] ?? NaN];
    let [total, tail, next] = [0, 0, from];
    // As `a` falls, `tail` gathers the chances of at most k − 1 − a successes behind.
    for (let a = last; a >= first; a -= 1) {
      for (const most = Math.min(to, k - 1 - a); next <= most; next += 1) tail += at(back, next);
      total += at(front, row + a) * tail;
    }
    return total;
  }

  private gather(p: Float64Array): void {
    const { front, trials, k } = this;
    front[0] = 1;
    let [from, to] = [0, 0];
    this.to[0] = 0;
    for (let i = 0; i < trials; i += 1) {
      const [row, chance] = [i * k, at(p, i)];
      const next = row + k;
      if (to >= from) {
        if (to < k - 1) front[next + to + 1] = at(front, row + to) * chance;
        for (let j = to; j > from; j -= 1) front[next + j] = at(front, row + j) * (1 - chance) + at(front, row + j - 1) * chance;
        front[next + from] = at(front, row + from) * (1 - chance);
        if (to < k - 1) to += 1;
        while (to >= from && at(front, next + to) < NEGLIGIBLE) to -= 1;
        while (from <= to && at(front, next + from) < NEGLIGIBLE) from += 1;
      }
      this.from[i + 1] = from;
      this.to[i + 1] = to;
    }
  }
}
