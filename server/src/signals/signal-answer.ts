import {
  allDimensions, dimensionById, institutionTime, memberLabel, metricById, type Alert, type AlertEvent, type AlertKind, type DimensionId, type Judgement, type MetricId,
} from '@concord/sql';
import { budgetSchema, FALSE_DISCOVERIES, figuresSchema, type SignalFigures } from './figures.js';
import { KINDS } from './kinds/kinds.js';
import type { Signal, SignalBudget, SignalCases, SignalSubject } from './signals.model.js';

const isDimension = (id: string): id is DimensionId => allDimensions.some((dimension) => dimension.id === id);

/** Null for all, and for what is no dimension. */
function subjectOf(by: string, key: string): SignalSubject | null {
  return isDimension(by) ? { dimension: by, member: { key, label: memberLabel(dimensionById(by), key), isOther: false } } : null;
}

/** The list behind a signal: what was counted, or what stands open at the last month-end. */
function casesOf(kind: AlertKind, figures: SignalFigures, filters: readonly SignalSubject[]): SignalCases {
  if (figures.metric !== null) return { metric: metricById(figures.metric).id as MetricId, part: 'denominator', range: figures.period, filters };
  return { metric: kind === 'stuck' ? 'pending' : 'intake', part: 'numerator', range: figures.period, filters };
}

/** An alert as the contract answers it. */
export function signalOf(alert: Alert, history: readonly AlertEvent[] | null): Signal {
  const figures = figuresSchema.parse(JSON.parse(alert.figures));
  const [type, place] = [subjectOf(alert.typeBy, alert.typeKey), subjectOf(alert.placeBy, alert.placeKey)];
  const kind = KINDS[alert.kind];
  return {
    id: alert.id, kind: alert.kind, kindLabel: kind.label, strength: alert.strength, state: alert.state, isFiring: alert.isFiring, type, place, figures,
    metric: figures.metric === null ? null : (metricById(figures.metric).id as MetricId),
    sentence: kind.sentence({ type: type?.member.label ?? null, place: place?.member.label ?? null }, figures),
    since: alert.sinceOn, firstSeen: alert.firstSeenOn, lastSeen: alert.lastSeenOn, owner: alert.owner, note: alert.note, raisedBy: alert.raisedBy, seenBy: alert.seenBy,
    cases: casesOf(alert.kind, figures, [type, place].filter((subject) => subject !== null)),
    history: history === null ? null : history.map((event) => ({ ...event, happenedAt: institutionTime(event.happenedAt) })),
  };
}

/** A judgement's budget as the contract answers it. */
export function budgetOf({ asOf, dataVersion, judgedAt, tookMs, budget }: Judgement): SignalBudget {
  const families = budgetSchema.parse(JSON.parse(budget));
  const sum = (of: (family: (typeof families)[number]) => number): number => families.reduce((total, family) => total + of(family), 0);
  return {
    asOf, dataVersion, tookMs, judgedAt: institutionTime(judgedAt),
    tested: sum(({ tested }) => tested), chance: sum(({ chance }) => chance ?? 0), chanceOfWarnings: FALSE_DISCOVERIES * sum(({ found }) => found.warning + found.critical),
    found: sum(({ found }) => found.notice + found.warning + found.critical),
    families: families.map(({ kind, typeBy, placeBy, period, tested, chance, found }) => ({
      kind, kindLabel: KINDS[kind].label, meaning: KINDS[kind].meaning, typeBy: isDimension(typeBy) ? typeBy : null, placeBy: isDimension(placeBy) ? placeBy : null, period, tested, chance, ...found,
    })),
  };
}
