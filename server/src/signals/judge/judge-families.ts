import { subjectKey, type AlertReason, type AlertSubject, type FoundAlert } from '@concord/sql';
import { alertLevels, type AlertLevel } from '../../stats/outbreaks/alert-level.js';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import { FALSE_DISCOVERIES, type Budget, type SignalFigures } from '../figures.js';
import type { Family, Kind, Tested } from '../kinds/kind.js';

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

/** Tests of rules that have probabilities are one pool over all kinds and grains; a rule of plain counts stands for itself. */
function standings(all: readonly KindFamily[]): ReadonlyMap<Tested, Standing> {
  const institutions = institutionsOf(all);
  const tests = all.flatMap(({ kind, family }) => family.tests.map((test) => ({ test, places: institutions(kind, family, test) })));
  const levelsOf = (some: typeof tests) => alertLevels(some.map(({ test, places }) => ({ exceedance: test, institutions: places, largeAmount: test.largeAmount })), FALSE_DISCOVERIES);
  const [pool, plain] = [tests.filter(({ test }) => test.chance !== null), tests.filter(({ test }) => test.chance === null)];
  const { adjusted } = benjaminiHochberg(pool.map(({ test }) => test.pValue), FALSE_DISCOVERIES);
  const sorted = pool.map(({ test }) => test.pValue).sort((a, b) => a - b);
  const [ofPool, ofPlain] = [levelsOf(pool), levelsOf(plain)];
  return new Map([
    ...pool.map(({ test, places }, i): [Tested, Standing] => [test, {
      level: ofPool[i] ?? null, institutions: places, adjusted: adjusted[i] ?? null, tested: pool.length,
      rank: test.alarm ? sorted.filter((p) => p <= test.pValue).length : null,
    }]),
    ...plain.map(({ test, places }, i): [Tested, Standing] => [test, { level: ofPlain[i] ?? null, institutions: places, adjusted: null, rank: null, tested: plain.length }]),
  ]);
}

/** The leading indicators are no type of dispute: their subject is the metric. */
const subjectOf = ({ type, place }: Family, { typeKey, placeKey }: Tested): AlertSubject =>
  ({ typeBy: type ?? (typeKey === '' ? '' : 'metric'), typeKey, placeBy: placeKey === '' ? '' : (place ?? ''), placeKey });

const chanceOf = (tests: readonly Tested[]): number | null =>
  (tests.some(({ chance }) => chance === null) ? null : tests.reduce((sum, { chance }) => sum + (chance ?? 0), 0));

/** What was tested and what chance would give, member by member; chances to six digits, since they are only ever added up. */
function byMember(tests: readonly Tested[], keyOf: (test: Tested) => string): Record<string, [number, number | null]> {
  const members = new Map<string, Tested[]>();
  for (const test of tests) members.set(keyOf(test), [...(members.get(keyOf(test)) ?? []), test]);
  return Object.fromEntries([...members].map(([key, mine]) => {
    const chance = chanceOf(mine);
    return [key, [mine.length, chance === null ? null : Math.round(chance * 1e6) / 1e6]];
  }));
}

function judgedFamily({ kind, family }: KindFamily, standing: ReadonlyMap<Tested, Standing>): JudgedFamily {
  const { type, place, period, tests } = family;
  const found = tests.flatMap((test): FoundReason[] => {
    const here = standing.get(test);
    if (here === undefined || here.level === null) return [];
    const alone = test.figures();
    const { adjusted, rank, tested } = here;
    const figures: SignalFigures = { ...alone, adjusted, rank, tested, institutions: alone.institutions ?? here.institutions };
    return [{ ...subjectOf(family, test), reason: { kind: kind.id, strength: here.level, sinceOn: test.sinceOn, seenOn: period.from, figures: JSON.stringify(figures) } }];
  });
  const count = (level: AlertReason['strength']): number => found.filter(({ reason }) => reason.strength === level).length;
  return {
    found,
    budget: {
      kind: kind.id, typeBy: type ?? '', placeBy: place ?? '', period, tested: tests.length,
      chance: chanceOf(tests), byType: byMember(tests, ({ typeKey }) => typeKey), byPlace: byMember(tests, ({ placeKey }) => placeKey),
      found: { notice: count('notice'), warning: count('warning'), critical: count('critical') },
    },
  };
}

/**
 * All series of a judgement together: which alarms hold, and how many chance alone would give. A warning holds by Benjamini–Hochberg among every series
 * tested, whatever its kind and grain: who opens the page reads one list.
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
