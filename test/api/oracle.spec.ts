import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';
import { Asker, refusalOf, type Failure } from './oracle/ask.js';
import { listed, type CasesAsked } from './oracle/cases.js';
import { Draw, type Question } from './oracle/draw.js';
import { people, type Person } from './oracle/people.js';
import { Random } from './oracle/random.js';
import { World } from './oracle/world.js';

/** Another seed asks other people other questions of other cases: CONCORD_ORACLE_SEED. */
const SEED = Number(process.env['CONCORD_ORACLE_SEED'] ?? 20_260_331);
/** Questions of one request, requests asked by several people, and of how many. */
const [TOGETHER, BATCHES, ASKED_BY, AT_ONCE] = [6, 66, 28, 4];

const random = new Random(SEED);
let api: Api;
let folder = '';
let world: World;
let everybody: readonly Person[];
let asker: Asker;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-oracle-'));
  world = await World.loadedInto(api, folder, random);
  everybody = await people(api.stores, random);
  asker = new Asker(api, world);
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface Turn { readonly person: Person; readonly questions: readonly Question[] }

/** All turns, so many at once. Whoever has no session asks alone: the server takes whoever asks for them meanwhile. */
async function play(turns: readonly Turn[]): Promise<(Failure & { readonly of: Person })[]> {
  const failures: (Failure & { readonly of: Person })[] = [];
  const next = turns.filter(({ person }) => person.viewer === undefined)[Symbol.iterator]();
  const take = async (left: Iterable<Turn>): Promise<void> => { for (const { person, questions } of left) failures.push(...(await asker.failures(person, questions)).map((failure) => ({ ...failure, of: person }))); };
  await Promise.all(Array.from({ length: AT_ONCE }, () => take(next)));
  await take(turns.filter(({ person }) => person.viewer !== undefined));
  return failures;
}

/** Fails with the smallest question that fails, told so that it can be asked again. */
async function expectNone(failures: readonly (Failure & { readonly of: Person })[]): Promise<void> {
  const [first] = [...failures].sort((a, b) => JSON.stringify(a.question).length - JSON.stringify(b.question).length);
  if (first === undefined) return;
  const { expected, got, person, question } = await asker.smallest(first.of, first);
  throw new Error(`seed ${String(SEED)}: ${String(failures.length)} of ${String(asker.asked.answered + asker.asked.refused)} answers are wrong; the smallest, asked by “${person}” who sees ${JSON.stringify(first.of.within)} with ${[...first.of.rights].join(', ')}:\n${JSON.stringify(question)}\nhad to get ${JSON.stringify(expected)?.slice(0, 3_000)}\nand got ${JSON.stringify(got)?.slice(0, 3_000)}`);
}

it('answers whoever asks whatever they ask by the cases they may see, and tells nobody of any other', async () => {
  const draw = new Draw(random, world);
  const batches = Array.from({ length: BATCHES }, (_, i) => Array.from({ length: TOGETHER }, () => (i % 5 === 4 ? draw.ofPeople() : i % 5 === 3 ? draw.ofCases() : draw.plain())));
  // The same questions come again and again, from other people, in any order: what was kept for one must not be told another.
  const turns = random.shuffled(batches.flatMap((questions) => random.some(everybody, ASKED_BY).map((person): Turn => ({ person, questions }))));
  await expectNone(await play(turns));
  // A marker of the next page grants nothing to whom it is handed on.
  const lists = batches.flat().filter(({ kind }) => kind === 'cases').map(({ asked }) => asked as unknown as CasesAsked);
  expect(lists.length).toBeGreaterThan(10);
  console.log(asker.asked);
}, 600_000);
