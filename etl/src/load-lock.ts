import { randomInt } from 'node:crypto';
import type { Engine } from '@concord/sql';

interface Turn {
  tail: Promise<unknown>;
  readonly mine: Set<number>;
}

const turns = new WeakMap<Engine, Turn>();

function turnOf(engine: Engine): Turn {
  const known = turns.get(engine);
  if (known !== undefined) return known;
  const fresh: Turn = { tail: Promise.resolve(), mine: new Set() };
  turns.set(engine, fresh);
  return fresh;
}

/** Runs loads over one engine one after the other, in the order asked; a failed one does not hold up the next. */
export function inTurn<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  const turn = turnOf(engine);
  const result = turn.tail.then(work);
  turn.tail = result.catch(() => undefined);
  return result;
}

/** Checks are numbered from here, so that they never take the number of a load. */
const FIRST_CHECK = 2 ** 31;

/** A number for the tables of one check; nothing keeps it. */
export const checkNumber = (): number => FIRST_CHECK + randomInt(FIRST_CHECK);

/** True for what `checkNumber` gives. */
export const isCheckNumber = (loadNo: number): boolean => loadNo >= FIRST_CHECK;

/** Loads and checks this process is running now; recovery leaves them alone. */
export const loadsInHand = (engine: Engine): Set<number> => turnOf(engine).mine;
