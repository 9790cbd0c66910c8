import { SingleBar, Presets } from 'cli-progress';
import { migrate, openEngine, type Engine } from '@concord/sql';
import { readLoadConfig, type LoadConfig } from '../config.js';
import { loadFiles } from '../load-files.js';
import { readProfile } from '../profile/profile.js';
import { recover } from '../recover.js';
import { phaseName, resultLines, type Language } from './say.js';

/** Options of `etl load` as typed. */
export interface LoadFlags {
  readonly dataset?: string;
  readonly asOf?: string;
  readonly profiles?: string;
}

/** Opens the configured store, brings it up to date and in order, runs `work` and closes it. */
export async function withStore<T>(work: (engine: Engine, config: LoadConfig) => Promise<T>): Promise<T> {
  const config = readLoadConfig();
  const engine = await openEngine(config.engine);
  try {
    await migrate(engine);
    await recover(engine);
    return await work(engine, config);
  } finally {
    await engine.close();
  }
}

/** `etl load`: Ctrl-C cancels cleanly, nothing is published. Where nobody watches a bar, each phase is a line. */
export async function loadCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const profile = await readProfile(profileId, flags.profiles);
  const stop = new AbortController();
  const cancel = (): void => { stop.abort(); };
  process.once('SIGINT', cancel);
  const bar = new SingleBar({ format: '{bar} {percentage}% {phase}', hideCursor: true, stream: process.stderr, noTTYOutput: false }, Presets.shades_classic);
  bar.start(100, 0, { phase: '' });
  let told = '';
  try {
    const result = await withStore(async (engine, config) => {
      const key = await config.pseudonymKey();
      return loadFiles(engine, {
        profile, files, signal: stop.signal,
        ...(flags.dataset === undefined ? {} : { dataset: flags.dataset }),
        ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
        ...(key === undefined ? {} : { pseudonymKey: key }),
        onProgress: ({ phase, done, total }) => {
          if (!process.stderr.isTTY && phase !== told) process.stderr.write(`${phaseName(phase, language)}\n`);
          told = phase;
          bar.setTotal(Math.max(1, total));
          bar.update(done, { phase: `${phaseName(phase, language)} ${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}` });
        },
      });
    });
    bar.stop();
    for (const line of resultLines(result, language)) process.stdout.write(`${line}\n`);
  } finally {
    bar.stop();
    process.removeListener('SIGINT', cancel);
  }
}
