import { ALERT_KINDS, type AlertKind, type FoundAlert } from '@concord/sql';
import { alertLevels } from '../../stats/outbreaks/alert-level.js';
import { benjaminiHochberg } from '../../stats/outbreaks/benjamini-hochberg.js';
import type { Snapshot } from '../../store/store.js';
import { FALSE_DISCOVERIES, type Budget, type SignalFigures } from '../figures.js';
import type { Family, Kind, Tested } from '../kinds/kind.js';
import { KINDS } from '../kinds/kinds.js';
import { JudgingContext } from './context.js';

/** What a judgement of one dataset says. */
export interface Judged {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly found: readonly FoundAlert[];
  readonly budget: Budget;
  /** Kinds about which something can be said. */
  readonly kinds: readonly AlertKind[];
}

/** How many institutions each type is in alarm at. */
function institutionsOf(families: readonly Family[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { type, place, tests } of families) {
    if (type === null || place !== 'institution') continue;
    for (const { alarm, typeKey } of tests) if (alarm) places.set(`${type} ${typeKey}`, (places.get(`${type} ${typeKey}`) ?? 0) + 1);
  }
  return places;
}

interface JudgedFamily {
  readonly found: readonly FoundAlert[];
  readonly budget: Budget[number];
}

/** The leading indicators are no type of dispute: their subject is the metric. */
const subjectOf = (kind: Kind, { type, place }: Family, { typeKey, placeKey }: Tested) =>
  ({ kind: kind.id, typeBy: type ?? (typeKey === '' ? '' : 'metric'), typeKey, placeBy: placeKey === '' ? '' : (place ?? ''), placeKey });

/** All series of a family together: which alarms hold, and how many chance alone would give. */
function judgeFamily(kind: Kind, family: Family, institutions: ReadonlyMap<string, number>): JudgedFamily {
  const { type, place, period, tests } = family;
  const places = (test: Tested): number => institutions.get(`${type ?? ''} ${test.typeKey}`) ?? 0;
  const levels = alertLevels(tests.map((test) => ({ exceedance: test, institutions: places(test), largeAmount: test.largeAmount })), FALSE_DISCOVERIES);
  const { adjusted } = benjaminiHochberg(tests.map(({ pValue }) => pValue), FALSE_DISCOVERIES);
  const sorted = tests.map(({ pValue }) => pValue).sort((a, b) => a - b);
  const found = tests.flatMap((test, i): FoundAlert[] => {
    const strength = levels[i] ?? null;
    if (strength === null) return [];
    const alone = test.figures();
    const rank = alone.pValue === null ? null : sorted.filter((p) => p <= test.pValue).length;
    const figures: SignalFigures = { ...alone, adjusted: alone.pValue === null ? null : (adjusted[i] ?? null), rank, tested: tests.length, institutions: alone.institutions ?? places(test) };
    return [{ ...subjectOf(kind, family, test), strength, sinceOn: test.sinceOn, seenOn: period.from, figures: JSON.stringify(figures) }];
  });
  const count = (level: FoundAlert['strength']): number => found.filter(({ strength }) => strength === level).length;
  const chances = tests.map(({ chance }) => chance);
  return {
    found,
    budget: {
      kind: kind.id, typeBy: type ?? '', placeBy: place ?? '', period, tested: tests.length,
      chance: chances.includes(null) ? null : chances.reduce((sum: number, chance) => sum + (chance ?? 0), 0),
      found: { notice: count('notice'), warning: count('warning'), critical: count('critical') },
    },
  };
}

/** Judges every series of one dataset as of the snapshot's data. Throws `QuestionError`, `EngineError`. */
export async function judgeDataset(snapshot: Snapshot, dataset: string): Promise<Judged> {
  const cases = await snapshot.cases({ dataset, filters: [] });
  const context = await JudgingContext.of(snapshot, cases);
  const nothing = { dataVersion: snapshot.version.number, asOf: cases.asOf };
  if (context === null) return { ...nothing, found: [], budget: [], kinds: [] };
  const judged = await Promise.all(ALERT_KINDS.map(async (id) => {
    const families = await KINDS[id].judge(context);
    const institutions = institutionsOf(families);
    return { id, families: families.map((family) => judgeFamily(KINDS[id], family, institutions)) };
  }));
  const all = judged.flatMap(({ families }) => families);
  return {
    ...nothing,
    found: all.flatMap(({ found }) => found),
    budget: all.map(({ budget }) => budget),
    kinds: judged.filter(({ families }) => families.length > 0).map(({ id }) => id),
  };
}
