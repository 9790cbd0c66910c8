import { SingleBar, Presets } from 'cli-progress';
import { migrate, openEngine, type Engine } from '@concord/sql';
import { readLoadConfig, type LoadConfig } from '../config.js';
import { checkFiles } from '../check-files.js';
import { loadFiles, type LoadRequest } from '../load-files.js';
import { readProfile } from '../profile/profile.js';
import { recover } from '../recover.js';
import { checkLines } from './say-check.js';
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

/** Runs a delivery named on the command line over the configured store, with a bar; Ctrl-C cancels cleanly. */
export async function withRequest<T>(profileId: string, files: readonly string[], flags: LoadFlags, language: Language, work: (engine: Engine, request: LoadRequest) => Promise<T>): Promise<T> {
  const profile = await readProfile(profileId, flags.profiles);
  const stop = new AbortController();
  const cancel = (): void => { stop.abort(); };
  process.once('SIGINT', cancel);
  const bar = new SingleBar({ format: '{bar} {percentage}% {phase}', hideCursor: true, stream: process.stderr, noTTYOutput: false }, Presets.shades_classic);
  bar.start(100, 0, { phase: '' });
  try {
    return await withStore(async (engine, config) => {
      const key = await config.pseudonymKey();
      return work(engine, {
        profile, files, signal: stop.signal,
        ...(flags.dataset === undefined ? {} : { dataset: flags.dataset }),
        ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
        ...(key === undefined ? {} : { pseudonymKey: key }),
        onProgress: ({ phase, done, total }) => {
          bar.setTotal(Math.max(1, total));
          bar.update(done, { phase: `${phaseName(phase, language)} ${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}` });
        },
      });
    });
  } finally {
    bar.stop();
    process.removeListener('SIGINT', cancel);
  }
}

/** `etl load`: a cancelled or failed load publishes nothing. */
export async function loadCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const result = await withRequest(profileId, files, flags, language, loadFiles);
  for (const line of resultLines(result, language)) process.stdout.write(`${line}\n`);
}

/** `etl check`: the same without loading; the exit code is 1 where a load would be refused. */
export async function checkCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const report = await withRequest(profileId, files, flags, language, checkFiles);
  for (const line of checkLines(report, language)) process.stdout.write(`${line}\n`);
  if (report.refusal !== undefined) process.exitCode = 1;
}
