import { graphql } from '../../../graphql/gen/index.js';
import type { DimensionId, IssueSignalsQuery } from '../../../graphql/gen/graphql.js';
import type { MetricDefinition } from '../../../measure/measure.js';
import { folded } from '../../../signals/fold.js';
import type { Folded } from '../../../signals/fold.js';
import { axisOf } from '../../../chart/prepare/trend.js';
import type { Trend, TrendPoint } from '../../../chart/prepare/trend.js';

/** What was found unusual after the newest load: growing, new and stuck types. Asked apart from the page, for people change it between two loads. */
export const ISSUE_SIGNALS = graphql(/* GraphQL */ `
  query IssueSignals($input: SignalsInput!) {
    signals(input: $input) {
      isCurrent
      budget { families { kind typeBy tested chance notice warning critical } }
      rows {
        id strength state owner since foldedInto
        type { dimension member { key label { en zh } isOther } }
        place { dimension member { key label { en zh } isOther } }
        reasons {
          kind kindLabel { en zh } strength since sentence { en zh }
          figures { observed unit trend { bucket from values } }
          cases { metric part range { from to } filters { dimension member { key } } }
        }
      }
    }
  }
`);

type Signals = IssueSignalsQuery['signals'];

/** A signal with its type, place, reasons and how people dealt with it. */
export type Alert = Signals['rows'][number];

/** One rule a signal was found by. */
export type AlertReason = Alert['reasons'][number];

/** Kinds that tell of types which come or grow. */
const EMERGING: ReadonlySet<AlertReason['kind']> = new Set<AlertReason['kind']>(['surge', 'weekly_surge', 'rise', 'new_type']);

/** Signals of types which come or grow, for one classification where it is watched, else of all; and what chance alone would give among as many series. */
export interface Emerging {
  /** What is alike is told once; reasons of other kinds are left out. */
  readonly groups: readonly Folded<Alert>[];
  /** Signals of other classifications. */
  readonly others: number;
  readonly tested: number;
  /** Series beyond their limit: one signal may rest on several. */
  readonly found: number;
  readonly byChance: number;
}

const sumOf = <T>(all: readonly T[], value: (one: T) => number): number => all.reduce((sum, one) => sum + value(one), 0);

/** Picks what a page of one classification tells of the signals. */
export function emergingOf({ budget, rows }: Signals, dimension: DimensionId): Emerging {
  const all = rows.filter(({ type }) => type !== null).map((row) => ({ ...row, reasons: row.reasons.filter(({ kind }) => EMERGING.has(kind)) })).filter(({ reasons }) => reasons.length > 0);
  const watched = (budget?.families ?? []).filter(({ kind, typeBy }) => EMERGING.has(kind) && typeBy !== null);
  const isWatched = watched.some(({ typeBy }) => typeBy === dimension) || all.some(({ type }) => type?.dimension === dimension);
  const alerts = isWatched ? all.filter(({ type }) => type?.dimension === dimension) : all;
  const families = watched.filter(({ typeBy }) => !isWatched || typeBy === dimension);
  return {
    groups: folded(alerts), others: all.length - alerts.length, tested: sumOf(families, ({ tested }) => tested),
    found: sumOf(families, ({ notice, warning, critical }) => notice + warning + critical), byChance: sumOf(families, ({ chance }) => chance ?? 0),
  };
}

/** Signals of types that stay unresolved, by the key of the type; those of one place are left out. */
export function stuckAlerts({ rows }: Signals, dimension: DimensionId): ReadonlyMap<string, Alert> {
  return new Map(rows.flatMap((alert) => (alert.reasons.some(({ kind }) => kind === 'stuck') && alert.place === null && alert.type?.dimension === dimension ? [[alert.type.member.key, alert] as const] : [])));
}

/** The series that was judged, as a small trend. */
export function alertTrend({ figures: { trend: { from, values } } }: AlertReason, definition: MetricDefinition): Trend {
  const points = from.map((day, i): TrendPoint => ({ from: day, to: day, value: values[i] ?? null, n: 0, complete: true, low: null, high: null, caveat: null, limits: null }));
  const known = values.filter((value) => value !== null);
  return { shape: 'bar', points, firmUntil: points.length - 1, gaps: 0, hasStrip: false, extent: known.length === 0 ? null : [Math.min(...known), Math.max(...known)], axis: axisOf(known, definition) };
}
