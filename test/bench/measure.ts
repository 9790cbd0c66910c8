/** Median and 95th percentile of some timings, in ms. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

export function timingOf(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Runs each subject once per round, in turn, so that a slow moment of the machine hits all of them; the first rounds only warm up. */
export async function inTurn<Name extends string>(rounds: number, subjects: Readonly<Record<Name, (round: number) => Promise<unknown>>>, warmUp = 3): Promise<Record<Name, Timing>> {
  const names = Object.keys(subjects) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await subjects[name](round);
      if (round >= warmUp) samples[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(samples[name])])) as Record<Name, Timing>;
}

/** Resident memory of this process, sampled while `work` runs: before and at its highest, in MB. */
export async function withPeakMemory<Result>(work: () => Promise<Result>): Promise<{ result: Result; beforeMb: number; peakMb: number }> {
  const rssMb = () => process.memoryUsage.rss() / 1024 ** 2;
  const beforeMb = rssMb();
  let peakMb = beforeMb;
  const timer = setInterval(() => { peakMb = Math.max(peakMb, rssMb()); }, 20);
  try {
    return { result: await work(), beforeMb, peakMb: Math.max(peakMb, rssMb()) };
  } finally {
    clearInterval(timer);
  }
}
