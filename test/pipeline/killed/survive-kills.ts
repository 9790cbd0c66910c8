import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '@concord/sql';
import { HeldDeliveries } from './held-deliveries.js';
import { loader, run, STAGES, tookMs, TURN, type Delivered, type Ended, type Stage } from './killed-process.js';

/** Where a loader is to die: as soon as a stage has begun, or after a share (0–1) of the time that it took an undisturbed load. */
export interface Kill {
  readonly of: Delivered;
  readonly stage: Stage;
  readonly after: 'at once' | number;
}

/** How many cases a store holds, and a digest of all they say; not of the numbers of their rows, which in a table are the order its database gives them in. */
async function held(dataDir: string): Promise<unknown> {
  const engine = await openEngine({ dataDir });
  const { rows } = await engine.writer.ask({ sql: 'SELECT count(), sum(cityHash64(toString(tuple(t.* EXCEPT (load_no, row_no))))) FROM concord.case_current AS t' });
  await engine.close();
  return rows;
}

/**
 * Kills loads of one store as planned, and holds after each what the store shows against what it must; in the end it shows what one shows that was never disturbed. What was killed later than at once, and before it
 * can have been published, is delivered again as it was, as whoever sees it fail would. `folder` is where its stores go. Returns what died in which stage.
 */
export async function survive(folder: string, kills: readonly Kill[]): Promise<ReadonlyMap<Stage, readonly Delivered[]>> {
  const [dataDir, undisturbed] = [await mkdtemp(join(folder, 'killed-')), await mkdtemp(join(folder, 'undisturbed-'))];
  const delivered = [...new Set(kills.map(({ of }) => of))].sort((a, b) => b.cases - a.cases);
  const expected = new HeldDeliveries(delivered);
  const undisturbedOf = new Map<Delivered, Ended>();
  const again = new Map<Delivered, number>();
  const died = new Map<Stage, Delivered[]>();
  let no = 0;
  let child = loader(dataDir);
  const load = async (of: Delivered, number: number, dieIn?: Stage, kill?: { readonly stage: Stage; readonly afterMs: number }): Promise<Ended> => {
    const upcoming = loader(dataDir);
    const ended = await run(child, { ...await of.put(number), ...(dieIn === undefined ? {} : { dieIn }) }, kill);
    child = upcoming;
    if (ended.found !== undefined && number > 0) expected.check(ended.found);
    expected.reached(number, of, ended.acknowledged ? STAGES.length : STAGES.indexOf([...ended.came.keys()].at(-1) ?? 'open'));
    return ended;
  };
  // The first brings every case, all others restate them.
  for (const of of [...delivered.slice(0, 1), ...delivered]) {
    const ended = await load(of, no++);
    expect(ended.acknowledged).toBe(true);
    undisturbedOf.set(of, ended);
  }
  for (const { of, stage, after } of kills) {
    const number = after === 'at once' ? no++ : (again.get(of) ?? no++);
    again.delete(of);
    const whole = undisturbedOf.get(of);
    if (whole === undefined) throw new Error('every delivery has been loaded once');
    const ended = await (after === 'at once' ? load(of, number, stage) : load(of, number, undefined, { stage, afterMs: after * tookMs(whole, stage) }));
    if (ended.acknowledged) continue;
    const last = [...ended.came.keys()].at(-1) ?? 'open';
    died.set(last, [...died.get(last) ?? [], of]);
    if (STAGES.indexOf(last) < TURN) again.set(of, number);
  }
  const closing = delivered.map((of) => [of, no++] as const);
  for (const [of, number] of closing) expect((await load(of, number)).acknowledged).toBe(true);
  child.stdin.end();
  for (const [of, number] of closing) await run(loader(undisturbed), await of.put(number));
  expect(await held(dataDir)).toEqual(await held(undisturbed));
  return died;
}
