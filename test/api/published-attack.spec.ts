import { attack, nameOf, numbersOf, type ReadTable } from './attacker/attacker.js';
import type { Bounds } from './attacker/bounds.js';
import { KNOWN_TO_ALL, publishedCases, recount } from './attacker/published-cases.js';
import { KNOWN, Publishing } from './attacker/publishing.js';
import { Random } from './oracle/random.js';
import { codeOf, type Shown } from './people-questions.js';

const MONTHS = ['2026-01', '2026-02', '2026-03'];
const QUERIES = 1_000;
const SEED = 20_260_401;
const TABLES = 'tables { over places { keys counts } }';

const cases = publishedCases(SEED, MONTHS, 260);

let at: Publishing;
let reader: Shown;
/** By month, from the reader's answers alone. */
const collected = new Map<string, Map<string, number | null>>();
const shapes = new Map<string, readonly ReadTable[]>();

interface Read { readonly id: string; readonly month: string; readonly tables: readonly ReadTable[] }

beforeAll(async () => {
  at = await Publishing.start();
  await at.load('centre', cases);
  const publisher = await at.somebody('publisher', { role: 'committee_member' });
  for (const month of MONTHS) expect(codeOf(await at.publish(publisher, month))).toBeUndefined();
  reader = await at.somebody('outside', { role: 'reader' });
});
afterAll(() => at.close());

/** Keeps what an answer tells. A number that is told once and not another time, or otherwise, would be a way in. */
function keep({ month, tables }: Read): void {
  const before = collected.get(month) ?? new Map<string, number | null>();
  for (const [name, count] of numbersOf(tables)) {
    if (before.has(name)) expect(count).toBe(before.get(name));
    before.set(name, count);
  }
  collected.set(month, before);
  shapes.set(month, tables);
}

it('asks a thousand times what the session of a reader may be asked, in any order, and keeps every number', async () => {
  const random = new Random(SEED);
  const heads = (await at.as<{ publications: readonly { id: string }[] }>(reader, '{ publications { id } }')).data?.publications ?? [];
  expect(heads).toHaveLength(MONTHS.length);
  const questions = Array.from({ length: QUERIES }, () => {
    const id = random.happens(80) ? random.of(heads).id : random.of(['x', '', `${random.of(heads).id}x`, random.of(heads).id.toUpperCase(), '%', "' OR 1=1 --"]);
    const fields = random.some(['id', 'month', 'digest', 'asOf', 'dataVersion', 'publisher', TABLES], random.whole(3, 7));
    return { id, query: `query ($id: ID!) { ${random.of(['publication', 'a: publication', 'small: publication'])}(id: $id) { id month ${TABLES} ${fields.join(' ')} } ${random.happens(20) ? 'publications { id month datasetLabel { zh } }' : ''} }` };
  });
  let answered = 0;
  // One after the other: what the order could tell is tried as well.
  for (const { id, query } of questions) {
    const { data } = await at.as<Record<string, Read | readonly unknown[] | null>>(reader, query, { id });
    for (const one of Object.values(data ?? {})) if (one !== null && 'tables' in one) { keep(one); answered += 1; }
  }
  expect(answered).toBeGreaterThan(QUERIES / 2);
  expect([...collected.keys()].sort()).toEqual(MONTHS);
}, 600_000);

/** By month the true numbers of every table, counted from the rows. */
const truth = (month: string, tables: readonly ReadTable[]): Map<string, number> =>
  new Map(tables.flatMap(({ over }) => [...recount(cases, month, over, KNOWN)].flatMap(([place, counts]) => counts.map((count, measure): [string, number] => [nameOf(over, place.split('|'), measure), count]))));

it('is told what was counted, row by row, and nothing that counts from 1 to 4', () => {
  for (const month of MONTHS) {
    const [told, counted] = [collected.get(month) ?? new Map<string, number | null>(), truth(month, shapes.get(month) ?? [])];
    expect([...told.keys()].sort()).toEqual([...counted.keys()].sort());
    for (const [name, count] of told) {
      const real = counted.get(name) ?? -1;
      if (count === null) expect(real).toBeGreaterThan(0);
      else expect([name, count, count >= 1 && count <= 4]).toEqual([name, real, false]);
    }
  }
});

const width = ({ high, low }: Bounds): number => high - low + 1;

it('cannot work out a single protected number, by whatever bounds the sums give', async () => {
  const figures: object[] = [];
  for (const month of MONTHS) {
    const tables = shapes.get(month) ?? [];
    const [bounds, counted] = [await attack(tables, KNOWN_TO_ALL), truth(month, tables)];
    const small = [...bounds].filter(([name]) => (counted.get(name) ?? 0) <= 4);
    for (const [name, { high, low }] of bounds) expect([name, low <= (counted.get(name) ?? 0) && (counted.get(name) ?? 0) <= high]).toEqual([name, true]);
    expect(small.length).toBeGreaterThan(20);
    expect(small.filter(([, one]) => width(one) === 1)).toEqual([]);
    // Not even of what is hidden besides is any number certain.
    expect([...bounds].filter(([, one]) => width(one) === 1)).toEqual([]);
    const cells = [...counted.values()].filter((count) => count > 0).length;
    figures.push({ month, cells, primary: small.length, secondary: bounds.size - small.length, narrowest: Math.min(...small.map(([, one]) => width(one))), narrowestOfAll: Math.min(...[...bounds.values()].map(width)) });
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}, 600_000);

it('finds out where only the small numbers themselves are hidden: this attack is one', async () => {
  for (const month of MONTHS) {
    const counted = truth(month, shapes.get(month) ?? []);
    const bare = (shapes.get(month) ?? []).map(({ over, places }) => ({ over, places: places.map(({ keys }) => ({ keys, counts: [0, 1, 2, 3].map((measure) => { const count = counted.get(nameOf(over, keys, measure)) ?? 0; return count >= 1 && count <= 4 ? null : count; }) })) }));
    const recovered = [...await attack(bare, KNOWN_TO_ALL)].filter(([, one]) => width(one) === 1);
    expect(recovered.length).toBeGreaterThan(0);
    for (const [name, { low }] of recovered) expect(low).toBe(counted.get(name));
    process.stdout.write(`${month}: ${String(recovered.length)} worked out where only what is small is hidden\n`);
  }
}, 600_000);
