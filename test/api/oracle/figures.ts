import type { Person } from './people.js';
import { countedIn, itemsOf, membersBySize, monthsOf, reckoned, type Range, type Told } from './reckon.js';
import type { Seen } from './seen.js';
import type { Selected, World } from './world.js';

/** A question of a kind: how it is asked, what it needs, what has to come back, and what of an answer is held against that. */
export interface Kind<Input> {
  /** Arguments by name with their types in the contract. */
  readonly args: Readonly<Record<string, string>>;
  readonly select: string;
  readonly needs: readonly string[];
  /** Dimensions it asks by. */
  readonly by: (input: Input) => readonly string[];
  /** Why somebody who has the rights is refused all the same. */
  readonly refusal?: (person: Person) => string | undefined;
  readonly expected: (world: World, person: Person, input: Input) => unknown;
  readonly shaped: (answer: never) => unknown;
}

const VALUE = 'value { value numerator denominator n sum p75 p90 }';
/** Named members by key and the rest; a line of which nothing is counted may be left out. */
type Lines = Readonly<Record<string, Told>>;
const lines = (all: readonly (readonly [string, Told])[]): Lines => Object.fromEntries(all.filter(([, { n }]) => n > 0));
const REST = '\u0000rest';
const keyOf = (member: Member | null): string => (member === null ? '' : member.isOther ? REST : member.key);
interface Member { readonly key: string; readonly isOther: boolean }
interface Asked extends Selected { readonly range: Range }

/** The cases of each named member, and those of the rest. */
function split(rows: readonly Seen[], dimension: string, named: readonly string[]): (readonly [string, readonly Seen[]])[] {
  const key = (one: Seen): string => one.keys[dimension] ?? '';
  return [...named.map((name): [string, Seen[]] => [name, rows.filter((one) => key(one) === name)]), [REST, rows.filter((one) => !named.includes(key(one)))]];
}

interface TotalInput extends Asked { readonly metrics: readonly string[] }
/** Metrics over a range as one number each. */
export const total: Kind<{ input: TotalInput }> = {
  args: { input: 'TotalInput!' }, needs: [], by: ({ input: { filters = [] } }) => filters.map(({ dimension }) => dimension),
  select: `{ metric ${VALUE} }`,
  expected: (world, person, { input }) => { const { rows, asOf } = world.seenBy(person, input); return input.metrics.map((metric) => ({ metric, value: reckoned(metric, rows, input.range, asOf) })); },
  shaped: (answer: unknown) => answer,
};

interface BreakdownInput extends Asked { readonly metric: string; readonly dimension: string; readonly top: number }
/** One metric by the members of a dimension. */
export const breakdown: Kind<{ input: BreakdownInput }> = {
  args: { input: 'BreakdownInput!' }, needs: [], by: ({ input: { dimension, filters = [] } }) => [dimension, ...filters.map((one) => one.dimension)],
  select: `{ memberCount total { value numerator denominator n sum p75 p90 } rows { member { key isOther } share ${VALUE} } findings { words { zh en } } }`,
  expected: (world, person, { input: { dimension, metric, range, top, ...input } }) => {
    const { rows, asOf } = world.seenBy(person, input);
    const members = membersBySize(countedIn(metric, itemsOf(metric, rows), range, asOf), dimension);
    return { count: members.length, total: reckoned(metric, rows, range, asOf), lines: lines(split(rows, dimension, members.slice(0, top).map(({ key }) => key)).map(([key, some]) => [key, reckoned(metric, some, range, asOf)])) };
  },
  shaped: ({ memberCount, rows, total: all }: { memberCount: number; total: Told; rows: { member: Member; value: Told }[] }) => ({ count: memberCount, total: all, lines: lines(rows.map(({ member, value }) => [keyOf(member), value])) }),
};

interface SeriesInput extends Asked { readonly metrics: readonly string[]; readonly split: string | null; readonly top: number }
/** Metrics by month, by member where they are split. */
export const series: Kind<{ input: SeriesInput }> = {
  args: { input: 'SeriesInput!' }, needs: [], by: ({ input: { filters = [], split: by } }) => [...(by === null ? [] : [by]), ...filters.map(({ dimension }) => dimension)],
  select: `{ metric member { key isOther } points { from to ${VALUE} } total { value numerator denominator n sum p75 p90 } findings { words { zh en } } }`,
  expected: (world, person, { input: { metrics, range, split: by, top, ...input } }) => {
    const { rows, asOf } = world.seenBy(person, input);
    const [first = ''] = metrics;
    const named = by === null ? [] : membersBySize(countedIn(first, itemsOf(first, rows), range, asOf), by).slice(0, top).map(({ key }) => key);
    return lines(metrics.flatMap((metric) => (by === null ? [['', rows] as const] : split(rows, by, named)).flatMap(([key, some]) =>
      [...monthsOf(range), null].map((month): [string, Told] => [`${metric}/${key}/${month?.from ?? 'all'}/${month?.to ?? ''}`, reckoned(metric, some, month ?? range, asOf)]))));
  },
  shaped: (answer: { metric: string; member: Member | null; points: { from: string; to: string; value: Told }[]; total: Told }[]) => lines(answer.flatMap(({ member, metric, points, total: all }) =>
    [...points.map(({ from, to, value }): [string, Told] => [`${metric}/${keyOf(member)}/${from}/${to}`, value]), [`${metric}/${keyOf(member)}/all/`, all] as [string, Told]])),
};

interface ExplorationInput extends Asked { readonly metrics: readonly string[]; readonly rows: string | null; readonly columns: string | null; readonly grain: 'all' | 'month'; readonly topRows: number; readonly topColumns: number }
interface Axis { readonly memberCount: number; readonly members: readonly Member[] }
/** Metrics by two splits and months, with the totals of each. */
export const exploration: Kind<{ input: ExplorationInput }> = {
  args: { input: 'ExplorationInput!' }, needs: [], by: ({ input: { columns, filters = [], rows } }) => [rows, columns, ...filters.map(({ dimension }) => dimension)].filter((one) => one !== null),
  select: `{ rows { memberCount members { key isOther } } columns { memberCount members { key isOther } } buckets { from to } cells { metric row column bucket ${VALUE} } findings { words { zh en } } }`,
  expected: (world, person, { input }) => {
    const { columns, grain, metrics, range, rows: by, topColumns, topRows } = input;
    const { rows, asOf } = world.seenBy(person, input);
    const [first = ''] = metrics;
    const sizes = (dimension: string) => membersBySize(countedIn(first, itemsOf(first, rows), range, asOf), dimension);
    const parts = (some: readonly Seen[], dimension: string | null, top: number): (readonly [string, readonly Seen[]])[] =>
      [['', some], ...(dimension === null ? [] : split(some, dimension, sizes(dimension).slice(0, top).map(({ key }) => key)).map(([key, mine]) => [`=${key}`, mine] as const))];
    return {
      counts: [by, columns].map((dimension) => (dimension === null ? null : sizes(dimension).length)),
      lines: lines(metrics.flatMap((metric) => parts(rows, by, topRows).flatMap(([row, some]) => parts(some, columns, topColumns).flatMap(([column, mine]) =>
        [null, ...(grain === 'month' ? monthsOf(range) : [])].map((month): [string, Told] => [`${metric}/${row}/${column}/${month?.from ?? ''}`, reckoned(metric, mine, month ?? range, asOf)]))))),
    };
  },
  shaped: ({ buckets, cells, columns, rows }: { rows: Axis | null; columns: Axis | null; buckets: Range[]; cells: { metric: string; row: number | null; column: number | null; bucket: number | null; value: Told }[] }) => {
    const at = (axis: Axis | null, index: number | null): string => (index === null ? '' : `=${keyOf(axis?.members[index] ?? null)}`);
    return { counts: [rows, columns].map((axis) => axis?.memberCount ?? null), lines: lines(cells.map(({ bucket, column, metric, row, value }) => [`${metric}/${at(rows, row)}/${at(columns, column)}/${bucket === null ? '' : (buckets[bucket]?.from ?? '')}`, value])) };
  },
};

interface FunnelInput extends Asked { readonly metric: string; readonly dimension: string }
/** A share by every member of a dimension. */
export const funnelPlot: Kind<{ input: FunnelInput }> = {
  args: { input: 'FunnelPlotInput!' }, needs: [], by: breakdown.by as never,
  select: `{ total { value numerator denominator n sum p75 p90 } unnamed { value numerator denominator n sum p75 p90 } points { member { key isOther } ${VALUE} } findings { words { zh en } } }`,
  expected: (world, person, { input: { dimension, metric, range, ...input } }) => {
    const { rows, asOf } = world.seenBy(person, input);
    return { total: reckoned(metric, rows.filter(({ keys }) => (keys[dimension] ?? '') !== ''), range, asOf), lines: lines(membersBySize(rows, dimension).map(({ key }) => [key, reckoned(metric, rows.filter(({ keys }) => (keys[dimension] ?? '') === key), range, asOf)])) };
  },
  shaped: ({ points, total: all, unnamed }: { total: Told; unnamed: Told | null; points: { member: Member; value: Told }[] }) => ({ total: all, lines: lines([...(unnamed === null ? [] : [['', unnamed] as const]), ...points.map(({ member, value }) => [member.key, value] as const)]) }),
};

interface ValuesInput { readonly dataset: string; readonly dimension: string; readonly limit: number; readonly search: string }
/** What a filter may be set to. */
export const filterValues: Kind<ValuesInput> = {
  args: { dataset: 'String!', dimension: 'DimensionId!', limit: 'Int!', search: 'String' }, needs: [], by: ({ dimension }) => [dimension],
  select: '{ total values { key n } }',
  expected: (world, person, { dataset, dimension, limit, search }) => {
    const found = membersBySize(world.seenBy(person, { dataset }).rows, dimension).filter(({ key }) => key.toLowerCase().includes(search.trim().toLowerCase()));
    return { total: found.length, values: found.slice(0, limit) };
  },
  shaped: (answer: unknown) => answer,
};

/** What there is. */
export const freshness: Kind<Record<string, never>> = {
  args: {}, needs: [], by: () => [], select: '{ datasets { id cases firstReceivedOn lastReceivedOn asOf } }',
  expected: (world, person) => world.names.map((id) => {
    const { rows, asOf } = world.seenBy(person, { dataset: id });
    const days = rows.map(({ received }) => received).sort();
    return { id, cases: rows.length, firstReceivedOn: days[0] ?? null, lastReceivedOn: days.at(-1) ?? null, asOf };
  }),
  shaped: ({ datasets }: { datasets: { id: string }[] }) => [...datasets].sort((a, b) => (a.id < b.id ? -1 : 1)),
};
