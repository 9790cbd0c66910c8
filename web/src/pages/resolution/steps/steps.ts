import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { MetricId, ResolutionQuery } from '../../../graphql/gen/graphql.js';
import type { LocalisedText } from '../../../text/locale.js';
import { measureText } from '../../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../../measure/measure.js';
import type { NumberOf } from '../../../measure/number-link.js';
import { countText, percentText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';

type StepSeries = NonNullable<ResolutionQuery['steps']>[number];

/** Those who went no further before a step, by the outcome they have now. */
export interface Loss {
  readonly key: string;
  readonly label: LocalisedText;
  readonly isOther: boolean;
  readonly n: number;
}

/** A step of a funnel: how many took it, of how many, and who did not. */
export interface Step {
  readonly metric: MetricId;
  readonly number: NumberOf;
  readonly label: LocalisedText;
  readonly n: number;
  readonly of: number;
  /** Share of those at the start, 0 to 1; null where nobody started. */
  readonly share: number | null;
  /** The step's own rate in words. */
  readonly rate: string;
  readonly interval: string;
  readonly fraction: string;
  /** Largest first, by the outcomes; those without one yet last. */
  readonly losses: readonly Loss[];
  readonly lost: number;
  /** Of those lost, how many may still take the step. */
  readonly waiting: number;
}

/** A funnel with its start. */
export interface Funnel {
  readonly start: number;
  readonly startLabel: LocalisedText;
  readonly steps: readonly Step[];
}

/**
 * The steps of a chain of shares, each counted within the one before. `totals` are the steps over the whole period; `byOutcome` the same split by outcome, so that
 * what is lost has a name. Null where a step is not answered.
 */
export function funnelOf(ids: readonly MetricId[], totals: readonly { readonly metric: MetricId; readonly total: MetricValue }[], byOutcome: readonly StepSeries[], definitions: ReadonlyMap<MetricId, MetricDefinition>, wording: Wording): Funnel | null {
  const found = ids.flatMap((id) => {
    const [definition, total] = [definitions.get(id), totals.find(({ metric }) => metric === id)?.total];
    return definition === undefined || total === undefined ? [] : [{ id, definition, total, n: total.numerator ?? 0, of: total.denominator ?? 0 }];
  });
  const [first] = found;
  if (first === undefined || found.length < ids.length) return null;
  const steps = found.map(({ id, definition, total, n, of }): Step => {
    const text = measureText(total, definition, wording.locale);
    return {
      metric: id, number: { metric: id, value: total }, label: definition.numeratorLabel, n, of, share: first.of === 0 ? null : n / first.of, rate: `${text.main}${text.unit}`, interval: text.interval ?? '—', fraction: text.fraction ?? '',
      losses: lossesOf(byOutcome.filter(({ metric }) => metric === id)), lost: of - n, waiting: Math.round(of * (1 - total.maturity)),
    };
  });
  return { start: first.of, startLabel: first.definition.denominatorLabel ?? first.definition.numeratorLabel, steps };
}

/** By size; what is folded, and what has no outcome yet, last. */
function lossesOf(parts: readonly StepSeries[]): Loss[] {
  const late = ({ key, isOther }: Loss): number => (isOther ? 1 : key === '' ? 2 : 0);
  return parts.flatMap(({ member, total }): Loss[] => {
    const n = (total.denominator ?? 0) - (total.numerator ?? 0);
    return member === null || n === 0 ? [] : [{ key: member.key, label: member.label, isOther: member.isOther, n }];
  }).sort((a, b) => late(a) - late(b) || b.n - a.n);
}

/** Words of the table's heads. */
export interface FunnelHeads {
  readonly step: string;
  readonly cases: string;
  readonly share: string;
  readonly rate: string;
  readonly lost: string;
}

/** The funnel as a table: a row a step. */
export function funnelTable({ start, startLabel, steps }: Funnel, heads: FunnelHeads, { locale, t, name }: Wording): ChartTable {
  const share = (value: number | null): string => (value === null ? '—' : percentText(value, locale));
  return {
    columns: [words('step', heads.step), figures('cases', heads.cases), figures('share', heads.share), figures('rate', heads.rate), figures('interval', t('measure.intervalHead')), figures('lost', heads.lost)],
    rows: [[name(startLabel), countText(start, locale), share(start === 0 ? null : 1), '', '', ''], ...steps.map((step) => [name(step.label), countText(step.n, locale), share(step.share), step.rate, step.interval, countText(step.lost, locale)])],
    numbers: { rate: [null, ...steps.map(({ number }) => number)] },
  };
}
