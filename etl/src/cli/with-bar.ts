import { SingleBar, Presets } from 'cli-progress';
import type { Language } from './check-lines.js';
import { phaseName, type Phase } from './say.js';

/** How work says where it is, and learns that it should end. */
export interface BarTools {
  readonly onProgress: (progress: { readonly phase: Phase; readonly done: number; readonly total: number }) => void;
  readonly signal: AbortSignal;
}

/** Runs work with a bar on the error stream, or a line a phase where that is no terminal; Ctrl-C cancels it cleanly. */
export async function withBar<T>(language: Language, work: (tools: BarTools) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const cancel = (): void => { stop.abort(); };
  process.once('SIGINT', cancel);
  const bar = new SingleBar({ format: '{bar} {percentage}% {phase}', hideCursor: true, stream: process.stderr, noTTYOutput: false }, Presets.shades_classic);
  bar.start(100, 0, { phase: '' });
  let told = '';
  try {
    return await work({
      signal: stop.signal,
      onProgress: ({ phase, done, total }) => {
        if (!process.stderr.isTTY && phase !== told) process.stderr.write(`${phaseName(phase, language)}\n`);
        told = phase;
        bar.setTotal(Math.max(1, total));
        bar.update(done, { phase: `${phaseName(phase, language)} ${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}` });
      },
    });
  } finally {
    bar.stop();
    process.removeListener('SIGINT', cancel);
  }
}
