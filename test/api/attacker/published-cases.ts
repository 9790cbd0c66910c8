import { later } from '../oracle/raw.js';
import { Random } from '../oracle/random.js';

/** Columns of the delivered file, in their order. */
const COLUMNS = ['case_id', 'received_on', 'closed_on', 'outcome', 'institution', 'business', 'cause', 'product', 'intake_channel', 'region', 'organisation', 'amount_claimed'] as const;
/** A case as it is written. */
export type RawCase = Readonly<Record<(typeof COLUMNS)[number], string>>;

const INSTITUTIONS = ['I1', 'I2', 'I3', 'I4', 'I5'];
const BUSINESSES = ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08'];
const CAUSES = ['C01', 'C03', 'C05', 'C08', 'C11', 'C12'];
const CHANNELS = ['consumer', 'institution', 'regulator'];
const AMOUNTS = ['', '3000', '20000', '90000', '400000'];
const OUTCOMES = ['S2', 'S2', 'S2', 'U1', 'U3', 'T2', 'X2'];

/** What everybody in the field knows: where an organisation is, and what kind of business a product belongs to. */
export const KNOWN_TO_ALL: readonly { readonly of: string; readonly decides: string; readonly as: Readonly<Record<string, string>> }[] = [
  { of: 'organisation', decides: 'region', as: { O1: 'R1', O2: 'R1', O3: 'R2', O4: 'R2', O5: 'R3', O6: 'R4' } },
  { of: 'product', decides: 'business', as: Object.fromEntries(BUSINESSES.flatMap((business) => ['a', 'b'].map((letter) => [`P${business}${letter}`, business]))) },
];

/** One of them, the first far more often than the last. */
const skewed = <Thing>(random: Random, things: readonly Thing[]): Thing => things[Math.floor(random.share() ** 2.5 * things.length)] as Thing;

/** Cases of some months in which much is rare: the same each time for a seed. */
export function publishedCases(seed: number, months: readonly string[], aMonth: number): RawCase[] {
  const random = new Random(seed);
  return months.flatMap((month, m) => Array.from({ length: aMonth }, (_, i): RawCase => {
    const received = i === 0 ? `${month}-01` : later(`${month}-01`, random.whole(0, 27));
    const organisation = skewed(random, ['O1', 'O2', 'O3', 'O4', 'O5', 'O6']);
    const business = skewed(random, BUSINESSES);
    return {
      case_id: `K${String(m)}-${String(i)}`, received_on: received, closed_on: later(received, random.whole(1, 40)), outcome: random.of(OUTCOMES), institution: skewed(random, INSTITUTIONS), business, cause: skewed(random, CAUSES),
      product: `P${business}${random.happens(80) ? 'a' : 'b'}`, intake_channel: skewed(random, CHANNELS), region: KNOWN_TO_ALL[0]?.as[organisation] ?? '', organisation, amount_claimed: skewed(random, AMOUNTS),
    };
  }));
}

/** A case as the file holds it on a day: what comes after is not known yet. */
const knownOn = (known: string) => (one: RawCase): string => COLUMNS.map((column) => (one.closed_on > known && (column === 'closed_on' || column === 'outcome') ? '' : one[column])).join(',');

/** The cases as a file, as they were known on a day. */
export const fileOf = (cases: readonly RawCase[], known: string): string => `${[COLUMNS.join(','), ...cases.map(knownOn(known))].join('\n')}\n`;

const bandOf = (amount: string): string => (amount === '' ? '' : Number(amount) < 10_000 ? '<1' : Number(amount) < 50_000 ? '1-5' : Number(amount) < 200_000 ? '5-20' : '20+');

/** Counted once more, row by row: what a place of a table over some dimensions counts in a month; received, closed, settled, not settled. */
export function recount(cases: readonly RawCase[], month: string, over: readonly string[], known: string): ReadonlyMap<string, readonly number[]> {
  const counted = new Map<string, number[]>();
  for (const one of cases) {
    const place = over.map((dimension) => (dimension === 'amount_band' ? bandOf(one.amount_claimed) : one[dimension as keyof RawCase])).join('|');
    const closed = one.closed_on <= known;
    if (closed && one.outcome.startsWith('X')) continue;
    const counts = counted.get(place) ?? [0, 0, 0, 0];
    const add = (measure: number, isCounted: boolean): void => { counts[measure] = (counts[measure] ?? 0) + Number(isCounted); };
    const ended = closed && one.closed_on.startsWith(month);
    add(0, one.received_on.startsWith(month));
    add(1, ended);
    add(2, ended && one.outcome.startsWith('S'));
    add(3, ended && !one.outcome.startsWith('S'));
    if (counts.some((count) => count > 0)) counted.set(place, counts);
  }
  return counted;
}
