import { daysFrom, later } from './raw.js';
import { closingsOf, type Seen } from './seen.js';

/** Both ends belong to it. */
export interface Range { readonly from: string; readonly to: string }
/** A number as it has to be told; null where there is none. */
export interface Told { readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly n: number; readonly sum: number | null; readonly p75: number | null; readonly p90: number | null }
/** Part of a number. */
export type Part = 'denominator' | 'numerator' | 'rest';

interface Definition {
  readonly kind: 'amount' | 'count' | 'duration' | 'level' | 'ratio';
  /** The day under which it is counted. */
  readonly on: (one: Seen) => string;
  /** Those that are counted. */
  readonly all: (one: Seen, asOf: string) => boolean;
  /** Of a share, those of its numerator. */
  readonly some?: (one: Seen, asOf: string) => boolean;
  readonly amount?: (one: Seen) => number | null;
  /** Each closing counts. */
  readonly closings?: true;
  /** Of a stock: whether it is in it at the end of a day. */
  readonly there?: (one: Seen, day: string) => boolean;
}

const FEW = 10;
const classOf = ({ outcome }: Seen): string => outcome.slice(0, 1);
const isValid = (one: Seen): boolean => classOf(one) !== 'X';
const isOf = (one: Seen, classes: string): boolean => one.outcome !== '' && classes.includes(classOf(one));
/** A day that is known and not after another. */
const by = (day: string, last: string): boolean => day !== '' && last !== '' && day <= last;

/** Times in stock: from, until ('' while it lasts). */
function staysOf(one: Seen): (readonly [string, string])[] {
  if (!isValid(one)) return [];
  const stays: (readonly [string, string])[] = [[one.opened, one.left]];
  if (by(one.inactive, one.reactivated) && (one.ended === '' || one.reactivated <= one.ended)) stays.push([one.reactivated, one.ended]);
  if (by(one.ended, one.reopened)) stays.push([one.reopened, by(one.reopened, one.closed) ? one.closed : '']);
  return stays;
}

/** In stock at the end of a day, for longer than so many days since another one. */
const stock = (since?: (one: Seen) => string, days = 0) => (one: Seen, day: string): boolean => staysOf(one).some(([from, until]) => {
  if (since === undefined) return from <= day && (until === '' || until > day);
  const start = since(one);
  if (start === '') return false;
  const begins = later(start, days + 1);
  const entered = begins > from ? begins : from;
  return entered <= day && (until === '' || (until > day && until > entered));
});

const level = (there: (one: Seen, day: string) => boolean): Definition => ({ kind: 'level', on: ({ opened }) => opened, all: () => true, there });

/** What the numbers mean, in words of this test alone. */
export const METRICS: Readonly<Record<string, Definition>> = {
  intake: { kind: 'count', on: ({ received }) => received, all: isValid },
  acceptances: { kind: 'count', on: ({ accepted }) => accepted, all: isValid },
  closings: { kind: 'count', closings: true, on: ({ closed }) => closed, all: (one) => one.outcome !== '' && isValid(one) },
  settlement_rate: { kind: 'ratio', closings: true, on: ({ closed }) => closed, all: (one) => isOf(one, 'SU'), some: (one) => isOf(one, 'S') },
  settlement_rate_all: { kind: 'ratio', closings: true, on: ({ closed }) => closed, all: (one) => isOf(one, 'SUT'), some: (one) => isOf(one, 'S') },
  settlement_rate_participating: { kind: 'ratio', closings: true, on: ({ closed }) => closed, all: (one) => isOf(one, 'SUT') && by(one.consent, one.closed), some: (one) => isOf(one, 'S') },
  settlement_rate_first_session: { kind: 'ratio', on: ({ closed }) => closed, all: (one) => isOf(one, 'SU') && one.session !== '', some: (one) => isOf(one, 'S') && by(one.agreed, one.session) },
  settlement_rate_cohort: { kind: 'ratio', on: ({ received }) => received, all: isValid, some: (one) => isOf(one, 'S') },
  settlement_rate_within_limit: { kind: 'ratio', on: ({ assigned }) => assigned, all: (one, asOf) => isValid(one) && by(one.limit, asOf), some: (one) => isOf(one, 'S') && by(one.closed, one.limit) },
  acceptance_rate: { kind: 'ratio', on: ({ received }) => received, all: ({ outcome }) => outcome !== 'X2' && outcome !== 'X3', some: ({ accepted }) => accepted !== '' },
  exclusion_rate: { kind: 'ratio', on: ({ received }) => received, all: () => true, some: (one) => !isValid(one) },
  time_to_resolution: { kind: 'duration', on: ({ opened }) => opened, all: (one, asOf) => isValid(one) && one.opened <= asOf, some: (one, asOf) => by(one.ended, asOf) },
  amount_claimed: { kind: 'amount', on: ({ received }) => received, all: (one) => isValid(one) && one.claimed !== null, amount: ({ claimed }) => claimed },
  amount_agreed: { kind: 'amount', on: ({ agreed }) => agreed, all: (one) => isOf(one, 'S') && one.agreedAmount !== null, amount: ({ agreedAmount }) => agreedAmount },
  pending: level(stock()),
  pending_over_30: level(stock(({ opened }) => opened, 30)),
  pending_overdue: level(stock(({ limit }) => limit)),
};

/** Of a metric. */
export const definitionOf = (metric: string): Definition => METRICS[metric] as Definition;

/** What a metric counts one by one. */
export const itemsOf = (metric: string, rows: readonly Seen[]): readonly Seen[] => (definitionOf(metric).closings === true ? rows.flatMap(closingsOf) : rows);

/** Those of the items that a part of the number counts in a range. */
export function countedIn(metric: string, items: readonly Seen[], { from, to }: Range, asOf: string, part: Part = 'denominator'): Seen[] {
  const { all, kind, on, some, there } = definitionOf(metric);
  if (there !== undefined) return items.filter((one) => there(one, to));
  const counted = items.filter((one) => on(one) !== '' && on(one) >= from && on(one) <= to && all(one, asOf));
  const isSome = some ?? (() => true);
  if (part === 'denominator' || (kind !== 'ratio' && kind !== 'duration')) return counted;
  return counted.filter((one) => isSome(one, asOf) === (part === 'numerator'));
}

/** The value that a share `p` of sorted numbers does not exceed, between two of them as spreadsheets do. */
function quantileOf(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/** The first day by which a share has ended, by the product-limit estimate; null where it never has. */
function endedBy(lives: readonly { readonly days: number; readonly hasEnded: boolean }[], p: number): number | null {
  let survival = 1;
  for (const day of [...new Set(lives.filter(({ hasEnded }) => hasEnded).map(({ days }) => days))].sort((a, b) => a - b)) {
    survival *= 1 - lives.filter(({ days, hasEnded }) => hasEnded && days === day).length / lives.filter(({ days }) => days >= day).length;
    if (survival <= 1 - p + 1e-12) return day;
  }
  return null;
}

/** The number of a metric over a range. */
export function reckoned(metric: string, rows: readonly Seen[], range: Range, asOf: string): Told {
  const definition = definitionOf(metric);
  const counted = countedIn(metric, itemsOf(metric, rows), range, asOf);
  const n = counted.length;
  const none: Told = { value: null, numerator: n, denominator: null, n, sum: null, p75: null, p90: null };
  const isSome = definition.some ?? (() => true);
  switch (definition.kind) {
    case 'count':
    case 'level': return { ...none, value: n };
    case 'ratio': { const some = counted.filter((one) => isSome(one, asOf)).length; return { ...none, numerator: some, denominator: n, value: n < FEW ? null : some / n }; }
    case 'amount': {
      const amounts = counted.map((one) => definition.amount?.(one) ?? 0).sort((a, b) => a - b);
      return { ...none, sum: amounts.reduce((sum, one) => sum + one, 0), value: n < FEW ? null : quantileOf(amounts, 0.5), p90: n < FEW ? null : quantileOf(amounts, 0.9) };
    }
    case 'duration': {
      const lives = counted.map((one) => ({ hasEnded: isSome(one, asOf), days: daysFrom(one.opened, isSome(one, asOf) ? one.ended : asOf) }));
      const told = { ...none, numerator: lives.filter(({ hasEnded }) => hasEnded).length, denominator: n };
      return n < FEW ? told : { ...told, value: endedBy(lives, 0.5), p75: endedBy(lives, 0.75), p90: endedBy(lives, 0.9) };
    }
  }
}

/** Members of a split by how many they hold, the largest first, ties by key. */
export function membersBySize(items: readonly Seen[], dimension: string): { readonly key: string; readonly n: number }[] {
  const sizes = new Map<string, number>();
  for (const { keys } of items) sizes.set(keys[dimension] ?? '', (sizes.get(keys[dimension] ?? '') ?? 0) + 1);
  return [...sizes].map(([key, n]) => ({ key, n })).sort((a, b) => b.n - a.n || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

/** Months of a range, cut at its ends. */
export function monthsOf({ from, to }: Range): Range[] {
  const months: Range[] = [];
  for (let first = from; first <= to;) {
    const next = later(`${first.slice(0, 7)}-28`, 4).slice(0, 7);
    const last = later(`${next}-01`, -1);
    months.push({ from: first, to: last < to ? last : to });
    first = `${next}-01`;
  }
  return months;
}
