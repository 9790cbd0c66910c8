import { exp, Random } from './random.js';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** How often each of 0 to `kinds` − 1 occurs. */
const tally = (values: readonly number[], kinds: number): number[] =>
  Array.from({ length: kinds }, (_, kind) => values.filter((value) => value === kind).length);

it('raises e as closely as the engine does', () => {
  for (let x = -30; x <= 30; x += 0.37) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
});

it('draws the same again for the same seed, stream and part, and differently for another', () => {
  const first = (seed: number, name: string, part: number): number => {
    const random = new Random(seed, name);
    random.restart(part);
    return random.unit();
  };
  expect(first(7, 'intake', 3)).toBe(first(7, 'intake', 3));
  expect(new Set([first(7, 'intake', 3), first(8, 'intake', 3), first(7, 'course', 3), first(7, 'intake', 4)]).size).toBe(4);
});

it('draws normals of mean 0 and SD 1', () => {
  const random = new Random(1, 'normal');
  const values = Array.from({ length: 20_000 }, () => random.normal());
  expect(Math.abs(mean(values))).toBeLessThan(0.03);
  expect(Math.abs(Math.sqrt(mean(values.map((v) => v * v))) - 1)).toBeLessThan(0.02);
});

// A generator that starts its streams badly looks even within a stream and is not from one part to the next.
it.each([0, 1, 2, 3, 4])('is even at draw %i of neighbouring parts, and over neighbouring seeds', (skipped) => {
  const draw = (seed: number, part: number): number => {
    const random = new Random(seed, 'even');
    random.restart(part);
    for (let i = 0; i < skipped; i += 1) random.unit();
    return random.unit();
  };
  for (const drawn of [(i: number) => draw(1, i), (i: number) => draw(i, 1)]) {
    const bins = tally(Array.from({ length: 16_000 }, (_, i) => Math.floor(drawn(i) * 16)), 16);
    const chiSquare = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(37.7); // 99.9 % point of 15 degrees of freedom
  }
});

it('chooses by weight', () => {
  const random = new Random(1, 'weights');
  const picked = tally(Array.from({ length: 10_000 }, () => random.among([1, 3, 4])), 3);
  expect(picked.map((n) => Math.round(n / 500))).toEqual([5, 10, 5]);
});
