import { loadFiles, readProfile, withdrawLoad, type LoadResult } from '@concord/etl';
import { REFERENCE_COLUMNS, type Stores } from '@concord/sql';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';
import { recordProfile } from './record-profile.js';
import { sequence } from './sequence.js';

let store: ScratchStore;
beforeEach(async () => { store = await openScratchStore(); });
afterEach(async () => { await store.close(); });

const csv = (...rows: readonly string[]): string => [...rows, ''].join('\n');
const MESSAGES = 'message_id,case_id,sent_at,receipt';
const POSTS = 'mediator,valid_from,valid_to,organisation,team';
const YEARS = [2022, 2023, 2024];
const CASES = csv('case_id,received_on,mediator', ...Array.from({ length: 30 }, (_, n) => `C${String(n)},${String(YEARS[n % 3])}-05-0${String(1 + (n % 9))},M${String(n % 5)}`));

let files = 0;
async function load(profile: string, content: string, over: Stores = store.stores): Promise<LoadResult> {
  files += 1;
  return loadFiles(over, { profile: await readProfile(profile), files: [await store.file(`${String(files)}.csv`, content)], dataset: 'centre', pseudonymKey: KEY });
}

/** What cases take from records, of the table that publishing made case by case, and of all cases worked out at once from all records. */
async function bothWays(): Promise<readonly [unknown, unknown]> {
  const [[newest]] = await store.ask('SELECT max(load_no) FROM concord.publication') as [[number]];
  const of = (from: string): Promise<unknown> => store.ask(`SELECT source, case_id, ${REFERENCE_COLUMNS.map((name) => `toString(${name})`).join(', ')} FROM ${from} WHERE dataset = 'centre' ORDER BY source, case_id`);
  return [await of('concord.case_current'), await of(`concord.case_fact_as_of(as_of_load = ${String(newest)})`)];
}

/** The years that a load writes anew, as it tells the engine. */
async function yearsWritten(work: (over: Stores) => Promise<unknown>): Promise<readonly number[]> {
  const written = new Set<number>();
  const { engine } = store;
  const run: typeof engine.writer.run = (statement, options) => {
    if (statement.sql.startsWith('INSERT INTO concord.case_next')) for (const [, year] of statement.sql.matchAll(/toYear\(received_on\) = (\d+)/gu)) written.add(Number(year));
    return engine.writer.run(statement, options);
  };
  await work({ ...store.stores, engine: { ...engine, writer: { ...engine.writer, run } } });
  return [...written].sort((a, b) => a - b);
}

it('only years are written anew in which a case takes something else', async () => {
  await load('canonical', CASES);
  await load('message', csv(MESSAGES, ...Array.from({ length: 30 }, (_, n) => `K${String(n)},C${String(n)},2024-06-01 10:00,`)));
  // Of a case nobody has; as it was; another of C4, which was received in 2023.
  expect(await yearsWritten((over) => load('message', csv(MESSAGES, 'K90,C90,2024-06-01 10:00,'), over))).toEqual([]);
  expect(await yearsWritten((over) => load('message', csv(MESSAGES, 'K1,C1,2024-06-01 10:00,', 'K91,C91,2024-06-01 10:00,'), over))).toEqual([]);
  expect(await yearsWritten((over) => load('message', csv(MESSAGES, 'K92,C4,2024-05-01 10:00,'), over))).toEqual([2023]);
  // M0 has cases of all years; a post after them changes none.
  expect(await yearsWritten((over) => load('mediator', csv(POSTS, 'M0,2025-01-01,,O,T'), over))).toEqual([]);
  expect(await yearsWritten((over) => load('mediator', csv(POSTS, 'M1,2024-01-01,,O,T'), over))).toEqual([2024]);
  expect(await bothWays()).toEqual([expect.anything(), (await bothWays())[0]]);
});

it('a message put to another case, and back, changes both', async () => {
  await load('canonical', CASES);
  await load('message', csv(MESSAGES, 'K1,C1,2024-06-01 10:00,'));
  const told = (): Promise<unknown> => store.ask('SELECT case_id, notified_times FROM concord.case_current WHERE notified_times > 0 ORDER BY case_id');
  const moved = await load('message', csv(MESSAGES, 'K1,C2,2024-06-01 10:00,'));
  expect(await told()).toEqual([['C2', 1]]);
  // C1 is written anew with nothing to do with the message that had been its own.
  await load('message', csv(MESSAGES, 'K2,C1,2024-07-01 10:00,'));
  expect(await told()).toEqual([['C1', 1], ['C2', 1]]);
  await withdrawLoad(store.stores, moved.loadNo);
  expect(await told()).toEqual([['C1', 2]]);
});

it.each([11, 13])('after every load of a story (%i) cases are what all records at once make of them', async (seed) => {
  const below = sequence(seed);
  const loads: number[] = [(await load('canonical', CASES)).loadNo];
  const day = (): string => `202${String(2 + below(3))}-0${String(1 + below(9))}-1${String(below(9))}`;
  const post = (m: number): string => `M${String(m)},${day()},,O${String(below(3))},T${String(below(4))}`;
  const steps: readonly (() => Promise<LoadResult>)[] = [
    () => load('message', csv(MESSAGES, ...Array.from({ length: 6 }, (_, n) => `K${String(below(12) * 6 + n)},C${String(below(33))},${day()} 1${String(below(9))}:00,`))),
    () => load('mediator', csv(POSTS, post(below(5)))),
    async () => store.load(recordProfile('message', "delivery: snapshot\nmissing: withdrawn\nchecks: {max_missing_share: 1}\ndates: ['YYYY-MM-DD HH:mm']"), csv('message_id,case_no,sent_at', ...Array.from({ length: 8 }, (_, n) => `S${String(below(4) * 8 + n)},C${String(below(30))},${day()} 09:00`)), { dataset: 'centre' }),
    () => load('canonical', csv('case_id,received_on,mediator', ...[0, 1, 2].map((n) => `C${String(below(11) * 3 + n)},${day()},M${String(below(5))}`))),
    () => load('canonical', csv('case_id,received_on,mediator,first_mediator,handed_over_on', ...[0, 1].map((n) => `C${String(below(15) * 2 + n)},2023-04-03,M${String(below(5))},M${String(below(5))},2023-04-0${String(4 + below(5))}`))),
    () => load('mediator-alias', csv('alias,mediator,decided_on,decided_by,reason', `M${String(below(3))},M${String(3 + below(2))},2024-05-06,office,one and the same`)),
    () => load('handover', csv('case_id,handed_over_on,from_mediator,to_mediator,reason', ...[0, 1].map((n) => `C${String(below(15) * 2 + n)},202${String(2 + below(3))}-05-1${String(below(9))},M${String(below(5))},N${String(n)},${['', 'recusal'][below(2)] ?? ''}`))),
    () => load('crosswalk', csv('scheme,old_code,new_code', `product,P${String(below(9))},Q`)),
  ];
  for (let step = 0; step < 16; step += 1) {
    const taken = below(4) === 0 && loads.length > 2 ? loads.splice(1 + below(loads.length - 1), 1)[0] : undefined;
    if (taken === undefined) {
      const result = await steps[below(steps.length)]?.().catch((error: unknown) => { if ((error as { code?: string }).code !== 'TOO_MANY_REJECTS') throw error; return undefined; });
      if (result?.state === 'published') loads.push(result.loadNo);
    } else await withdrawLoad(store.stores, taken);
    const [kept, worked] = await bothWays();
    expect([step, kept]).toEqual([step, worked]);
  }
}, 180_000);
