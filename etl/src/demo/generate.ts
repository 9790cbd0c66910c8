import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorkCalendar, type RecordId } from '@concord/sql';
import { aftermath } from './history/aftermath.js';
import { Courses } from './history/course.js';
import { AS_OF, DemoDays, FIRST_DAY, FIRST_DELIVERY, intakePerDay, monthNumber, monthStart } from './days.js';
import { Dirt } from './dirt.js';
import { Messages } from './messages.js';
import { IntakeDesk } from './history/intake.js';
import { LUCKY } from './plan.js';
import { Random } from './random.js';
import { referenceCsv, referenceData } from './reference.js';
import { Restatements } from './restated.js';
import { HEADER, line, Snapshot, type History, type Row } from './snapshot.js';
import { IdleTrainingTally, PLANTED, type TruthsFile } from './truths.js';
import { world, type World } from './history/world.js';

/** What makes one demo history differ from another. */
export interface DemoOptions {
  /** Whole number; the same seed and number of cases give the same bytes everywhere. */
  readonly seed: number;
  /** Cases received from 2023-11-01 to 2026-10-31. Those not entered by then are not delivered. */
  readonly cases: number;
}

/** What the product shows when it has nothing else to show; a seed in which chance hides none of the truths. */
export const DEMO_DEFAULTS: DemoOptions = { seed: 2023, cases: 66_000 };

/** What was written: reference data to be loaded first, then the deliveries of cases in their order. */
export interface DemoFiles {
  readonly records: readonly { readonly kind: RecordId; readonly file: string }[];
  readonly files: readonly string[];
  readonly truths: string;
}

const CHUNK_CHARACTERS = 1 << 18;
const MESSAGES = 'demo-message.csv';

/** One file being written; holds at most a chunk. */
class Delivery {
  private text = `${HEADER.join(',')}\n`;
  goodRows = 0;

  constructor(readonly file: string, private readonly handle: FileHandle, readonly dirt: Dirt) {}

  async write(row: Row, good: string, index: number): Promise<void> {
    this.text += good + this.dirt.after(row, index);
    this.goodRows += 1;
    if (this.text.length > CHUNK_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const { text } = this;
    this.text = '';
    await this.handle.writeFile(text);
  }

  /** For `truths.json`. */
  summary(): TruthsFile['deliveries'][number] {
    const dirty = Object.values(this.dirt.count).reduce((sum, n) => sum + n, 0);
    return { file: this.file, rows: this.goodRows + dirty, goodRows: this.goodRows, dirt: this.dirt.count };
  }
}

/**
 * Writes the demo history into `dir`: `demo-1.csv` as known on 2026-09-30, `demo-2.csv` with what was new or different on
 * 2026-10-31, a file of each kind of reference data, and `truths.json`. Canonical CSV in UTF-8; memory does not grow with `cases`.
 */
export async function writeDemo(dir: string, { seed, cases }: DemoOptions = DEMO_DEFAULTS): Promise<DemoFiles> {
  await mkdir(dir, { recursive: true });
  const names = ['demo-1.csv', 'demo-2.csv'] as const;
  const handles = await Promise.all([open(join(dir, names[0]), 'w'), open(join(dir, names[1]), 'w'), open(join(dir, MESSAGES), 'w')]);
  try {
    const first = new Delivery(names[0], handles[0], new Dirt(0, cases));
    const second = new Delivery(names[1], handles[1], new Dirt(1, cases));
    const days = new DemoDays(readWorkCalendar());
    const messages = new Messages(handles[2], days, seed);
    const told = await deliver({ first, second, messages }, days, { seed, cases });
    await Promise.all([first.flush(), second.flush(), messages.flush()]);
    const truths = join(dir, 'truths.json');
    const file: TruthsFile = { seed, cases, asOf: ['2026-09-30', '2026-10-31'], deliveries: [first.summary(), second.summary()], ...told };
    await writeFile(truths, `${JSON.stringify(file, null, 2)}\n`);
    return { records: [...await writeReference(dir, world(seed), told.truths), { kind: 'message', file: join(dir, MESSAGES) }], files: names.map((name) => join(dir, name)), truths };
  } finally {
    await Promise.all(handles.map((handle) => handle.close()));
  }
}

/** Writes the reference data, a file a kind. */
async function writeReference(dir: string, places: World, truths: TruthsFile['truths']): Promise<DemoFiles['records']> {
  const idle = truths.find(({ id }) => id === 'idle_training')?.where['mediator'] ?? [];
  const written: { kind: RecordId; file: string }[] = [];
  for (const [kind, rows] of Object.entries(referenceData(places, idle)) as [RecordId, Parameters<typeof referenceCsv>[1]][]) {
    const file = join(dir, `demo-${kind.replaceAll('_', '-')}.csv`);
    await writeFile(file, referenceCsv(kind, rows));
    written.push({ kind, file });
  }
  return written;
}

/** Where the history goes. */
interface Files {
  readonly first: Delivery;
  readonly second: Delivery;
  readonly messages: Messages;
}

async function deliver({ first, second, messages }: Files, days: DemoDays, { seed, cases }: DemoOptions): Promise<Pick<TruthsFile, 'restated' | 'truths'>> {
  const places = world(seed);
  const early = new Snapshot(days, FIRST_DELIVERY);
  const late = new Snapshot(days, AS_OF);
  const restatements = new Restatements(places, Math.floor(cases / 400));
  const idle = new IdleTrainingTally();
  for (const history of histories({ seed, cases }, days, places)) {
    const { index } = history.intake;
    let known = '';
    if (early.knows(history)) {
      const row = early.row(history);
      known = line(row);
      await first.write(row, known, index);
    }
    const told = restatements.restate(history);
    if (!late.knows(told)) continue;
    const row = late.row(told);
    idle.add(row);
    await messages.write(told);
    const text = line(row);
    if (text !== known) await second.write(row, text, index);
  }
  return { restated: restatements.done, truths: [...PLANTED, idle.truth()] };
}

/** All cases in the order in which they are received. */
function* histories({ seed, cases }: DemoOptions, days: DemoDays, places: World): Generator<History> {
  const perDay = intakePerDay(days, cases, new Random(seed, 'volume'));
  const fortunate = fortunateCases(perDay);
  const desk = new IntakeDesk(places, days);
  const courses = new Courses(places, days);
  const streams = { intake: new Random(seed, 'intake'), course: new Random(seed, 'course'), after: new Random(seed, 'after'), beside: new Random(seed, 'beside'), agents: new Random(seed, 'agents') };
  let index = 0;
  let ofMonth = 0;
  for (const [offset, count] of perDay.entries()) {
    const day = FIRST_DAY + offset;
    if (days.text(day).endsWith('-01')) ofMonth = 0;
    for (let i = 0; i < count; i += 1) {
      for (const stream of Object.values(streams)) stream.restart(index);
      const intake = desk.receive(streams.intake, streams.agents, index, day, (ofMonth += 1));
      const course = courses.run(streams.course, intake, fortunate.has(index));
      yield { intake, course, after: aftermath(streams.after, streams.beside, days, intake, course) };
      index += 1;
    }
  }
}

/** Numbers of the cases that go to the lucky mediator, spread over the months in question. */
function fortunateCases(perDay: readonly number[]): ReadonlySet<number> {
  const receivedBefore = (day: number) => perDay.slice(0, day - FIRST_DAY).reduce((sum, n) => sum + n, 0);
  const from = receivedBefore(monthStart(monthNumber(LUCKY.from)));
  const upTo = receivedBefore(monthStart(monthNumber(LUCKY.to) + 1));
  return new Set(Array.from({ length: LUCKY.cases }, (_, i) => from + Math.floor(((i + 0.5) * (upTo - from)) / LUCKY.cases)));
}
