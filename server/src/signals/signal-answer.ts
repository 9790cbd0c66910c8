import {
  allDimensions, institutionTime, memberLabel, metricById, type Alert, type AlertEvent, type AlertKind, type AlertReason, type DimensionId, type Filter, type Judgement, type MetricId,
} from '@concord/sql';
import type { DimensionOf } from '../store/dimensions.js';
import { budgetSchema, figuresSchema, type Budget, type SignalFigures } from './figures.js';
import { KINDS } from './kinds/kinds.js';
import type { Signal, SignalBudget, SignalCases, SignalFamily, SignalReason, SignalSubject } from './signals.model.js';

const isDimension = (id: string): id is DimensionId => allDimensions.some((dimension) => dimension.id === id);

/** Null for all, and for what is no dimension. */
function subjectOf(dimensionOf: DimensionOf, by: string, key: string): SignalSubject | null {
  return isDimension(by) ? { dimension: by, member: { key, label: memberLabel(dimensionOf(by), key), isOther: false } } : null;
}

/** The list behind a signal: what was counted, or what stands open at the last month-end. */
function casesOf(kind: AlertKind, figures: SignalFigures, filters: readonly SignalSubject[]): SignalCases {
  if (figures.metric !== null) {
    const { id, better } = metricById(figures.metric);
    // Where fewer are better it is the cases counted that are looked for; else those of the whole that are not.
    return { metric: id as MetricId, part: better === 'lower' ? 'numerator' : 'denominator', range: figures.period, filters };
  }
  return { metric: KINDS[kind].counts ?? 'intake', part: 'numerator', range: figures.period, filters };
}

function reasonOf({ kind: id, strength, sinceOn, figures: kept }: AlertReason, type: SignalSubject | null, place: SignalSubject | null): SignalReason {
  const [kind, figures] = [KINDS[id], figuresSchema.parse(JSON.parse(kept))];
  return {
    kind: id, kindLabel: kind.label, strength, since: sinceOn, figures, ruleVersion: figures.versions?.rule ?? null, definitionVersion: figures.versions?.definition ?? null, metric: figures.metric === null ? null : (metricById(figures.metric).id as MetricId),
    sentence: kind.sentence({ type: type?.member.label ?? null, place: place?.member.label ?? null }, figures),
    cases: casesOf(id, figures, [type, place].filter((subject) => subject !== null)),
  };
}

/** An alert as the contract answers it; `foldedInto`: the id of the one of its list that it is told with. */
export function signalOf(dimensionOf: DimensionOf, alert: Alert, foldedInto: string | null, history: readonly AlertEvent[] | null): Signal {
  const [type, place] = [subjectOf(dimensionOf, alert.typeBy, alert.typeKey), subjectOf(dimensionOf, alert.placeBy, alert.placeKey)];
  const reasons = alert.reasons.map((reason) => reasonOf(reason, type, place));
  return {
    id: alert.id, strength: alert.strength, state: alert.state, isFiring: alert.isFiring, verdict: alert.verdict, type, place, reasons, foldedInto, metric: reasons[0]?.metric ?? null,
    since: alert.sinceOn, firstSeen: alert.firstSeenOn, lastSeen: alert.lastSeenOn, owner: alert.owner, note: alert.note, raisedBy: alert.raisedBy, seenBy: alert.seenBy,
    history: history === null ? null : history.map((event) => ({ ...event, happenedAt: institutionTime(event.happenedAt), kindLabels: event.kinds.map((kind) => KINDS[kind].label) })),
  };
}

type BudgetFamily = Budget[number];

/** What was tested of a family, and what chance would give of it. */
interface Counted {
  readonly tested: number;
  readonly chance: number | null;
  readonly chanceOfWarnings: number | null;
}

/** Null where there is none of any. */
const sumOf = (all: readonly (number | null)[]): number | null => (all.every((one) => one === null) ? null : all.reduce<number>((sum, one) => sum + (one ?? 0), 0));

function foundIn({ kind, typeBy, placeBy }: BudgetFamily, firing: readonly Alert[]): BudgetFamily['found'] {
  // The type of a leading indicator is its metric.
  const mine = firing.filter((alert) => (alert.typeBy === 'metric' ? '' : alert.typeBy) === typeBy && alert.placeBy === placeBy).flatMap(({ reasons }) => reasons.filter((reason) => reason.kind === kind));
  const count = (level: Alert['strength']): number => mine.filter(({ strength }) => strength === level).length;
  return { notice: count('notice'), warning: count('warning'), critical: count('critical') };
}

/** What a list of signals is narrowed to. */
export interface Narrowed {
  readonly kinds: readonly AlertKind[] | null;
  readonly filters: readonly Filter[];
}

/** A family's series that the filters keep; undefined where types and places are filtered at once: they were counted each for themselves. */
function narrowed(family: BudgetFamily, filters: readonly Filter[]): Counted | undefined {
  const { tested, chance, chanceOfWarnings = null } = family;
  if (filters.length === 0) return { tested, chance, chanceOfWarnings };
  const by = new Set(filters.map(({ dimension }) => dimension));
  // A signal about all of a dimension holds cases that a filter leaves out: it is in no such list.
  if ([...by].some((dimension) => dimension !== family.typeBy && dimension !== family.placeBy)) return { tested: 0, chance: 0, chanceOfWarnings: 0 };
  const members = by.has(family.typeBy as DimensionId) ? family.byType : family.byPlace;
  if (by.size > 1 || members === undefined) return undefined;
  const kept = Object.entries(members).filter(([key]) => filters.every(({ values, exclude = false }) => values.includes(key) !== exclude)).map(([, counted]) => counted);
  return { tested: kept.reduce((sum, [tested]) => sum + tested, 0), chance: sumOf(kept.map(([, chance]) => chance)), chanceOfWarnings: sumOf(kept.map(([, , chance = null]) => chance)) };
}

/**
 * A judgement's budget as the contract answers it: of the series that a list is narrowed to, with what was found among them. Null where it cannot be told
 * of them alone.
 */
export function budgetOf({ asOf, dataVersion, judgedAt, tookMs, budget }: Judgement, firing: readonly Alert[], { kinds, filters }: Narrowed): SignalBudget | null {
  const families: SignalFamily[] = [];
  for (const family of budgetSchema.parse(JSON.parse(budget))) {
    const { kind, typeBy, placeBy, period } = family;
    if (kinds?.includes(kind) === false) continue;
    const counted = narrowed(family, filters);
    if (counted === undefined) return null;
    if (filters.length > 0 && counted.tested === 0) continue;
    const found = filters.length === 0 ? family.found : foundIn(family, firing);
    families.push({ kind, kindLabel: KINDS[kind].label, meaning: KINDS[kind].meaning, typeBy: isDimension(typeBy) ? typeBy : null, placeBy: isDimension(placeBy) ? placeBy : null, period, ...counted, ...found });
  }
  const sum = (of: (family: SignalFamily) => number): number => families.reduce((total, family) => total + of(family), 0);
  const warnings = families.map(({ chanceOfWarnings }) => chanceOfWarnings);
  return {
    asOf, dataVersion, tookMs, judgedAt: institutionTime(judgedAt), families,
    tested: sum(({ tested }) => tested), chance: sum(({ chance }) => chance ?? 0), chanceOfWarnings: families.length === 0 ? 0 : sumOf(warnings),
    found: sum(({ critical, notice, warning }) => warning + critical + notice),
  };
}
