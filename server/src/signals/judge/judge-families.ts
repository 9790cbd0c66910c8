import { metricById, subjectKey, type AlertReason, type AlertSubject, type FoundAlert } from '@concord/sql';
import { alertLevels, type AlertLevel } from '../../stats/outbreaks/alert-level.js';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import { FALSE_DISCOVERIES, type Budget, type SignalFigures } from '../figures.js';
import type { Family, Kind, Pool, Tested } from '../kinds/kind.js';

/** A family with the kind of signal it was tested for. */
export interface KindFamily {
  readonly kind: Kind;
  readonly family: Family;
}

/** One series in alarm: of whom, and why. */
export interface FoundReason extends AlertSubject {
  readonly reason: AlertReason;
}

/** What a family says: what was found in it, and how much of that chance alone would give. */
export interface JudgedFamily {
  readonly found: readonly FoundReason[];
  readonly budget: Budget[number];
}

/** A test as it stands among all of its judgement; `adjusted` and `rank` are null where the rule has no probabilities. */
interface Standing {
  readonly level: AlertLevel | null;
  readonly institutions: number;
  readonly adjusted: number | null;
  readonly rank: number | null;
  readonly tested: number;
  /** Probability of a warning when nothing has changed, or a bound on it; null where the rule has none. */
  readonly chanceOfWarning: number | null;
}

/** At how many institutions each type is in alarm, by kind. */
function institutionsOf(all: readonly KindFamily[]): (kind: Kind, family: Family, test: Tested) => number {
  const places = new Map<string, number>();
  const keyOf = (kind: Kind, { type }: Family, { typeKey }: Tested): string => `${kind.id} ${type ?? ''} ${typeKey}`;
  for (const { kind, family } of all) {
    if (family.type === null || family.place !== 'institution') continue;
    for (const test of family.tests) if (test.alarm) places.set(keyOf(kind, family, test), (places.get(keyOf(kind, family, test)) ?? 0) + 1);
  }
  return (kind, family, test) => places.get(keyOf(kind, family, test)) ?? 0;
}

interface PooledTest {
  readonly test: Tested;
  readonly places: number;
}

/**
 * How the tests of one pool stand among each other. An unchanged series is a warning where its p-value lies under the cut-off that holds with it among those held: of m series with R held,
 * q(R + 1)/m (Benjamini & Yekutieli 2001, Ann. Stat. 29:1165, section 4). That is its chance, whatever list it is shown in.
 */
function standingsIn(pool: Pool | null, tests: readonly PooledTest[]): [Tested, Standing][] {
  const levels = alertLevels(tests.map(({ test, places }) => ({ exceedance: test, institutions: places, largeAmount: test.largeAmount })), FALSE_DISCOVERIES);
  const pValues = tests.map(({ test }) => test.pValue);
  const { adjusted, rejected } = benjaminiHochberg(pValues, FALSE_DISCOVERIES);
  const cutOff = Math.min(1, (FALSE_DISCOVERIES * (rejected.filter(Boolean).length + 1)) / tests.length);
  const sorted = pValues.sort((a, b) => a - b);
  return tests.map(({ test, places }, i) => {
    const here = { level: levels[i] ?? null, institutions: places, tested: tests.length };
    if (pool === null) return [test, { ...here, adjusted: null, rank: null, chanceOfWarning: null }];
    return [test, {
      ...here, adjusted: adjusted[i] ?? null, rank: test.alarm ? sorted.filter((p) => p <= test.pValue).length : null,
      chanceOfWarning: test.chance === null ? null : Math.min(test.chance, cutOff),
    }];
  });
}

function standings(all: readonly KindFamily[]): ReadonlyMap<Tested, Standing> {
  const institutions = institutionsOf(all);
  const pools = new Map<Pool | null, PooledTest[]>();
  for (const { kind, family } of all) {
    const pool = pools.get(kind.pool) ?? [];
    pools.set(kind.pool, pool);
    for (const test of family.tests) pool.push({ test, places: institutions(kind, family, test) });
  }
  return new Map([...pools].flatMap(([pool, tests]) => standingsIn(pool, tests)));
}

/** The leading indicators are no type of dispute: their subject is the metric. */
const subjectOf = ({ type, place }: Family, { typeKey, placeKey }: Tested): AlertSubject =>
  ({ typeBy: type ?? (typeKey === '' ? '' : 'metric'), typeKey, placeBy: placeKey === '' ? '' : (place ?? ''), placeKey });

/** Null where a rule has no probability; to six digits, since chances are only ever added up. */
const sumOfChances = (chances: readonly (number | null | undefined)[]): number | null =>
  (chances.some((chance) => chance === null) ? null : Math.round(chances.reduce<number>((sum, chance) => sum + (chance ?? 0), 0) * 1e6) / 1e6);

const chancesOf = (tests: readonly Tested[], standing: ReadonlyMap<Tested, Standing>): [number | null, number | null] =>
  [sumOfChances(tests.map(({ chance }) => chance)), sumOfChances(tests.map((test) => standing.get(test)?.chanceOfWarning))];

/** What was tested and what chance would give, member by member. */
function byMember(tests: readonly Tested[], standing: ReadonlyMap<Tested, Standing>, keyOf: (test: Tested) => string): Record<string, [number, number | null, number | null]> {
  const members = new Map<string, Tested[]>();
  for (const test of tests) members.set(keyOf(test), [...(members.get(keyOf(test)) ?? []), test]);
  return Object.fromEntries([...members].map(([key, mine]) => [key, [mine.length, ...chancesOf(mine, standing)]]));
}

function judgedFamily({ kind, family }: KindFamily, standing: ReadonlyMap<Tested, Standing>): JudgedFamily {
  const { type, place, period, tests } = family;
  const found = tests.flatMap((test): FoundReason[] => {
    const here = standing.get(test);
    if (here === undefined || here.level === null) return [];
    const alone = test.figures();
    const { adjusted, rank, tested } = here;
    const versions = { rule: kind.version, definition: metricById(alone.metric ?? kind.counts ?? 'intake').version };
    const figures: SignalFigures = { ...alone, adjusted, rank, tested, institutions: alone.institutions ?? here.institutions, versions };
    return [{ ...subjectOf(family, test), reason: { kind: kind.id, strength: here.level, sinceOn: test.sinceOn, seenOn: period.from, figures: JSON.stringify(figures) } }];
  });
  const [chance, chanceOfWarnings] = chancesOf(tests, standing);
  const count = (level: AlertReason['strength']): number => found.filter(({ reason }) => reason.strength === level).length;
  return {
    found,
    budget: {
      kind: kind.id, typeBy: type ?? '', placeBy: place ?? '', period, tested: tests.length, chance, chanceOfWarnings,
      byType: byMember(tests, standing, ({ typeKey }) => typeKey), byPlace: byMember(tests, standing, ({ placeKey }) => placeKey),
      found: { notice: count('notice'), warning: count('warning'), critical: count('critical') },
    },
  };
}

/**
 * All series of a judgement together: which alarms hold, and how many chance alone would give. A warning holds by Benjamini–Hochberg among every series
 * of its pool, whatever its kind and grain: who opens the page reads one list.
 */
export function judgeFamilies(all: readonly KindFamily[]): JudgedFamily[] {
  const standing = standings(all);
  return all.map((one) => judgedFamily(one, standing));
}

/** Everything found of one subject as one alert with its reasons, for people deal with a type and a place and not with a rule. */
export function alertsOf(found: readonly FoundReason[]): FoundAlert[] {
  const alerts = new Map<string, FoundAlert>();
  for (const { reason, ...subject } of found) {
    const key = subjectKey(subject);
    alerts.set(key, { ...subject, reasons: [...(alerts.get(key)?.reasons ?? []), reason] });
  }
  return [...alerts.values()];
}
