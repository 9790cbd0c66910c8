/** Numbers that look random and are the same each time for a seed (mulberry32), and what is drawn by them. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  /** Whether something that happens so often in a hundred does. */
  happens(inHundred: number): boolean {
    return this.share() * 100 < inHundred;
  }

  /** One of them. */
  of<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.whole(0, things.length - 1)];
    if (thing === undefined) throw new RangeError('nothing to draw from');
    return thing;
  }

  /** Some of them, each once, in any order. */
  some<Thing>(things: readonly Thing[], count: number): Thing[] {
    return this.shuffled(things).slice(0, count);
  }

  /** All of them in any order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const left = [...things];
    for (let i = left.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i);
      [left[i], left[j]] = [left[j] as Thing, left[i] as Thing];
    }
    return left;
  }
}
