/**
 * Chance that is the same on every machine: sfc32 on 32-bit integers, and functions made of + - * / alone, because the
 * engine's own exp, log and pow may differ in the last bit from one version to the next.
 */

const LN2 = 0.6931471805599453;
const TO_UNIT = 1 / 4294967296;
const SQRT2 = 1.4142135623730951;

/** e to the x, for |x| up to about 40; relative error below 1e-14. */
export function exp(x: number): number {
  const halvings = Math.round(x / LN2);
  const rest = x - halvings * LN2;
  let sum = 1;
  for (let k = 14; k >= 1; k -= 1) sum = 1 + (rest / k) * sum;
  for (let n = halvings; n > 0; n -= 1) sum *= 2;
  for (let n = halvings; n < 0; n += 1) sum /= 2;
  return sum;
}

/** The probability of a logit. */
export const logistic = (logit: number): number => 1 / (1 + exp(-logit));

/** `value` kept within `low` and `high`. */
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Sums so far of `weights`, for `Random.among`. */
export function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** FNV-1a of a stream's name. */
function hash(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** Spreads every bit of a word over all others (MurmurHash3's finaliser), so that neighbouring seeds have nothing in common. */
function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** One named stream; streams of one seed do not depend on how much was drawn from another. */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;
  private readonly name: number;

  constructor(private readonly seed: number, name: string) {
    this.name = hash(name);
    this.restart(0);
  }

  /** Starts the stream's part `index`: a case draws the same whatever was drawn for the cases before it. */
  restart(index: number): void {
    this.a = mixed(this.seed);
    this.b = mixed(this.name ^ this.a);
    this.c = mixed(index + this.b);
    this.d = 1;
    for (let i = 0; i < 15; i += 1) this.bits();
  }

  private bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.bits() * TO_UNIT;
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Mean 0, SD 1, within ±4.25: six uniform draws. */
  normal(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() + this.unit() + this.unit() - 3) * SQRT2;
  }

  /** Log-normal with this median and SD of the logarithm. */
  spread(median: number, sigma: number): number {
    return median * exp(sigma * this.normal());
  }

  /** Index of one of the weights whose running sums these are. */
  among(sums: readonly number[]): number {
    const target = this.unit() * (sums[sums.length - 1] ?? 0);
    const found = sums.findIndex((sum) => target < sum);
    return found < 0 ? sums.length - 1 : found;
  }
}

/** Named choices with weights, drawn by `drawn`. */
export interface Choices<T extends string> {
  readonly keys: readonly T[];
  readonly sums: readonly number[];
}

/** Choices from `{key: weight}`. */
export function choices<T extends string>(weights: Readonly<Record<T, number>>): Choices<T> {
  const keys = Object.keys(weights) as T[];
  return { keys, sums: cumulative(keys.map((key) => weights[key])) };
}

/** One of `from`. */
export function drawn<T extends string>(random: Random, from: Choices<T>): T {
  const key = from.keys[random.among(from.sums)];
  if (key === undefined) throw new RangeError('nothing to choose from');
  return key;
}
